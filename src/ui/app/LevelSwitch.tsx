// How much the lab shows at once, and the switch between.
import {useLab} from '../store/lab-store.ts';
import {LEVELS, type Level, usePage} from '../store/page-store.ts';
import {Term} from '../widgets/Term.tsx';

/** What each level shows, in a sentence. */
const SHOWS: Readonly<Record<Level, string>> = {
  intro: 'Machine, Model and a caption; few buttons.',
  lab: 'All panels: also the event, the timeline and the log.',
  research: 'All panels, registers first, and every event in the log, also those that come by the thousand.',
};

/** Chooses a level; what research puts forward is put back by the others. */
export function chooseLevel(level: Level): void {
  const {level: before, setLevel, showSide} = usePage.getState();
  setLevel(level);
  const isDeep = level === 'research';
  if (isDeep === (before === 'research')) return;
  const {filter, setFilter} = useLab.getState();
  showSide(isDeep ? 'registers' : 'event');
  setFilter({...filter, brief: !isDeep});
}

/** `isTold`: with what the level shows. */
export function LevelSwitch({isTold = false}: {readonly isTold?: boolean}) {
  const level = usePage((state) => state.level);
  return (
    <label className="control level" title={SHOWS[level]}>
      <span className={isTold ? 'quiet' : 'quiet roomiest'}>
        <Term word="level">level</Term>
      </span>
      <select
        className="field"
        aria-label="level"
        value={level}
        onChange={({target}) => {
          const chosen = LEVELS.find((one) => one === target.value);
          if (chosen !== undefined) chooseLevel(chosen);
        }}
      >
        {LEVELS.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      {isTold && <span>{SHOWS[level]}</span>}
    </label>
  );
}
