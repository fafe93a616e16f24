// The view that is on screen, as the address that leads back to it.
import {fail, ok, type Result} from '../../../base/result.ts';
import {type AnyLink, formatAnyLink} from '../../../scenarios/any-link.ts';
import type {LinkedView} from '../../../scenarios/linked-view.ts';
import {readableFilter} from '../../store/frame-filter.ts';
import {openedRequest, useLab} from '../../store/lab-store.ts';
import {useLessonPlace} from '../../store/lesson-place.ts';
import {usePage} from '../../store/page-store.ts';
import {shownDevice} from '../../store/run-device.ts';
import {SCREENS} from '../screens.ts';
import {keptLayout} from './kept-layout.ts';

const NO_LINK = 'No link can carry this view';
const INSTEAD = 'Save the work instead: it is a file with all of it.';

/** The query and the hash that lead to what is on screen; a fault is a sentence for the person. */
function presentQuery(): Result<string> {
  const {place} = useLessonPlace.getState();
  if (place === null) return runQuery();
  // A lesson opens its own runs, and stands in them where its step says.
  const {lesson, step, seed, profile} = place;
  const run = {scenario: null, seed, profile, card: null, changes: null, event: -1, moment: null};
  return queryOf({run, own: null, view: {...presentLooks(), known: null, selected: null, lesson, step}});
}

/** The same for the run, also where a lesson has opened it. */
export function runQuery(): Result<string> {
  const run = presentRun();
  return run.ok ? queryOf({...run.value, view: presentLooks()}) : run;
}

function queryOf(link: Parameters<typeof formatAnyLink>[0]): Result<string> {
  const query = formatAnyLink(link);
  if (!query.ok) return fail('', `${NO_LINK}: ${query.fault.message}. ${INSTEAD}`);
  const {screen} = useLab.getState();
  return ok(`${query.value}${SCREENS.find((one) => one.screen === screen)?.hash ?? '#lab'}`);
}

/** The address that leads to what is on screen. */
export function presentLink(): Result<string> {
  const query = presentQuery();
  return query.ok ? ok(new URL(query.value, location.href).href) : query;
}

function presentRun(): Result<Pick<AnyLink, 'run' | 'own'>> {
  const {view, changes, isPicture} = useLab.getState();
  const request = openedRequest();
  if (view === null || request === null || isPicture) return fail('', `${NO_LINK}: no run is open.`);
  const {scenario, recording} = request;
  const own = typeof scenario === 'string' ? null : scenario;
  if (own !== null && (recording !== null || typeof own !== 'object'))
    return fail('', `${NO_LINK}: its run is a recording out of a file. ${INSTEAD}`);
  return ok({
    run: {
      scenario: typeof scenario === 'string' ? scenario : null,
      seed: view.seed,
      profile: view.profile,
      card: shownDevice(view),
      changes,
      event: view.position - 1,
      moment: null,
    },
    own: own as AnyLink['own'], // an object: the worker has read it
  });
}

function presentLooks(): LinkedView {
  const {view, selection, filter, theme, words} = useLab.getState();
  const {side, tabs, memoryPage, memoryPlace, verdicts, frame, frameFilter, hidden, isInspectorDocked, level} =
    usePage.getState();
  const {position, computed} = view ?? {position: 0, computed: 0};
  return {
    known: computed > position ? computed - 1 : null,
    selected: selection,
    filter: filter.text,
    log: filter.brief ? 'brief' : 'whole',
    side,
    ...tabs,
    page: memoryPage,
    scale: memoryPlace.scale === 0 ? null : memoryPlace.scale,
    address: memoryPlace.scale === 0 ? null : memoryPlace.at,
    verdicts,
    frame,
    frames: readableFilter(frameFilter, words),
    hidden,
    sizes: keptLayout(),
    inspector: isInspectorDocked ? 'docked' : 'closed',
    theme,
    level,
    lesson: null,
    step: null,
  };
}
