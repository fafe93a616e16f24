// What a guest is in the exploration: how it stands, what its model knows, and what a hand-off saved for it. What no decision reads before
// it is written anew is taken to be as after a reset, so that fewer states differ: of the owner what a hand-off saves, of the other what
// only an owner's accesses ask.
import {present} from '../../../base/assert.ts';
import {isAmong} from '../../../base/bits.ts';
import type {StagedGuest} from '../../../sim/explore/packed-code.ts';
import {standingVariables} from '../../../sim/explore/standing-variables.ts';
import {bit, type Variable, values} from '../../../sim/explore/variable.ts';
import {hostAddress} from '../model/checks.ts';
import {FIRST_CAPR, type Rtl8139Context} from '../model/context.ts';
import {PORT, TSAD, TSD} from '../sheet/registers.ts';
import {
  CAPRS,
  CBRS,
  COMMANDS,
  DESCRIPTOR_SETS,
  type Domain,
  FILTERS,
  GUEST_FRAMES,
  GUEST_RINGS,
  LENGTHS,
  STATUS,
  TSDS,
  TURNS,
} from './domains.ts';
import {FRESH, GUEST_NAMES, INTERRUPTS, OWN_FRAMES, OWN_RING, RUN_ON, VIEWS, WINDOWS} from './layout.ts';
import type {Testbench} from './testbench.ts';

/** A guest to put values into, as one stands that has done nothing but say where its frames and its ring lie. */
export function stagedGuest(testbench: Testbench, guest: number): StagedGuest<Rtl8139Context> {
  return {state: testbench.monitor.model.initialState, context: preparedContext(testbench, guest), standing: 0};
}

/** The variables of one guest in two words, which are put back by way of `staged`. */
export function guestVariables(
  testbench: Testbench,
  guest: number,
  staged: StagedGuest<Rtl8139Context>,
): readonly [readonly Variable[], readonly Variable[]] {
  const {monitor} = testbench;
  const into = staged.context;
  // What a guest's model knows is laid over what it knew before: it stays the same object.
  const live = monitor.context(guest);
  const name = present(GUEST_NAMES[guest], 'a guest has a name');
  const isOwner = (): boolean => monitor.owner === guest;
  const one = (
    what: string,
    {values: all, words}: Domain,
    read: () => number,
    stage: (value: number) => void,
  ): Variable => values(`${name}.${what}`, all, words, read, stage);
  const known: Variable[] = [
    ...standingVariables(testbench, guest, staged),
    one(
      'CR',
      COMMANDS,
      () => live.CR,
      (value) => {
        into.CR = value;
        into.isStopping = false; // the abstract card stores at once
        into.isLeft = false; // and what is kept for others is no matter of it
      },
    ),
    bit(
      `${name}.bus mastering`,
      () => live.isMaster,
      (yes) => {
        into.isMaster = yes;
      },
    ),
    one(
      'turn',
      TURNS,
      () => live.turn,
      (value) => {
        into.turn = value;
      },
    ),
    one(
      'descriptors that wait',
      DESCRIPTOR_SETS,
      () => live.waiting,
      (value) => {
        into.waiting = value;
      },
    ),
    one(
      'descriptors told to send',
      DESCRIPTOR_SETS,
      () => live.given,
      (value) => {
        into.given = value;
      },
    ),
    one(
      'RBSTART',
      GUEST_RINGS,
      () => live.RBSTART,
      (value) => {
        into.RBSTART = value;
        into.ringAt = value === 0 ? 0 : hostOf(guest, value);
      },
    ),
    one(
      'RCR',
      FILTERS,
      () => live.RCR,
      (value) => {
        into.RCR = value;
      },
    ),
    one(
      'longest ring',
      LENGTHS,
      () => (isOwner() ? live.longestRing : 0),
      (value) => {
        into.longestRing = value;
      },
    ),
    one(
      'ISR bits owed',
      STATUS,
      () => (testbench.habits.listens ? live.owed : 0),
      (value) => {
        into.owed = value;
      },
    ),
  ];
  const kept: Variable[] = [
    ...TSAD.map((register, descriptor) =>
      one(
        register.name,
        GUEST_FRAMES,
        () => live.TSAD[descriptor] ?? 0,
        (value) => {
          into.TSAD[descriptor] = value;
          into.sendsFrom[descriptor] = hostOf(guest, value);
        },
      ),
    ),
    ...TSD.map((register, descriptor) =>
      one(
        register.name,
        TSDS,
        () => (isOwner() && !isAmong(live.waiting, descriptor) ? FRESH : (live.TSD[descriptor] ?? FRESH)),
        (value) => {
          into.TSD[descriptor] = value;
        },
      ),
    ),
    one(
      'CAPR',
      CAPRS,
      () => (isOwner() ? FIRST_CAPR : live.CAPR),
      (value) => {
        into.CAPR = value;
      },
    ),
    one(
      'CBR',
      CBRS,
      () => (isOwner() ? 0 : live.CBR),
      (value) => {
        into.CBR = value;
        into.lookAt = value;
      },
    ),
    values(
      `${name}.IMR`,
      [0, INTERRUPTS],
      ['0', 'ROK, TOK and RXOVW'],
      () => live.IMR,
      (value) => {
        into.IMR = value;
      },
    ),
  ];
  return [known, kept];
}

/** A guest that has said where its frames and its ring lie, and of what it wants to hear. */
function preparedContext(testbench: Testbench, guest: number): Rtl8139Context {
  const {model} = testbench.monitor;
  const context = model.freshContext(present(WINDOWS[guest], 'a window for each guest'), VIEWS[guest]);
  for (const {offset} of TSAD) model.commit(context, true, offset, OWN_FRAMES);
  model.commit(context, true, PORT.RBSTART.offset, testbench.habits.receives ? OWN_RING : 0);
  model.commit(context, true, PORT.RCR.offset, RUN_ON);
  model.commit(context, true, PORT.IMR.offset, testbench.habits.listens ? INTERRUPTS : 0);
  context.saved = testbench.savedRegisters;
  return context;
}

/** The host's address of a guest's, as the card has it: of none the beginning of its memory. */
function hostOf(guest: number, address: number): number {
  const {start} = present(WINDOWS[guest], 'a window for each guest');
  return address === 0 ? start : (hostAddress(present(VIEWS[guest], 'a view for each guest'), address) ?? start);
}
