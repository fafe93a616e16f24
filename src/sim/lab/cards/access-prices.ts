// What one access to a register costs on either preset's machine: by a port, by memory under either kind of paging; and how much of it
// nobody has measured.
import {COST_SOURCES, COSTS, DECODE_CYCLES} from '../../vmm/costs.ts';
import type {AccessPrice} from './card-figures.ts';

const PRESETS = ['hp', 'qemu'] as const;

/** A port that is not hooked, one that is, and a byte of a page on which something is hooked. The model's step is left out: it is asked where a register is hooked, whichever way. */
export function accessPrices(): readonly AccessPrice[] {
  const price = (way: AccessPrice['way'], paging: AccessPrice['paging'], isHooked: boolean): AccessPrice => ({
    way,
    paging,
    isHooked,
    cycles: Object.fromEntries(PRESETS.map((preset) => [preset, cyclesOf(preset, paging, isHooked)])) as Readonly<
      Record<(typeof PRESETS)[number], {all: number; estimated: number}>
    >,
  });
  return [
    price('ports', null, false),
    price('ports', null, true),
    price('memory', 'nested', true),
    price('memory', 'shadow', true),
  ];
}

function cyclesOf(preset: (typeof PRESETS)[number], paging: AccessPrice['paging'], isHooked: boolean) {
  const costs = COSTS[preset];
  const parts = (['access', ...(isHooked ? (['exit', 'dispatch'] as const) : [])] as const).map((part) => ({
    cycles: costs[part],
    isEstimate: COST_SOURCES[preset][part] === 'estimate',
  }));
  const all = paging === null ? parts : [...parts, {cycles: DECODE_CYCLES[paging], isEstimate: true}];
  const sum = (some: typeof all): number => some.reduce((total, {cycles}) => total + cycles, 0);
  return {all: sum(all), estimated: sum(all.filter(({isEstimate}) => isEstimate))};
}
