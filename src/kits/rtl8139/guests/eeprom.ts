// The serial EEPROM by its four wires in 9346CR, bit by bit: as drivers ask it for the station address. [93C46, READ; seen in recordings]
import {type DriverOp, inb, outb} from '../../../sim/guests/driver.ts';
import {CR9346, CR9346_MODE, PORT} from '../sheet/registers.ts';

const READ = 0b110;
const SELECTED = CR9346_MODE.PROGRAM | CR9346.EECS;
const CLOCK = CR9346.EESK;
/** Address bits of a 93C56 and of a 93C46, in the order in which they are tried. */
const LONG_ADDRESS = 8;
const SHORT_ADDRESS = 6;
/** Word 0 of an EEPROM that somebody has filled. */
const SIGNATURE = 0x8129;
/** The three words of the station address begin here. */
const STATION = 7;

/** The three words of the station address, after a look at how long addresses are. */
export function* readStation(): DriverOp<readonly number[]> {
  const addressBits = (yield* readWord(0, LONG_ADDRESS)) === SIGNATURE ? LONG_ADDRESS : SHORT_ADDRESS;
  const words: number[] = [];
  for (let word = 0; word < 3; word++) words.push(yield* readWord(STATION + word, addressBits));
  return words;
}

function* readWord(location: number, addressBits: number): DriverOp<number> {
  const command = location | (READ << addressBits);
  yield* outb(PORT['9346CR'], CR9346_MODE.PROGRAM);
  yield* wires(0);
  for (let bit = addressBits + 4; bit >= 0; bit--) {
    const data = (command >>> bit) & 1 ? CR9346.EEDI : 0;
    yield* wires(data);
    yield* wires(data | CLOCK);
  }
  yield* wires(0);
  let value = 0;
  for (let bit = 0; bit < 16; bit++) {
    yield* wires(CLOCK);
    value = (value << 1) | ((yield* inb(PORT['9346CR'])) & CR9346.EEDO);
    yield* wires(0);
  }
  yield* outb(PORT['9346CR'], CR9346_MODE.NORMAL);
  yield* inb(PORT['9346CR']);
  return value;
}

/** Sets the wires of the selected EEPROM; a read gives them their time. */
function* wires(levels: number): DriverOp<void> {
  yield* outb(PORT['9346CR'], SELECTED | levels);
  yield* inb(PORT['9346CR']);
}
