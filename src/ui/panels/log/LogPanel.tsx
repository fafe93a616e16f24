// The log: every access, verdict, interrupt and hand-off of the run, newest at the present; ahead of it, hatched.
import {useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import {logRows} from '../../layout/log-rows.ts';
import {isEverything} from '../../store/lab-state.ts';
import {selectCurrent, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {IconButton} from '../../widgets/IconButton.tsx';
import {laterPart} from '../../widgets/later-part.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {Popover, type PopoverPlace} from '../../widgets/Popover.tsx';
import {LogTable} from './LogTable.tsx';
import './log.css';

/** The language of filters comes after the first paint. */
const LogFilter = laterPart('The filter', () => import('./LogFilter.tsx'), {
  waiting: <span className="log-filter-space" />,
});

const FindBar = laterPart('Find', () => import('../find/FindBar.tsx'));

const FilterMenu = laterPart('The filter’s choices', () => import('../filter/FilterMenu.tsx'), {
  around: (notice, {place, onClose}) => (
    <Popover label="Filter" place={place} onClose={onClose}>
      {notice}
    </Popover>
  ),
});

/** Header with the filter, and the list below it. */
export default function LogPanel() {
  const computed = useLab((state) => state.view?.computed ?? 0);
  const matches = useLab((state) => state.matches);
  const counts = useLab((state) => state.matchCounts);
  const filter = useLab((state) => state.filter);
  const current = useLab(selectCurrent);
  const words = useLab((state) => state.words);
  const isFinding = usePage((state) => state.isFinding);
  const [follows, setFollows] = useState(true);
  const [menu, setMenu] = useState<{readonly place: PopoverPlace; readonly column: string | null} | null>(null);
  const isSearching = matches === null && !isEverything(filter);
  const rows = isSearching ? logRows(new Uint32Array(0), computed) : logRows(matches, computed, current, counts);
  return (
    <Panel
      title="Log"
      className="log-panel"
      actions={
        <>
          <LogFilter onMenu={(place) => setMenu({place, column: null})} />
          <span className="quiet log-count" role="status">
            {isSearching && computed > 0
              ? 'searching'
              : `${thousands(matches?.length ?? rows.count)} of ${thousands(computed)}`}
          </span>
          <IconButton
            icon="follow"
            name="Keep the present in sight"
            pressed={follows}
            onClick={() => setFollows(!follows)}
          />
        </>
      }
    >
      <div className="log-body">
        {isFinding && <FindBar />}
        {rows.count === 0 ? (
          <p className="panel-empty">{emptyText(computed, isSearching)}</p>
        ) : (
          <LogTable
            rows={rows}
            follows={follows}
            onScrollAway={() => setFollows(false)}
            onMenu={(place, column) => setMenu({place, column})}
          />
        )}
      </div>
      {menu !== null && words !== null && <FilterMenu words={words} {...menu} onClose={() => setMenu(null)} />}
    </Panel>
  );
}

function emptyText(computed: number, isSearching: boolean): string {
  if (computed === 0) return 'Nothing has happened yet. Run, or step to the first access.';
  return isSearching ? 'Searching.' : 'No event passes the filter. Empty the box above to see all events again.';
}
