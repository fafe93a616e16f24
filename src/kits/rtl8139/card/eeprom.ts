// The 93C46 behind 9346CR: four wires that a driver moves one at a time. [RTL8139C, 9346CR; 93C46]
// Not modelled: writing and erasing it, which a driver may ask for and nothing happens.
import {CR9346} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import type {EepromState} from './registers.ts';

const MODE_OFF = 0;
/** Waits for a start bit, takes a command, gives a word. */
const MODE_START = 1;
const MODE_COMMAND = 2;
const MODE_READ = 3;
/** A command's upper two bits, and what they are for reading. */
const OPERATION = 0xc0;
const OPERATION_READ = 0x80;
const ADDRESS = 0x3f;
const COMMAND_BITS = 8;
const WORD_BITS = 16;

/** Nothing selected. */
export function powerOnEeprom(): EepromState {
  return {cs: 0, sk: 0, mode: MODE_OFF, tick: 0, input: 0, output: 0, do: 0};
}

/** A write to 9346CR in its programming mode moves the wires. */
export function setWires(core: Core, value: number): void {
  const {eeprom} = core;
  const hadSelect = eeprom.cs;
  const hadClock = eeprom.sk;
  eeprom.cs = (value & CR9346.EECS) !== 0 ? 1 : 0;
  eeprom.sk = (value & CR9346.EESK) !== 0 ? 1 : 0;
  if (hadSelect === 0 && eeprom.cs !== 0) enter(eeprom, MODE_START);
  if (eeprom.cs !== 0 && hadClock === 0 && eeprom.sk !== 0) clock(core, (value & CR9346.EEDI) !== 0 ? 1 : 0);
}

/** EEDO: what the EEPROM puts out while it is selected. */
export function dataOut({eeprom}: Core): number {
  return eeprom.cs !== 0 ? eeprom.do : 0;
}

function enter(eeprom: EepromState, mode: number): void {
  eeprom.mode = mode;
  eeprom.tick = 0;
  eeprom.input = 0;
}

/** The clock wire rises. After a word the next command may follow without a new select. */
function clock(core: Core, bit: number): void {
  const {eeprom} = core;
  eeprom.tick++;
  switch (eeprom.mode) {
    case MODE_START:
      if (bit !== 0) enter(eeprom, MODE_COMMAND);
      break;
    case MODE_COMMAND:
      eeprom.input = (eeprom.input << 1) | bit;
      if (eeprom.tick === COMMAND_BITS) takeCommand(core, eeprom.input);
      break;
    case MODE_READ:
      eeprom.do = (eeprom.output >> (WORD_BITS - 1)) & 1;
      eeprom.output = (eeprom.output << 1) & 0xffff;
      if (eeprom.tick === WORD_BITS) enter(eeprom, MODE_START);
      break;
  }
}

function takeCommand(core: Core, command: number): void {
  const {eeprom} = core;
  if ((command & OPERATION) !== OPERATION_READ) {
    eeprom.mode = MODE_OFF;
    return;
  }
  enter(eeprom, MODE_READ);
  eeprom.output = wordAt(core.config.mac, command & ADDRESS);
  eeprom.do = 0;
}

/** A word of its contents: what it is, whose it is, the station address. */
function wordAt(mac: Uint8Array, address: number): number {
  if (address === 0) return 0x8129;
  if (address === 1) return 0x10ec;
  if (address === 2) return 0x8139;
  const at = 2 * (address - 7);
  return at >= 0 && at < mac.length ? (mac[at] ?? 0) | ((mac[at + 1] ?? 0) << 8) : 0;
}
