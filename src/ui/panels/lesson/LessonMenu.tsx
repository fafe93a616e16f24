// What else can be done with a lesson: all steps unlocked, another seed, another card, from the start.
import type {Lesson, LessonProfile} from '../../../lessons/lesson.ts';
import {useLab} from '../../store/lab-store.ts';
import {useLesson} from '../../store/lesson-store.ts';

const CARDS: Readonly<Record<LessonProfile, string>> = {datasheet: 'as its data sheet', qemu: 'QEMU’s'};
const SEEDS = 10_000;

/** At the foot of the column. */
export function LessonMenu({lesson}: {readonly lesson: Lesson}) {
  const {isUnlocked, seed, profile, unlock, takeRun, startOver} = useLesson();
  const runs = useLab((state) => state.view?.seed ?? null);
  const card = profile ?? lesson.profiles[0];
  return (
    <footer className="lesson-menu">
      <p className="quiet">Nothing is sent anywhere: the guesses stay in this browser.</p>
      <div className="lesson-menu-acts">
        <button type="button" className="button" aria-pressed={isUnlocked} onClick={() => unlock(!isUnlocked)}>
          Unlock all steps (teacher)
        </button>
        <button type="button" className="button" onClick={() => void startOver()}>
          Start over
        </button>
        <button type="button" className="button" onClick={() => void takeRun(anotherSeed(runs), profile)}>
          Another seed
        </button>
        {seed !== null && (
          <button type="button" className="button" onClick={() => void takeRun(null, profile)}>
            The lesson’s own seed
          </button>
        )}
        {lesson.profiles.length > 1 && (
          <label className="lesson-card">
            Card{' '}
            <select
              className="field"
              value={card}
              onChange={({target}) => void takeRun(seed, target.value === 'qemu' ? 'qemu' : 'datasheet')}
            >
              {lesson.profiles.map((one) => (
                <option key={one} value={one}>
                  {CARDS[one]}
                </option>
              ))}
            </select>
          </label>
        )}
        {runs !== null && (
          <span className="quiet">
            seed <span className="mono">{runs}</span>
          </span>
        )}
      </div>
    </footer>
  );
}

/** Any other than this. */
function anotherSeed(seed: number | null): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  const next = drawn % SEEDS;
  return next === seed ? next + 1 : next;
}
