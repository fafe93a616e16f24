// Where everything in the machine panel stands, from the panel's size and the number of guests. [deck, slide 15]
// Two arrangements: full, and compact with fewer lines of text; text keeps its size, boxes and gaps stretch.
import {device} from '../../kits/screens.ts';
import type {Box} from './machine-registers.ts';

/** The I/O permission bitmap: a cell a port, port 0 first. */
export interface BitmapPlace {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** The places of the machine panel, in drawing units. */
export interface MachineGeometry {
  readonly density: 'full' | 'compact';
  readonly width: number;
  readonly height: number;
  /** Pixels a unit: least text of 12 units comes out at 12 times this. */
  readonly scale: number;
  readonly guests: readonly Box[];
  /** Lines of text in a guest's box below its name. */
  readonly guestLines: 1 | 2 | 3;
  readonly vmm: Box;
  readonly bitmap: BitmapPlace;
  readonly dmm: Box;
  readonly dmmLines: number;
  readonly card: Box;
  /** Parts of the device are null where it does not have them; its registers stand there. */
  readonly dataPort: Box | null;
  readonly registers: Box;
  readonly transmitter: Box | null;
  readonly memory: Box | null;
  /** Bar of the frame in progress; inside the transmitter's box when compact. */
  readonly frame: Box | null;
  /** Baselines of the card's captions; the second is absent when compact. */
  readonly captions: readonly number[];
  /** Lanes that paths run in. */
  readonly lanes: {
    readonly unhookedX: number;
    readonly exitX: number;
    readonly interruptX: number;
    readonly injectX: number;
    readonly unhookedY: number;
    readonly exitY: number;
    readonly injectY: number;
    readonly askY: number;
    readonly forwardY: number;
    readonly loopY: number;
  };
}

/** The size the full arrangement is drawn for. */
export const FULL_SIZE = {width: 590, height: 558} as const;
/** Below this the panel scrolls. */
const LEAST_SIZE = {width: 300, height: 271} as const;
/** A unit of the full arrangement is at least this many pixels, so that 12 comes out above 11. */
const LEAST_UNIT = 0.95;
const LARGEST_UNIT = 1.3;
const BASE_TEXT = 12;

/** What the device has, for the drawing. */
export interface DeviceParts {
  /** Ports from its base. */
  readonly ports: number;
  readonly hasDataPort: boolean;
  readonly hasTransmitter: boolean;
  readonly hasMemory: boolean;
}

/** What the device on the screen has. */
function deviceParts(): DeviceParts {
  const {sheet, machine, network, memory} = device;
  return {
    ports: sheet.ports,
    hasDataPort: machine.dataPorts.length > 0,
    hasTransmitter: network !== null,
    hasMemory: memory.end > memory.start,
  };
}

/** Places everything for a panel of `width` by `height` pixels; `leastText` pixels is the least size of text. */
export function machineGeometry(
  width: number,
  height: number,
  guests: number,
  leastText = BASE_TEXT,
  parts: DeviceParts = deviceParts(),
): MachineGeometry {
  const enlarged = leastText / BASE_TEXT;
  const unit = Math.min(width / FULL_SIZE.width, height / FULL_SIZE.height) / enlarged;
  if (unit >= LEAST_UNIT) {
    const scale = Math.min(LARGEST_UNIT, unit) * enlarged;
    return withParts(full(width / scale, height / scale, scale, guests, parts.ports), parts);
  }
  const w = Math.max(LEAST_SIZE.width, width / enlarged);
  const h = Math.max(LEAST_SIZE.height, height / enlarged);
  return withParts(compact(w, h, enlarged, guests, parts.ports), parts);
}

/** The places of a device that has everything. */
interface Whole extends MachineGeometry {
  readonly dataPort: Box;
  readonly transmitter: Box;
  readonly memory: Box;
  readonly frame: Box;
}

/** Gives the places of what is not there to the registers. */
function withParts(whole: Whole, {hasDataPort, hasTransmitter, hasMemory}: DeviceParts): MachineGeometry {
  const {registers, dataPort, transmitter} = whole;
  const left = hasDataPort ? registers.x : dataPort.x;
  const right = hasTransmitter ? registers.x + registers.width : transmitter.x + transmitter.width;
  return {
    ...whole,
    registers: {...registers, x: left, width: right - left},
    dataPort: hasDataPort ? dataPort : null,
    transmitter: hasTransmitter ? transmitter : null,
    frame: hasTransmitter ? whole.frame : null,
    memory: hasMemory ? whole.memory : null,
  };
}

/** Rows of two for as many ports as a card of old has; more are smaller, and lose their digits. */
function columnsFor(ports: number, usual: number): number {
  return ports > 64 ? 32 : Math.min(usual, ports);
}

function guestBoxes(count: number, margin: number, width: number, y: number, height: number): Box[] {
  const gap = count > 3 ? 8 : 12;
  const each = Math.min(280, (width - 2 * margin - gap * (count - 1)) / Math.max(1, count));
  return Array.from({length: count}, (_, i) => ({x: margin + i * (each + gap), y, width: each, height}));
}

function full(width: number, height: number, scale: number, guests: number, ports: number): Whole {
  const margin = 10;
  const more = (height - FULL_SIZE.height) / 3;
  const right = width - margin;
  const guestsEnd = 102;
  const vmm: Box = {x: 50, y: guestsEnd + 52 + more, width: right - 50, height: 154};
  const dmmWidth = Math.min(320, (right - 60) * 0.47);
  const dmm: Box = {x: right - 12 - dmmWidth, y: vmm.y + 15, width: dmmWidth, height: 126};
  const card: Box = {x: margin, y: vmm.y + vmm.height + 38 + more, width: right - margin, height: 170};
  const top = card.y + 10;
  const transmitter: Box = {x: right - 90, y: top, width: 80, height: 45};
  const memory: Box = {x: 20, y: top + 77, width: right - 88 - 20, height: 30};
  const wireY = card.y + card.height + 28 + more;
  const gap = 52 + more;
  const columns = columnsFor(ports, 16);
  const rows = Math.ceil(ports / columns);
  return {
    density: 'full',
    width,
    height,
    scale,
    guestLines: 3,
    dmmLines: 5,
    vmm,
    dmm,
    card,
    transmitter,
    memory,
    guests: guestBoxes(guests, margin, width, 8, guestsEnd - 8),
    bitmap: {
      x: 86,
      y: vmm.y + 42,
      columns,
      rows,
      cellWidth: columns > 16 ? 7 : 14,
      cellHeight: Math.min(20, 40 / rows),
    },
    dataPort: {x: 20, y: top, width: 100, height: 45},
    registers: {x: 126, y: top, width: transmitter.x - 6 - 126, height: 45},
    frame: {x: margin + (right - margin) * 0.3, y: wireY - 9, width: (right - margin) * 0.7, height: 17},
    captions: [memory.y + 60, memory.y + 76],
    lanes: {
      unhookedX: 30,
      exitX: 69,
      interruptX: right - 20,
      injectX: right - 40,
      unhookedY: guestsEnd + gap * 0.3,
      exitY: guestsEnd + gap * 0.45,
      injectY: guestsEnd + gap * 0.6,
      askY: vmm.y + 129,
      forwardY: vmm.y + vmm.height + 16 + more / 2,
      loopY: memory.y + memory.height + 11,
    },
  };
}

/** A line of a guest's box: the amber of its access touches neither the line above nor the frame. */
const GUEST_LINE = 20;

/** Between bitmap and DMM, where the mark of a denial stands. */
const STOP_ROOM = 22;

/** Above the guests' boxes: the outline of the one that is lit stands outside it. */
const LIT_ROOM = 5;

/** Room beyond the least is spent on lines of text first, then on the gaps. */
function compact(width: number, height: number, scale: number, guests: number, ports: number): Whole {
  const margin = 8;
  let room = height - LEAST_SIZE.height;
  const spend = (amount: number): boolean => {
    if (room < amount) return false;
    room -= amount;
    return true;
  };
  const guestLines = spend(GUEST_LINE) ? 2 : 1;
  let rows = spend(24) ? 2 : 1;
  let dmmLines = 3;
  while (dmmLines < 5 && spend(16)) dmmLines++;
  if (rows === 2 && width < 500 && spend(24)) rows = 3;
  const more = Math.min(24, room / 3);
  const right = width - margin;
  const guestHeight = 44 + (guestLines - 1) * GUEST_LINE;
  const gap = 25 + more;
  const vmm: Box = {
    x: margin + 28,
    y: LIT_ROOM + guestHeight + gap,
    width: right - margin - 28,
    height: 32 + dmmLines * 16,
  };
  const isWide = width >= 520;
  const columns = columnsFor(ports, isWide ? 16 : 8);
  const bitmapRows = Math.ceil(ports / columns);
  const bitmapHeight = vmm.height - 32;
  const cellHeight = Math.min(18, Math.floor(bitmapHeight / bitmapRows));
  const usualWidth = isWide ? Math.min(18, Math.max(13, (width - 440) / 16)) : Math.min(14, Math.max(12, width / 34));
  const cellWidth = columns > 16 ? (usualWidth * (isWide ? 16 : 8)) / columns : usualWidth;
  const bitmap: BitmapPlace = {x: margin + 52, y: vmm.y + 21, columns, rows: bitmapRows, cellWidth, cellHeight};
  const dmmX = Math.max(bitmap.x + columns * cellWidth + STOP_ROOM, right - 6 - 440);
  const dmm: Box = {x: dmmX, y: vmm.y + 6, width: right - 6 - dmmX, height: vmm.height - 12};
  const registersHeight = rows * 24 - 3;
  const card: Box = {x: margin, y: vmm.y + vmm.height + 23 + more, width: right - margin, height: 0};
  const top = card.y + 5;
  const roomy = width >= 420;
  const dataPort: Box = {x: 18, y: top, width: roomy ? 96 : 66, height: Math.min(45, registersHeight + 1)};
  const transmitter: Box = {
    x: right - 6 - (roomy ? 124 : 106),
    y: top,
    width: roomy ? 124 : 106,
    height: dataPort.height,
  };
  const memory: Box = {x: 18, y: top + registersHeight + 18 + more, width: right - 34 - 18, height: 20};
  const loopY = memory.y + memory.height + 9;
  const frameHeight = rows === 1 ? 4 : 10;
  return {
    density: 'compact',
    width,
    height,
    scale,
    guestLines,
    dmmLines,
    vmm,
    dmm,
    bitmap,
    dataPort,
    transmitter,
    memory,
    card: {...card, height: loopY + 18.5 - card.y},
    guests: guestBoxes(guests, margin, width, LIT_ROOM, guestHeight),
    registers: {
      x: dataPort.x + dataPort.width + 6,
      y: top,
      width: transmitter.x - 12 - dataPort.x - dataPort.width,
      height: registersHeight,
    },
    frame: {
      x: transmitter.x + 6,
      y: transmitter.y + transmitter.height - frameHeight - 2.5,
      width: transmitter.width - 12,
      height: frameHeight,
    },
    captions: [loopY + 15],
    lanes: {
      unhookedX: margin + 12,
      exitX: margin + 40,
      interruptX: right - 16,
      injectX: right - 34,
      unhookedY: LIT_ROOM + guestHeight + gap * 0.42,
      exitY: LIT_ROOM + guestHeight + gap * 0.6,
      injectY: LIT_ROOM + guestHeight + gap * 0.78,
      askY: vmm.y + vmm.height - 6,
      forwardY: vmm.y + vmm.height + 8 + more / 3,
      loopY,
    },
  };
}
