// Whole machines with the card: guests that share it lose nothing that is not recorded, and a rogue moves nothing but its own bytes.
import {beforeAll, describe, expect, test} from 'vitest';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {GuestSpec, Scenario} from '../../../src/scenarios/scenario.ts';
import {runUnder} from '../../../src/sim/lab/compare/technique-run.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {HOST_PAGE_BYTES} from '../../../src/sim/machine/host-memory.ts';
import {ExitReason, Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {viewOf} from '../../../src/trace/record-view.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
const ROGUE = 2;

beforeAll(() => fetchKit('rtl8139'));

function named(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario === undefined) throw new Error(`no ${name}`);
  return scenario;
}

function run(scenario: Scenario, profile: CardProfile, hooks?: string): Lab {
  const opened = openLab(scenario, {profile, hooks});
  if (!opened.ok) throw new Error(opened.fault.message);
  opened.value.runToEnd();
  return opened.value;
}

function memoryOf({machine}: Lab): Uint8Array {
  return machine.hostMemory?.bytes ?? new Uint8Array(0);
}

/** The same with a guest in the rogue's place that only listens. */
function calm(scenario: Scenario): Scenario {
  const listens = (guest: GuestSpec): GuestSpec =>
    guest.driver === 'rogue' ? {...guest, driver: 'linux', workload: {kind: 'listen'}} : guest;
  return {...scenario, guests: scenario.guests.map(listens)};
}

describe.each(PROFILES)('two guests (%s)', (profile) => {
  test('hand it over often, believe nothing wrong, and lose nothing that is not recorded', () => {
    const scenario = named('rtl8139-two-guests');
    const {handoffs, belief, guests} = run(scenario, profile).report('');
    expect(handoffs).toBeGreaterThanOrEqual(20);
    expect(belief.unsafe).toBe(0);
    const compared = runUnder({...scenario, profile}, 'vpio');
    if (!compared.ok) throw new Error(compared.fault.message);
    expect(compared.value.guests.map(({lost}) => lost)).toEqual(guests.map(({lost}) => lost));
    expect(compared.value.guests.map(({answered}) => answered)).toEqual([24, 24]);
  });

  test('find their places again whatever page maps they have', () => {
    for (const guestMemory of ['identity', 'offset', 'scattered'] as const) {
      const own = named('rtl8139-two-guests');
      const scenario = {...own, policies: {...own.policies, guestMemory}};
      const {guests, denials, belief} = run(scenario, profile).report('');
      expect(belief.unsafe).toBe(0);
      // A ring of 32 KiB is in one piece of host memory nowhere where pages are scattered: nobody receives.
      if (guestMemory === 'scattered') expect(denials).toBeGreaterThan(0);
      else expect(guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
    }
  });

  test('that lie elsewhere than their addresses say are denied where nothing translates', () => {
    const own = named('rtl8139-two-guests');
    const policies = (guestMemory: 'identity' | 'offset') =>
      ({...own.policies, guestMemory, translation: 'refuse'}) as const;
    const reportOf = (guestMemory: 'identity' | 'offset') =>
      run({...own, policies: policies(guestMemory)}, profile).report('');
    expect(reportOf('identity').guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
    expect(reportOf('offset').denials).toBeGreaterThan(0);
    expect(reportOf('offset').guests.map(({pings}) => pings.answered)).toEqual([0, 0]);
  });

  test('one of them reaches the registers as memory: all of its accesses exit while a hook is on the page, and the work is the same', () => {
    const own = named('rtl8139-two-guests');
    const second = own.guests[1];
    if (second === undefined || second.driver === 'recorded') throw new Error('two guests with drivers');
    const byMemory = run({...own, guests: [own.guests[0] ?? second, {...second, registers: 'memory'}]}, profile);
    const [first, other] = byMemory.machine.guests;
    expect(other?.counts.exits).toBeGreaterThanOrEqual(other?.counts.accesses ?? 0);
    expect(first?.counts.exits).toBeLessThan(first?.counts.accesses ?? 0);
    expect(byMemory.machine.vmm.ledger.byMemory).toBe(other?.counts.accesses);
    const faultsOf = ({store}: Lab, reason: number): number =>
      Array.from({length: store.length}, (_, at) => [kindOf(store.word(at, 0)), store.word(at, 1)]).filter(
        ([kind, why]) => kind === Kind.EXIT && why === reason,
      ).length;
    expect(faultsOf(byMemory, ExitReason.NPF)).toBe(other?.counts.accesses);
    const {policies, guests} = byMemory.machine.scenario;
    const shadowed = run({...own, guests, policies: {...policies, paging: 'shadow'}}, profile);
    expect([faultsOf(shadowed, ExitReason.NPF), faultsOf(shadowed, ExitReason.PF)]).toEqual([
      0,
      shadowed.machine.vmm.ledger.byMemory,
    ]);
    expect(shadowed.machine.vmm.ledger.byMemory).toBeGreaterThan(0);
    // A frame that comes between two owners is lost, and recorded.
    expect(byMemory.report('').guests.map(({rxFrames, lost}) => rxFrames + lost)).toEqual([25, 25]);
  });
});

describe.each(PROFILES)('a rogue (%s)', (profile) => {
  test('has its lawful frames sent and everything else denied, and no byte of the others’ memory is another for it', () => {
    const scenario = named('rtl8139-rogue');
    const lab = run(scenario, profile);
    const {guests, belief} = lab.report('');
    expect(belief.unsafe).toBe(0);
    expect(guests.map(({denials}) => denials)).toEqual([0, 0, 18]);
    expect(guests[ROGUE]?.txFrames).toBe(24);
    const [with_, without] = [memoryOf(lab), memoryOf(run(calm(scenario), profile))];
    const window = lab.machine.windows[ROGUE];
    const other = with_.findIndex(
      (byte, at) => byte !== without[at] && (at < (window?.start ?? 0) || at >= (window?.end ?? 0)),
    );
    expect(other, `page ${Math.floor(other / HOST_PAGE_BYTES)}`).toBe(-1);
  });

  test('every DMA that the card makes by itself lies in its owner’s window', () => {
    const {machine} = run(named('rtl8139-rogue'), profile);
    const {store, windows} = machine;
    let moves = 0;
    store.scan(0, store.next, ({index, w0, w1}) => {
      const record = viewOf(index, w0, w1, 0, 0, store.beside);
      if (record.kind !== 'dma' || record.move === 'read') return false;
      moves++;
      const {start = 0, end = 0} = windows[record.guest] ?? {};
      expect(record.address >= start && record.address + record.length <= end, `record ${index}`).toBe(true);
      return false;
    });
    expect(moves).toBeGreaterThan(20);
  });

  test('gets at others’ bytes where nobody watches', () => {
    const direct = runUnder({...named('rtl8139-rogue'), profile}, 'directMapped');
    if (!direct.ok) throw new Error(direct.fault.message);
    const {bytesWritten, framesStolen} = direct.value.attack;
    expect(bytesWritten).toBeGreaterThan(0);
    expect(framesStolen).toBeGreaterThan(0);
  });
});

test('where the machine stood it stands again, host memory among the rest', () => {
  const opened = openLab(named('rtl8139-two-guests'), {});
  if (!opened.ok) throw new Error(opened.fault.message);
  const lab = opened.value;
  lab.runTo(3000);
  const [memory, digest] = [memoryOf(lab).slice(), lab.digest()];
  lab.runToEnd();
  expect(memoryOf(lab)).not.toEqual(memory);
  lab.seek(3000);
  expect(memoryOf(lab)).toEqual(memory);
  lab.runTo(3000);
  expect(lab.digest()).toBe(digest);
});

type DrivenGuest = Exclude<GuestSpec, {readonly driver: 'recorded'}>;

describe.each(PROFILES)('a boot ROM, whose interrupts are masked (%s)', (profile) => {
  const own = named('rtl8139-boot-rom');
  const alone = (workload: DrivenGuest['workload']): Lab =>
    run(
      {
        ...own,
        limitUs: 200_000,
        guests: own.guests.slice(0, 1).map((guest): GuestSpec => ({...(guest as DrivenGuest), workload})),
      },
      profile,
    );

  test('asks for its answers, and has all of them, alone and beside Linux', () => {
    const ping = alone({kind: 'ping', to: '10.0.0.1', count: 9, intervalUs: 400, payloadBytes: 548, startUs: 0});
    expect(ping.report('').guests.map(({pings}) => pings)).toEqual([{sent: 9, answered: 9}]);
    expect(ping.report('').exits.interrupt).toBe(0);
    const {guests, belief} = run(own, profile).report('');
    expect(guests.map(({pings}) => pings)).toEqual([
      {sent: 6, answered: 6},
      {sent: 8, answered: 8},
    ]);
    expect(belief.unsafe).toBe(0);
  });

  test('gives an answer up that does not come, and is at rest when nothing is due', () => {
    const far = alone({kind: 'request', to: '52:54:00:00:00:09', count: 2, frameBytes: 60, startUs: 0});
    expect(far.machine.scripted[0]?.memory.app).toMatchObject({made: 2, answered: 0});
    expect(far.report('').end).toBe('finished');
    const send = alone({kind: 'send', to: '52:54:00:00:00:01', frames: 3, frameBytes: 60, startUs: 0});
    expect(send.machine.scripted[0]?.memory).toMatchObject({app: {made: 3}, nic: {timeouts: 0}});
    expect(send.report('').end).toBe('finished');
    expect(send.report('').cycles).toBeLessThan(1_000_000 * 18);
  });
});
