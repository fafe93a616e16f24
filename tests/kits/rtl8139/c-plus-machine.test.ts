// Whole machines whose guests have the card in C+ mode, under a VMM that shadows their descriptors.
import {beforeAll, describe, expect, test} from 'vitest';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {RTL8139_FUZZ} from '../../../src/kits/rtl8139/fuzz/fuzz.ts';
import {PORT} from '../../../src/kits/rtl8139/sheet/registers.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import {fuzzGuests} from '../../../src/sim/lab/fuzz/guest-fuzz.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {viewOf} from '../../../src/trace/record-view.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
const SHADOW: Partial<Policies> = {descriptors: 'shadow'};

beforeAll(() => fetchKit('rtl8139'));

function named(name: string, policies: Partial<Policies> = SHADOW): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no ${name}`);
  return {...scenario, policies: {...scenario.policies, ...policies}};
}

/** The same, but the second guest has the card in ring mode. */
function mixed(): Scenario {
  const scenario = named('rtl8139-c-plus');
  const guests = scenario.guests.map((guest, at) =>
    guest.driver === 'recorded' || at === 0 ? guest : {...guest, driver: 'linux' as const},
  );
  return {...scenario, guests};
}

function open(scenario: Scenario, profile: CardProfile): Lab {
  const opened = openLab(scenario, {profile, watchReach: REACH_WATCH});
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  return opened.value;
}

function run(scenario: Scenario, profile: CardProfile): Lab {
  const lab = open(scenario, profile);
  lab.runToEnd();
  return lab;
}

/** Bytes of others that guests reached, and frames with such. */
function reached({machine}: Lab): number {
  return (machine.reach?.figures ?? []).reduce(
    (sum, {bytesRead, bytesWritten, framesStolen}) => sum + bytesRead + bytesWritten + framesStolen,
    0,
  );
}

/** Why frames for a guest were lost, one after another. */
function losses({machine: {store}}: Lab, guest: number): string[] {
  const whys: string[] = [];
  store.scan(0, store.next, ({index, w0, w1}) => {
    const record = viewOf(index, w0, w1, 0, 0, store.beside);
    if (record.kind === 'lost' && record.guest === guest) whys.push(record.why);
    return false;
  });
  return whys;
}

function outcome(lab: Lab) {
  const {guests, denials, belief} = lab.report();
  return [guests.map(({pings}) => pings.answered), denials, belief.unsafe, reached(lab)];
}

/** Registers of mode that the card has while C+ is on. */
function mode({machine}: Lab): number {
  return machine.cards[0]?.card.registers()['CPCR'] ?? -1;
}

describe.each(PROFILES)('descriptors of the C+ mode (%s)', (profile) => {
  test('are shadowed for two guests, who keep their places in both rings', () => {
    const lab = run(named('rtl8139-c-plus'), profile);
    expect(outcome(lab)).toEqual([[24, 24], 0, 0, 0]);
    expect(lab.report().handoffs).toBeGreaterThanOrEqual(20);
    expect(lab.machine.vmm.ledger.bounced).toBeGreaterThan(2 * 48 * 16);
  });

  test('are shadowed for one guest while the other’s ring is played back: what is lost came during a hand-off', () => {
    const lab = run(mixed(), profile);
    const {guests, denials, belief} = lab.report();
    const answered = guests.reduce((sum, {pings}) => sum + pings.answered, 0);
    const gaps = [...losses(lab, 0), ...losses(lab, 1)].filter((why) => why === 'gap').length;
    expect([answered + gaps, denials, belief.unsafe, reached(lab)]).toEqual([48, 0, 0, 0]);
    expect(gaps).toBeLessThan(6);
  });

  test('are shadowed where pages lie here and there, with and without copies of frames', () => {
    for (const translation of ['rewrite', 'bounce'] as const) {
      const lab = run(named('rtl8139-c-plus', {...SHADOW, guestMemory: 'scattered', translation}), profile);
      expect(outcome(lab), translation).toEqual([[24, 24], 0, 0, 0]);
    }
  });

  test('are refused by default: the driver finds no C+ card and falls back to the ring', () => {
    const lab = run(named('rtl8139-c-plus', {descriptors: 'refuse'}), profile);
    const {guests, denials, belief} = lab.report();
    expect(guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
    expect([denials, belief.unsafe, reached(lab), mode(lab)]).toEqual([2, 0, 0, 0]);
  });

  test('reach nothing of others by attack, and what a good guest loses is told frame by frame', () => {
    for (const attack of ['c-plus', 'tally', 'half-frame', 'wide', 'reset', 'reach'] as const) {
      const lab = run(named(`rtl8139-attack-${attack}`.replace('attack-reach', 'rogue')), profile);
      expect(reached(lab), attack).toBe(0);
      expect(lab.report().belief.unsafe, attack).toBe(0);
      expect(lab.report().denials, attack).toBeGreaterThan(0);
      for (const [id, guest] of lab.machine.scenario.guests.entries()) {
        if (guest.driver === 'recorded' || guest.workload.kind !== 'ping') continue;
        const {answered = 0} = lab.report().guests[id]?.pings ?? {};
        // A frame for everybody is no answer.
        expect(answered + losses(lab, id).length, `${attack}, ${guest.name}`).toBeGreaterThanOrEqual(
          guest.workload.count,
        );
        expect(answered, `${attack}, ${guest.name}`).toBeGreaterThan(guest.workload.count / 3);
      }
    }
  });

  test('are missing while an attacker has the receiver on and no buffer: what comes then is told as for a full ring', () => {
    const lab = run(named('rtl8139-attack-half-frame'), profile);
    const good = losses(lab, 0);
    expect(good.filter((why) => why === 'ring_full').length).toBeGreaterThan(0);
    expect(good.filter((why) => why !== 'ring_full' && why !== 'gap')).toEqual([]);
    expect(lab.report().handoffs).toBeGreaterThanOrEqual(20);
  });

  test('that nobody checks leak half a frame to who has the card next and ends it, on QEMU’s card: a chip’s reset drops it', () => {
    const lab = run(named('rtl8139-attack-half-frame', {descriptors: 'unchecked'}), profile);
    const stolen = lab.machine.reach?.figures[1]?.framesStolen ?? 0;
    expect(stolen > 0).toBe(profile === 'qemu');
  });

  test('that nobody checks have the card send and store what is another’s', () => {
    const lab = run(named('rtl8139-attack-c-plus', {descriptors: 'unchecked'}), profile);
    const {framesStolen = 0, bytesWritten = 0} = lab.machine.reach?.figures[1] ?? {};
    expect(framesStolen).toBe(4);
    expect(bytesWritten).toBeGreaterThan(0);
  });

  test('may be given in pieces: the card gets them with the last, and each answer is taken or told as lost', () => {
    const scenario = named('rtl8139-c-plus');
    const guests = scenario.guests.map((guest) =>
      guest.driver === 'recorded' ? guest : {...guest, driver: 'pieces' as const},
    );
    const lab = run({...scenario, guests}, profile);
    const {guests: figures, denials, belief} = lab.report();
    const answered = figures.reduce((sum, {pings}) => sum + pings.answered, 0);
    const lost = losses(lab, 0).length + losses(lab, 1).length;
    expect([answered + lost, denials, belief.unsafe, reached(lab)]).toEqual([48, 0, 0, 0]);
  });

  test('may be anything at all', () => {
    const {violations, exceptions} = fuzzGuests(RTL8139_FUZZ, {
      profile,
      hooks: 'sharing',
      policies: SHADOW,
      accesses: 2500,
      seed: 4000,
    });
    expect([...violations, ...exceptions]).toEqual([]);
  });
});

test('a frame of descriptors is being sent until its last bit has left, though its bytes lie nowhere any more', () => {
  const lab = run(named('rtl8139-c-plus'), 'datasheet');
  const {store} = lab.machine;
  const all = Array.from({length: store.next}, (_, index) => store.window(index, index + 1).view(index));
  const end = all.findIndex((record) => record?.kind === 'frame-tx');
  const polled = all.findLastIndex(
    (record, index) => index < end && record?.kind === 'access' && record.offset === PORT.TPPOLL.offset,
  );
  // The card fetches its bytes inside the access itself.
  const fetched = all.findIndex((record, index) => index > polled && record?.kind !== 'dma');
  expect(fetched).toBeLessThan(end);
  for (let index = fetched; index <= end; index++) {
    lab.seek(index);
    const {transmitting, agrees} = lab.view(false).truth;
    expect([transmitting?.address, transmitting?.length, agrees.transmit], `at ${index}`).toEqual([null, 60, true]);
  }
  expect(lab.view(false).truth.transmitting?.sent).toBe(60);
  lab.seek(end + 1);
  expect(lab.view(false).truth.transmitting).toBeNull();
});

test('where the machine stood it stands again, the shadow among the rest', () => {
  const lab = open(named('rtl8139-c-plus'), 'datasheet');
  const memory = (): Uint8Array => (lab.machine.hostMemory?.bytes ?? new Uint8Array(0)).slice();
  lab.runTo(3000);
  const {position} = lab;
  const [then, digest] = [memory(), lab.digest()];
  lab.runToEnd();
  const end = lab.digest();
  lab.seek(position);
  expect(Buffer.compare(memory(), then)).toBe(0);
  expect(lab.digest()).toBe(digest);
  lab.runToEnd();
  expect(lab.digest()).toBe(end);
});
