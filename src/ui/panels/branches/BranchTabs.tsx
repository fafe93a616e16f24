// The courses of the run, oldest first: a press opens one where it was left.

import {thousands} from '../../../base/figures.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import './branches.css';

/** Shown once the run has forked. */
export default function BranchTabs() {
  const branches = useLab((state) => state.branches);
  const {openBranch} = useLab.getState();
  if (branches === null) return null;
  return (
    <nav className="branches" aria-label="Branches of the run">
      <span className="quiet">Branches</span>
      {branches.branches.map(({id, name, from}) => (
        <button
          key={id}
          type="button"
          className="branch"
          aria-current={id === branches.current ? 'true' : undefined}
          title={from === null ? name : `${name}, from event ${thousands(from)} on`}
          onClick={() => openBranch(id)}
        >
          {name}
          {from !== null && <span className="quiet mono"> {thousands(from)}</span>}
        </button>
      ))}
      <span className="grow" />
      <button type="button" className="button" onClick={() => usePage.getState().openDialog('branches')}>
        Compare two
      </button>
    </nav>
  );
}
