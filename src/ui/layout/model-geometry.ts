// The size in which a model is drawn: of a diagram's coordinate sets the one that reads best in a given area.
import {present} from '../../base/assert.ts';
import type {ModelDiagram, ModelGeometry} from '../../kits/contract/model-diagram.ts';
import {device} from '../../kits/screens.ts';

/** No text falls below this many pixels. */
const LEAST_TEXT = 11;

/** The drawing of the device's model. */
export function modelDiagram(): ModelDiagram {
  return present(device.diagram, 'a device that is spoken of has a drawing of its model');
}

/** The most detailed set: the size of a stage that has not been measured. */
export function firstSet({sets}: ModelDiagram = modelDiagram()): ModelGeometry {
  return present(sets[0], 'a diagram has a set');
}

/** Pixels a unit when a set fills an area. */
export function modelScale(set: ModelGeometry, width: number, height: number): number {
  return Math.min(width / set.width, height / set.height);
}

/** The set for a drawing area in pixels: the first that reads there, else the last. */
export function chooseModelSet(
  width: number,
  height: number,
  leastText = LEAST_TEXT,
  {sets}: ModelDiagram = modelDiagram(),
): ModelGeometry {
  const reads = (set: ModelGeometry): boolean => {
    const scale = modelScale(set, width, height);
    if (set.isForTall && scale < width / set.width) return false;
    return set.leastUnit === null
      ? scale * set.text.label >= leastText
      : scale >= set.leastUnit && leastText <= (set.text.share || set.text.label);
  };
  return sets.find(reads) ?? present(sets.at(-1), 'a diagram has a set');
}
