// The lab of the level intro: the machine, the model, and a caption of two lines.
import {LiveMachinePanel} from '../panels/machine/MachinePanel.tsx';
import {LiveModelPanel} from '../panels/model/LiveModelPanel.tsx';
import {CaptionLine} from '../panels/transport/CaptionLine.tsx';
import {useShownInstant} from '../store/shown-instant.ts';
import {PanelBoundary} from '../widgets/PanelBoundary.tsx';
import './intro-lab.css';

export default function IntroLab() {
  const shown = useShownInstant();
  if (shown === null) return <p className="panel-empty">No run is open yet.</p>;
  return (
    <div className="intro-lab">
      <PanelBoundary name="Machine">
        <LiveMachinePanel shown={shown} />
      </PanelBoundary>
      <PanelBoundary name="Model">
        <LiveModelPanel shown={shown} />
      </PanelBoundary>
      <CaptionLine className="intro-caption" view={shown.view} />
    </div>
  );
}
