// What the monitor made of the event: the model events drawn from it, the check and its verdict, the transition.

import type {GuestView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {EventStory} from '../../layout/event-story.ts';
import {leadsNowhere, pagesNow} from '../../layout/guest-pages.ts';
import {portWords} from '../../layout/meaning/access.ts';
import {denyText, eventName, moveText, refusedMoveText, stateName, transitionText} from '../../layout/meaning/model.ts';
import type {RecordOf} from '../../layout/meaning/record-meaning.ts';
import {pageRange} from '../../widgets/figures.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {VerdictMark} from '../../widgets/VerdictMark.tsx';
import {Worded} from '../../widgets/Worded.tsx';

/** Says so where nobody was asked. */
export function ModelAndCheck({story, guests}: {readonly story: EventStory; readonly guests: readonly GuestView[]}) {
  const {access, events, checks, transitions, denial} = story;
  const isSilent = events.length === 0 && checks.length === 0 && transitions.length === 0 && denial === null;
  if (isSilent && (access === null || access.kind !== 'access')) return null;
  return (
    <section className="event-part">
      <h3>
        <Worded text="Model event and check" dot={[['Model event', 'model event'], 'check']} />
      </h3>
      {isSilent && access?.kind === 'access' && <p className="quiet">{silenceText(access)}</p>}
      {transitions.map(({index, event, from, to}) => (
        <p key={index}>
          <b className="strong">{eventName(event)}</b> {transitionText(from, to, event)}
        </p>
      ))}
      {events
        .filter(({event}) => !transitions.some((transition) => transition.event === event))
        .map(({index, event, state}) => (
          <p key={index}>
            <b className="strong">{eventName(event)}</b>{' '}
            {denial === null ? `changes nothing in ${stateName(state)}` : 'not carried out'}
          </p>
        ))}
      {checks
        .filter(({allowed}) => !allowed)
        .map(({index, move}) => (
          <p key={index}>
            <b className="strong">{askedBy(move, access)}</b> refused
            {access?.kind === 'access' && ` in ${stateName(access.state)}`}
          </p>
        ))}
      {checks.map((check) => (
        <p key={check.index}>
          <VerdictMark verdict={check.allowed ? 'allow' : 'deny'} />{' '}
          {check.allowed || denial === null ? moveText(check) : refusedMoveText(check, denial)}
          <span className="quiet"> {whereText(check, denial?.reason ?? 0, guests)}</span>
        </p>
      ))}
      {denial !== null && (
        <p>
          {checks.length === 0 && <VerdictMark verdict="deny" />} {denyText(denial.reason)}
        </p>
      )}
    </section>
  );
}

/** The model event that asks for the move; where none does, as what is asked for is a standing permission, the access that would give it. */
function askedBy(move: RecordOf<'check'>['move'], access: EventStory['access']): string {
  const event = device.moves[move]?.event;
  if (event !== undefined && device.model.events[event] !== undefined) return eventName(event);
  return access === null ? 'A move' : portWords(access);
}

/** Why nobody was asked. */
function silenceText(access: {readonly hooked: boolean; readonly exited: boolean}): string {
  if (access.hooked) return 'Noted in the shadow registers; no model event.';
  const pages = device.sheet.pages === 1 ? '' : ' and on every page';
  return access.exited
    ? `Not hooked, yet it exited: a bit of the bitmap stands for a port in both directions${pages}. The model hears nothing.`
    : 'Not hooked: neither the VMM nor the model hears of it.';
}

/** Whose window a range lies in. */
function whereText(check: RecordOf<'check'>, reason: number, guests: readonly GuestView[]): string {
  const {guest: asker, address, length, allowed} = check;
  if (!allowed && leadsNowhere({...check, reason}, guests)) return 'by its own page map';
  const {pageBytes, isHost} = device.memory;
  const endAddress = address + Math.max(1, length);
  const runs = guests.flatMap((guest) => pagesNow(guest).map((run) => ({guest, ...run})));
  const held = runs.find(
    ({firstPage, endPage}) => address >= firstPage * pageBytes && endAddress <= endPage * pageBytes,
  );
  if (held === undefined) {
    const touched = runs.find(
      ({firstPage, endPage}) => address < endPage * pageBytes && endAddress > firstPage * pageBytes,
    )?.guest;
    const nobodys = isHost === true ? 'in the VMM’s pages' : 'in nobody’s window';
    return touched === undefined ? nobodys : `leaves ${guestLetter(touched.id)}’s window`;
  }
  const {guest: holder} = held;
  const range = pageRange(held);
  return `inside ${guestLetter(holder.id)}’s window ${range}${holder.id === asker ? '' : ', not its own'}`;
}
