// Our driver in Linux's manner does register by register what Linux's was recorded doing.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {linuxDriver} from '../../../../src/kits/rtl8139/guests/linux-driver.ts';
import {PORT, RECEIVED, TSAD} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {
  type BoardSetup,
  DOWN,
  type DriverOp,
  type DriverState,
  type OpResult,
} from '../../../../src/sim/guests/driver.ts';
import type {Answer, Instruction} from '../../../../src/sim/machine/guest-program.ts';

const BOARD: BoardSetup = {mac: Uint8Array.of(0x52, 0x54, 0, 0x12, 0x34, 0x56), firstPage: 0x40, endPage: 0x60};
const TEXT = readFileSync(new URL('8139too.txt', import.meta.url), 'utf8');
/** Where its buffers lie is a driver's own affair. */
const PLACES = new Set([PORT.RBSTART, ...TSAD].map(({offset}) => offset));
const FRAME = Uint8Array.from({length: 590}, (_, i) => i);

interface Access {
  readonly kind: string;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
}

function section(name: string): readonly Access[] {
  const text = present(
    TEXT.split('\n\n').find((one) => one.includes(`## ${name}\n`)),
    `a section ${name}`,
  );
  const lines = text.split('\n').filter((line) => /^[rw] /.test(line));
  return lines.map((line) => {
    const [kind = '', ...numbers] = line.split(' ');
    const [offset = 0, size = 0, value = 0] = numbers.map((number) => Number.parseInt(number, 16));
    return {kind, offset, size, value};
  });
}

/** An access in words; a place's value left out. */
function words({kind, offset, size, value}: Access): string {
  return `${kind} ${offset.toString(16)} ${size}${PLACES.has(offset) ? '' : ` ${value.toString(16)}`}`;
}

/** Runs an operation on the recorded card: what it did, and its result. */
function replay(
  op: DriverOp<OpResult>,
  recorded: readonly Access[],
): {readonly did: readonly string[]; readonly result: OpResult} {
  const did: string[] = [];
  let step = op.next(undefined);
  while (step.done !== true) step = op.next(answer(step.value, recorded, did));
  return {did, result: step.value};
}

function answer(instruction: Instruction, recorded: readonly Access[], did: string[]): Answer {
  if (instruction.op === 'load') {
    const header = Uint8Array.of(RECEIVED.ROK, 0, (FRAME.length + 4) & 0xff, (FRAME.length + 4) >> 8);
    return instruction.length === header.length ? header : FRAME;
  }
  if (instruction.op === 'in') {
    const value = recorded[did.length]?.value ?? 0;
    did.push(words({kind: 'r', offset: instruction.offset, size: instruction.size, value}));
    return value;
  }
  if (instruction.op === 'out') did.push(words({...instruction, kind: 'w'}));
  return undefined;
}

function state(): DriverState {
  return {...DOWN, ...replay(linuxDriver.init(BOARD), section('start')).result.changed};
}

test('it starts the card with the recorded accesses, EEPROM wires and all', () => {
  const {did} = replay(linuxDriver.init(BOARD), section('start'));
  expect(did).toEqual(section('start').map(words));
});

test('a frame goes out by the recorded write, read back', () => {
  const recorded = section('transmit');
  const {did} = replay(linuxDriver.transmit(BOARD, {...state(), next: 1}, new Uint8Array(342)), recorded);
  expect(did).toEqual(recorded.map(words));
});

test('an interrupt for a frame sent and one received is served by the recorded accesses', () => {
  const recorded = section('interrupt');
  const busy = {...state(), buffers: [0, 342, 0, 0], sending: 1, next: 2};
  const {did, result} = replay(linuxDriver.interrupt(BOARD, busy), recorded);
  expect(did).toEqual(recorded.map(words));
  expect(result.received).toEqual([FRAME]);
  expect(result.changed).toMatchObject({buffers: [0, 0, 0, 0], sending: -1, ringAt: 600});
});
