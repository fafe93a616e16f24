// Which register decides: whose write the next check hangs on, where its range begins, or what gives its length.
import {fail, ok, type Result} from '../../base/result.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import {numbersOf} from '../../kits/contract/moves.ts';
import {wholeOf} from '../../kits/contract/port-sheet.ts';
import type {Asked, QuestionSpec} from '../../lessons/question.ts';
import {PORT_KEYS, portKey} from '../../trace/filter/words.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessOf, type Course, causesOf, recordAt} from '../course.ts';
import {guestWord} from '../words.ts';
import {nextCheck} from './verdict.ts';

type Of = Extract<QuestionSpec, {readonly kind: 'register'}>['of'];

const PROMPTS: Readonly<Record<Of, string>> = {
  trigger: 'Which register’s write is it that the monitor has to check?',
  address: 'Which register says where the bytes begin?',
  length: 'Which register says how many bytes there are?',
};

/** Asked behind record `at`. */
export function askRegister(course: Course, of: Of, prompt: string | undefined, at: EventIndex): Result<Asked> {
  const index = nextCheck(course, at + 1);
  const record = index === null ? null : recordAt(course, index);
  if (index === null || record?.kind !== 'check') return fail('register', 'no DMA is checked any more');
  const {kit} = course.lab.machine;
  const right = of === 'trigger' ? triggerOf(course, index) : (kit.moves[record.move]?.[of].name ?? null);
  if (right === null) return fail('register', 'the check that comes next was asked for by no access');
  const offered = [...new Set<string>([...deciding(kit), right])];
  return ok({
    kind: 'register',
    prompt: prompt ?? PROMPTS[of],
    choices: offered.map((id) => ({id, text: id})),
    right,
    within: 0,
    unit: null,
    outcome: index,
    waiting: null,
    causes: causesOf(course, index),
    told: `${right}, written by ${guestWord(record.guest)}.`,
  });
}

/** Registers that somebody may take for the one that decides: the command first, then those of all ranges. */
function deciding({model, moves}: DeviceKit): readonly string[] {
  const known = Object.values(moves);
  const commands = known.flatMap(({event}) => model.eventPorts[event]?.name ?? []);
  return [...commands, ...known.flatMap((move) => numbersOf(move).map(({name}) => name))];
}

/** The register that was accessed, both of its halves by one name. */
function triggerOf(course: Course, check: EventIndex): string | null {
  const index = accessOf(course, check);
  const access = index === null ? null : recordAt(course, index);
  if (access?.kind !== 'access') return null;
  const key = portKey(access.direction === 'out', access.page, access.offset);
  const word = key < PORT_KEYS ? course.words.ports[key] : undefined;
  return word === undefined ? null : wholeOf(course.lab.machine.kit.sheet, word);
}
