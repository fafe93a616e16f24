// Predict mode as a screen: machine and model up to the present and not beyond, the last events, and the question at the right.
import {useEffect} from 'react';
import {useLab} from '../../store/lab-store.ts';
import {isAsking, usePredict} from '../../store/predict-store.ts';
import {usePresent} from '../../store/present-event.ts';
import {type ShownInstant, useShownInstant} from '../../store/shown-instant.ts';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';
import {RecentRecords} from '../lesson/RecentRecords.tsx';
import {WaitingAccess} from '../lesson/WaitingAccess.tsx';
import {MachinePanel} from '../machine/MachinePanel.tsx';
import {ModelPanel} from '../model/ModelPanel.tsx';
import {PredictSide} from './PredictSide.tsx';
import '../lesson/lesson.css';
import './predict.css';

export default function PredictScreen() {
  const shown = useShownInstant();
  useEffect(() => {
    void usePredict.getState().begin();
    return () => usePredict.getState().leave();
  }, []);
  return (
    <div className="predict">
      <section className="predict-stage" aria-label="Stage">
        {shown === null ? <p className="panel-empty">No run is open.</p> : <Stage shown={shown} />}
      </section>
      <PredictSide />
    </div>
  );
}

function Stage({shown}: {readonly shown: ShownInstant}) {
  const present = usePresent(shown);
  const chosen = shown.chosen?.event ?? null;
  const position = useLab((state) => state.view?.position ?? 0);
  const asked = usePredict((state) => (isAsking(state, position) ? (state.put?.asked ?? null) : null));
  return (
    <>
      <div className="predict-drawings">
        <PanelBoundary name="Machine">
          <MachinePanel hasStops view={shown.view} chosen={chosen} {...present} />
        </PanelBoundary>
        <PanelBoundary name="Model">
          <div className="stage-model">
            <ModelPanel view={shown.view} chosen={chosen} {...present} />
            {asked !== null && <WaitingAccess asked={asked} view={shown.view} />}
          </div>
        </PanelBoundary>
      </div>
      <PanelBoundary name="Log">
        <RecentRecords event={shown.event} />
      </PanelBoundary>
    </>
  );
}
