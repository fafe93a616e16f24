// The frames of the run as a list; the chosen one layer by layer and byte by byte, and where it lies in card memory.
import {useEffect, useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {dissect} from '../../../net/dissect.ts';
import {otherDevice} from '../../layout/card-words.ts';
import {fateWords, placeOfFrame} from '../../layout/frame-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {saveRun} from '../../store/save-run.ts';
import {useShownInstant} from '../../store/shown-instant.ts';
import {FilterBox} from '../../widgets/FilterBox.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';
import {useSteady} from '../../widgets/use-steady.ts';
import {FrameBytes} from './FrameBytes.tsx';
import {FrameList} from './FrameList.tsx';
import {type ByteSpan, FrameTree} from './FrameTree.tsx';
import {useFrameFilter, useFrames} from './use-frames.ts';
import './frames.css';
import {Worded} from '../../widgets/Worded.tsx';

export default function FramesScreen() {
  const isOffNetwork = useLab((state) => state.view !== null && device.network === null);
  return isOffNetwork ? <NoFrames /> : <Frames />;
}

/** Of a device that is on no network. */
function NoFrames() {
  return (
    <div className="frames-screen">
      <Panel title="Frames">
        <p className="panel-empty">The {device.facts.title} is on no network: there are no frames.</p>
      </Panel>
    </div>
  );
}

/** Follows the present until a frame is chosen. */
function Frames() {
  const shown = useSteady(useShownInstant());
  const view = shown?.view ?? null;
  const {watchMemory, select} = useLab.getState();
  const words = useLab((state) => state.words);
  const filter = useFrameFilter();
  const frames = useFrames(filter);
  const picked = usePage((state) => state.frame);
  const [span, setSpan] = useState<ByteSpan | null>(null);
  useEffect(() => {
    watchMemory(true);
    return () => watchMemory(false);
  }, [watchMemory]);

  const chosenFrame = shown?.frame ?? null;
  const chosenEvent = shown?.event ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record of the same frame is no reason to go back to it
  useEffect(() => {
    // Its place is one among all frames.
    if (chosenFrame !== null && filter === '' && chosenEvent !== usePage.getState().stayedFor)
      usePage.getState().chooseFrame(chosenFrame);
  }, [chosenFrame, filter]);

  const last = frames.total - frames.ahead - 1;
  const place = Math.min(picked ?? last, frames.total - 1);
  const row = frames.row(place);
  const rings = (view?.guests ?? []).flatMap(({ring}) => (ring === null ? [] : [ring]));
  const other = row === undefined ? null : otherDevice(row);
  const lies =
    row === undefined || other !== null || !view?.memory ? null : placeOfFrame(view.memory, row, rings, view.guests);
  const dissection = row === undefined ? null : dissect(row.bytes);
  const choose = (chosen: number | null): void => {
    usePage.getState().chooseFrame(chosen);
    setSpan(null);
    const index = chosen === null ? undefined : frames.row(chosen)?.index;
    if (index !== undefined) select(index);
  };
  return (
    <div className="frames-screen">
      <Panel
        title="Frames"
        subtitle={
          frames.all === 0 ? undefined : filter === '' ? (
            <Worded text={`${thousands(frames.all)} in all: sent, received, kept or lost`} dot={['kept']} />
          ) : (
            `${thousands(frames.total)} of ${thousands(frames.all)} pass`
          )
        }
        actions={
          <>
            {words !== null && (
              <FilterBox
                label="Filter the frames"
                value={filter}
                words={words}
                placeholder="frame.dir == tx"
                onApply={usePage.getState().filterFrames}
              />
            )}
            <IconButton
              icon="follow"
              name="Keep the last frame in sight"
              pressed={picked === null}
              onClick={() => choose(picked === null ? place : null)}
            />
            <IconButton icon="save" name="Save the frames as pcap, for Wireshark" onClick={() => void saveRun('pcap')}>
              pcap
            </IconButton>
          </>
        }
      >
        {frames.total === 0 ? (
          <p className="panel-empty">
            {frames.all === 0
              ? 'No frame yet. Run, or step on: a guest sends its first soon.'
              : 'No frame passes the filter. Empty the box above to see all again.'}
          </p>
        ) : (
          <PanelBoundary name="The list of frames" around={(notice) => notice}>
            <FrameList frames={frames} chosen={place} last={last} isFollowing={picked === null} onChoose={choose} />
          </PanelBoundary>
        )}
      </Panel>
      <Panel
        title={row === undefined ? 'The frame' : `Frame ${thousands(row.frame)}`}
        subtitle={row === undefined ? undefined : `${fateWords(row)}, ${thousands(row.bytes.length)} bytes`}
      >
        {row === undefined || dissection === null ? (
          <p className="panel-empty">Choose a frame in the list to see what it holds.</p>
        ) : (
          <PanelBoundary name="This frame" around={(notice) => notice}>
            <div className="frame-detail">
              <FrameTree dissection={dissection} span={span} onSpan={setSpan} />
              <FrameBytes row={row} dissection={dissection} place={lies} other={other} span={span} onSpan={setSpan} />
            </div>
          </PanelBoundary>
        )}
      </Panel>
    </div>
  );
}
