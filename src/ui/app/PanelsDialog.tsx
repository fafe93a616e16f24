// Which panels of the lab are on screen, and their usual sizes back.
import {LAB_PANELS, type LabPanel, usePage} from '../store/page-store.ts';
import {keepSizes} from '../store/panel-sizes.ts';
import {Dialog} from '../widgets/Dialog.tsx';

const NAMES: Readonly<Record<LabPanel, string>> = {
  machine: 'Machine',
  model: 'Model',
  event: 'Event, Registers, Costs',
  timeline: 'Timeline',
  log: 'Log',
};
const WINDOWS = ['full', 'low', 'compact'] as const;

/** Changes hold at once and are kept; one panel always stays. */
export default function PanelsDialog({onClose}: {readonly onClose: () => void}) {
  const hidden = usePage((state) => state.hidden);
  const {showPanel, layAgain} = usePage.getState();
  const isLast = hidden.length === LAB_PANELS.length - 1;
  return (
    <Dialog title="Panels of the lab" onClose={onClose}>
      <fieldset className="panels-choice">
        <legend className="quiet">What is put away leaves its place to the others.</legend>
        {LAB_PANELS.map((panel) => {
          const isShown = !hidden.includes(panel);
          return (
            <label key={panel}>
              <input
                type="checkbox"
                checked={isShown}
                disabled={isShown && isLast}
                onChange={() => showPanel(panel, !isShown)}
              />
              {NAMES[panel]}
            </label>
          );
        })}
      </fieldset>
      <div className="dialog-foot">
        <button
          type="button"
          className="button"
          onClick={() => {
            for (const window of WINDOWS) keepSizes(window, {});
            for (const panel of LAB_PANELS) showPanel(panel, true);
            layAgain();
          }}
        >
          All of them, in their usual sizes
        </button>
      </div>
    </Dialog>
  );
}
