// The moments that the open scenario names: each with where it is, as far as that is known, and the filter that finds it.

import {thousands} from '../../../base/figures.ts';
import {type FoundMoment, useFoundMoments} from '../../store/found-moments.ts';
import {useLab} from '../../store/lab-store.ts';
import {Dialog} from '../../widgets/Dialog.tsx';
import {milliseconds} from '../../widgets/figures.ts';
import {Term} from '../../widgets/Term.tsx';
import './moments.css';

/** Choosing one goes there and closes it. */
export default function MomentsDialog({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Moments" onClose={onClose}>
      <MomentList onChosen={onClose} />
    </Dialog>
  );
}

function MomentList({onChosen}: {readonly onChosen: () => void}) {
  const moments = useFoundMoments();
  const now = useLab((state) => (state.view?.position ?? 0) - 1);
  const title = useLab((state) => state.view?.scenario.title ?? '');
  if (moments.length === 0)
    return <p className="quiet">This scenario names no moments. A scenario of your own lists them under “moments”.</p>;
  return (
    <>
      <p className="quiet">
        The <Term word="moment">moments</Term> of “{title}”: what is worth a look. The run goes on by itself to one that
        it has not come to.
      </p>
      <ol className="moments">
        {moments.map((moment) => (
          <li key={moment.name}>
            <button
              type="button"
              className="moment"
              aria-current={moment.event === now ? 'step' : undefined}
              onClick={() => {
                onChosen();
                void useLab.getState().goToMoment(moment);
              }}
            >
              <b>{moment.name}</b>
              <span className="moment-at mono">{placeOf(moment)}</span>
              <code>{whichOf(moment)}</code>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function placeOf({event, at}: FoundMoment): string {
  if (event === null || at === null) return 'not reached yet';
  return `event ${thousands(event)}, ${milliseconds(at)} ms`;
}

function whichOf({filter, which}: FoundMoment): string {
  if (which === 'first') return filter;
  return which === 'last' ? `${filter}, the last` : `${filter}, number ${which}`;
}
