import {describe, expect, test} from 'vitest';
import {device} from '../../../src/kits/screens.ts';
import {machineGeometry} from '../../../src/ui/layout/machine-geometry.ts';
import {type Box, placeRegisters} from '../../../src/ui/layout/machine-registers.ts';
import {arrowHead, machineRoutes, shortened} from '../../../src/ui/layout/machine-routes.ts';

const SIZES = [
  [598, 554],
  [860, 900],
  [598, 406],
  [860, 406],
  [460, 326],
  [380, 352],
  [380, 272],
  [260, 180],
] as const;
const CASES = SIZES.flatMap(([width, height]) => [1, 2, 3, 4].map((guests) => ({width, height, guests})));

const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;
const isApart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('the machine’s places', () => {
  test.each(CASES)('$guests guests in $width × $height: nothing overlaps and nothing leaves the drawing', (size) => {
    const g = machineGeometry(size.width, size.height, size.guests);
    const whole: Box = {x: 0, y: 0, width: g.width, height: g.height};
    const outer = [...g.guests, g.vmm, g.card];
    for (const box of outer) expect(isInside(box, whole)).toBe(true);
    for (const [i, a] of outer.entries()) for (const b of outer.slice(i + 1)) expect(isApart(a, b)).toBe(true);
    const {bitmap} = g;
    const bits: Box = {
      x: bitmap.x,
      y: bitmap.y,
      width: bitmap.columns * bitmap.cellWidth,
      height: bitmap.rows * bitmap.cellHeight,
    };
    expect(isInside(g.dmm, g.vmm) && isInside(bits, g.vmm) && isApart(bits, g.dmm)).toBe(true);
    const inCard = [g.dataPort, g.transmitter, g.memory].filter((box) => box !== null);
    expect(inCard).toHaveLength(3);
    for (const box of inCard) expect(isInside(box, g.card)).toBe(true);
    for (const {box} of placeRegisters(g.registers, null)) {
      expect(isInside(box, g.card)).toBe(true);
      for (const other of inCard) expect(isApart(box, other)).toBe(true);
    }
  });

  test('text of 12 units is never under 11 pixels', () => {
    for (const {width, height, guests} of CASES) {
      expect(machineGeometry(width, height, guests).scale * 12).toBeGreaterThanOrEqual(11);
    }
  });

  test('a presenter’s least text enlarges the whole drawing', () => {
    expect(machineGeometry(760, 900, 3, 19).scale).toBeGreaterThanOrEqual(19 / 12);
  });

  test('the full arrangement shows all twelve registers', () => {
    const g = machineGeometry(598, 554, 3);
    expect(g.density).toBe('full');
    expect(placeRegisters(g.registers, null).map((cell) => cell.name)).toEqual(device.registers.shown);
  });

  test('the register in play is shown however small the panel is', () => {
    const g = machineGeometry(380, 272, 3);
    for (const name of ['CR', 'PSTOP', 'TCR', 'PAR3']) {
      expect(placeRegisters(g.registers, name).map((cell) => cell.name)).toContain(name);
    }
  });
});

describe('a device of few parts', () => {
  const FEW = {ports: 16, hasDataPort: false, hasTransmitter: false, hasMemory: true};

  test.each(CASES)('$guests guests in $width × $height: its registers stand where the parts would', (size) => {
    const g = machineGeometry(size.width, size.height, size.guests, 12, FEW);
    const whole = machineGeometry(size.width, size.height, size.guests);
    expect([g.dataPort, g.transmitter, g.frame]).toEqual([null, null, null]);
    expect(g.registers.x).toBe(whole.dataPort?.x);
    expect(isInside(g.registers, g.card)).toBe(true);
    const routes = machineRoutes(g, {
      guest: 0,
      register: 'CR',
      cells: placeRegisters(g.registers, null),
      port: 3,
      memoryX: 0,
      endsAtVmm: false,
      isUnhooked: false,
    });
    expect(routes.wire ?? routes['local-dma']).toBeUndefined();
    expect(routes['remote-dma']?.points.at(-1)?.y).toBe(g.memory?.y);
  });

  test('nothing is drawn of a memory that it does not have', () => {
    const g = machineGeometry(598, 554, 2, 12, {...FEW, hasMemory: false});
    expect(g.memory).toBeNull();
  });

  test.each([4, 16, 32, 64, 256])('the bitmap has a cell for each of %i ports, beside the monitor', (ports) => {
    for (const [width, height] of SIZES) {
      const {bitmap, dmm, vmm} = machineGeometry(width, height, 2, 12, {...FEW, ports});
      expect(bitmap.columns * bitmap.rows).toBeGreaterThanOrEqual(ports);
      const bits: Box = {
        x: bitmap.x,
        y: bitmap.y,
        width: bitmap.columns * bitmap.cellWidth,
        height: bitmap.rows * bitmap.cellHeight,
      };
      expect(isInside(bits, vmm) && isApart(bits, dmm)).toBe(true);
    }
  });
});

describe('the machine’s paths', () => {
  const g = machineGeometry(598, 554, 3);
  const cells = placeRegisters(g.registers, 'ISR');
  const ends = {guest: 2, register: 'ISR', cells, port: 7, memoryX: 40, endsAtVmm: false, isUnhooked: true};

  test.each(CASES)('$guests guests in $width × $height: every path stays inside the drawing', (size) => {
    const geometry = machineGeometry(size.width, size.height, size.guests);
    for (let guest = 0; guest < size.guests; guest++) {
      const routes = machineRoutes(geometry, {
        ...ends,
        guest,
        cells: placeRegisters(geometry.registers, 'ISR'),
      });
      for (const route of Object.values(routes)) {
        for (const {x, y} of route.points) {
          expect(x >= 0 && x <= geometry.width && y >= 0 && y <= geometry.height).toBe(true);
        }
      }
    }
  });

  test('a path starts at its guest and an unhooked one ends at its register', () => {
    const routes = machineRoutes(g, ends);
    const guest = g.guests[2];
    const first = routes.unhooked?.points[0];
    expect(guest !== undefined && first !== undefined && first.x > guest.x && first.x < guest.x + guest.width).toBe(
      true,
    );
    const isr = cells.find((cell) => cell.name === 'ISR')?.box;
    expect(routes.unhooked?.points.at(-1)?.y).toBe(isr?.y);
  });

  test('an arrowhead ends where its line does, and the line stops short of it', () => {
    const points = [
      {x: 0, y: 0},
      {x: 100, y: 0},
    ];
    expect(arrowHead(points, 10, 5)).toBe('100,0 90,5 90,-5');
    expect(shortened(points, 9).at(-1)).toEqual({x: 91, y: 0});
  });
});
