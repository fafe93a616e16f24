// Hostile guests in a few lines of text, written down or by chance, and what they reached of others.
import fc from 'fast-check';
import {present} from '../../../src/base/assert.ts';
import {Kind} from '../../../src/trace/record-layout.ts';
import {ListedGuest, remote, setUp} from '../vmm/listed-guest.ts';
import {BusTap} from './bus-tap.ts';
import {ofKind, scenarioOf, viewsOf} from './runs.ts';

const BASE = scenarioOf('two-guests');
const HOSTILE = 0;
const BROADCAST = new Uint8Array(1000).fill(0xff);
const START = setUp(0x40, 0x60);

/** Runs lines of a hostile guest with window 0x40 to 0x5f beside a guest that pings, under the scenario's hooks if no others are given; what it moved of others'. */
export function trespasses(text: string, profile: 'qemu' | 'datasheet', hooks = BASE.hooks[profile]): string[] {
  const tap = new BusTap({...BASE, quantum: 100_000, limitUs: 12_000}, {profile, hooks});
  const guest = new ListedGuest(`${START}; ${text}`);
  const record = present(tap.lab.machine.guests[HOSTILE], 'the hostile guest');
  Object.assign(record, {program: guest});
  // Broadcasts all the time, so that whoever's ring it is fills.
  for (let at = 200_000; at < 20_000_000; at += 300_000) tap.lab.machine.segment.offer(BROADCAST, at);
  tap.lab.runToEnd();
  const unsafe = ofKind(viewsOf(tap.lab, [Kind.UNSAFE]), 'unsafe').filter(
    // Not its own loss: a stop with the remote command left standing, which QEMU's card goes on with.
    ({guest, reason}) => guest === HOSTILE && reason !== 'thought_reusable',
  );
  return [...tap.trespasses.slice(0, 5), ...unsafe.map(({reason, cause}) => `${reason} by #${cause}`)];
}

const page = fc.oneof(fc.integer({min: 0x40, max: 0x60}), fc.integer({min: 0x3e, max: 0x62}));
const address = fc.oneof(
  page.map((each) => each << 8),
  fc.integer({min: 0x3f00, max: 0x60ff}),
  fc.nat(0xffff),
);
const length = fc.oneof(fc.nat(0x300), fc.constantFrom(0x100, 0x1000, 0x2000, 0xf000, 0xffff));
const hex = (value: number): string => value.toString(16);
const command = fc
  .oneof(fc.constantFrom(0x0a, 0x12, 0x22, 0x21, 0x26, 0x16, 0x62, 0x4a, 0x0a, 0x12, 0x1a, 0x20, 0x02), fc.nat(0xff))
  .map((value) => `out CR ${hex(value)}`);
/** One thing that a hostile guest may try. */
export const hostileAct = fc.oneof(
  {weight: 3, arbitrary: command},
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(0x0a, 0x12), address, length)
      .map(([code, at, bytes]) => remote(code, at, bytes)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('PSTART', 'PSTOP', 'BNRY', 'TPSR'), page)
      .map(([name, value]) => `out ${name} ${hex(value)}`),
  },
  {weight: 1, arbitrary: page.map((value) => `out CR 62; out CURR ${hex(value)}; out CR 22`)},
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('RSAR0', 'RSAR1', 'RBCR0', 'RBCR1', 'TBCR0', 'TBCR1'), fc.nat(0xff))
      .map(([name, value]) => `out ${name} ${hex(value)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'out DCR 48',
      'out DCR 49',
      'out RCR 1c',
      'out RCR 4',
      'out IMR 3f; out IMR 0',
      'in reset',
      'in ISR',
      'out ISR ff',
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('insw', 'ins', 'insl'), fc.integer({min: 1, max: 0x900}))
      .map(([op, count]) => `${op} data ${hex(count)}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('outsw', 'outs'), fc.integer({min: 1, max: 900}))
      .map(([op, count]) => `${op} data ${'d1 '.repeat(count)}`),
  },
  {weight: 1, arbitrary: fc.tuple(fc.nat(31), fc.nat(0xffff)).map(([at, value]) => `outw ${hex(at)} ${hex(value)}`)},
  {weight: 1, arbitrary: fc.constantFrom('wait 20000', 'wait 80000')},
);
