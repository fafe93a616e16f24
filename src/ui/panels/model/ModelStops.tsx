// The model's states by keyboard, over its drawing.
import type {ModelGeometry} from '../../../kits/contract/model-diagram.ts';
import {device} from '../../../kits/screens.ts';
import type {Box} from '../../layout/machine-registers.ts';
import {modelScale} from '../../layout/model-geometry.ts';
import {type ModelTold, stateReading} from '../../layout/model-words.ts';
import {DrawingStops} from '../../widgets/DrawingStops.tsx';

interface ModelStopsProps {
  readonly view: ModelTold;
  readonly set: ModelGeometry;
  readonly width: number;
  readonly height: number;
  readonly chosenStates: readonly string[];
  readonly onState: (state: string) => void;
}

/** One stop of Tab; arrow keys go from state to state, Enter chooses. */
export default function ModelStops({view, set, width, height, chosenStates, onState}: ModelStopsProps) {
  const scale = modelScale(set, width, height);
  return (
    <DrawingStops
      label="States of the model"
      parts={device.model.states.map(({name}) => ({
        key: name,
        words: stateReading(name, view, chosenStates.includes(name)),
        box: stateBox(set, name),
      }))}
      scale={scale}
      left={(width - set.width * scale) / 2}
      top={(height - set.height * scale) / 2}
      chosen={chosenStates}
      onChoose={onState}
    />
  );
}

/** A state's box in drawing units. */
function stateBox({states, node}: ModelGeometry, name: string): Box {
  const [x, y] = states[name] ?? [0, 0];
  return {x: x - node.width / 2, y: y - node.height / 2, width: node.width, height: node.height};
}
