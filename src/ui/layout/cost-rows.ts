// Where the cycles of the run so far went: parts of one bar, their prices against the deck's figures, and guests apart.
import type {LabView} from '../../bridge/protocol/messages.ts';
import {factsOf} from '../../kits/facts.ts';
import type {Cycle, GuestId} from '../../trace/units.ts';
import {type CostPart, modelCost, vmmWorkParts} from './cost-parts.ts';

/** One cause. */
export interface CostRow extends CostPart {
  /** How often it was paid; null where it is many things. */
  readonly count: number | null;
  readonly price: Cycle | null;
  readonly isBeside: boolean;
  /** Of all cycles of the bar, 0 to 1. */
  readonly share: number;
}

/** One guest's part. */
export interface GuestCost {
  readonly guest: GuestId;
  readonly name: string;
  /** It shares the card that is shown. */
  readonly isOnShown: boolean;
  readonly accesses: number;
  readonly hooked: number;
  readonly exits: number;
  readonly accessCycles: Cycle;
  readonly exitCycles: Cycle;
}

/** The panel's figures. */
export interface CostTable {
  readonly rows: readonly CostRow[];
  /** All cycles of the bar. */
  readonly total: Cycle;
  /** Of the cycles of hand-offs those that are no access of theirs, 0 to 1: about, as a few accesses are told with frames kept. */
  readonly besideAccesses: number;
  /** Cycles that no cause of ours took: drivers between accesses, and nobody running. */
  readonly beside: {readonly guest: Cycle; readonly idle: Cycle};
  /** All of the machine. */
  readonly guests: readonly GuestCost[];
  /** Exits that no guest had: interrupts while nobody ran. */
  readonly nobodys: Pick<GuestCost, 'exits' | 'exitCycles'>;
  /** Cycles for one access of a guest to a register, with the exit that it took; interrupts and hand-offs are none of it. null before the first. */
  readonly meanAccess: number | null;
  /** What an access costs if no port, and if every port is hooked. */
  readonly unhooked: Cycle;
  readonly allHooked: Cycle;
}

/** The run so far. */
export function costTable(view: LabView): CostTable {
  const {spent, counts, shares, names, guests} = view;
  const price = (name: LabView['costs'][number]['name']) => {
    const found = view.costs.find((cost) => cost.name === name);
    return {cycles: found?.cycles ?? 0, isEstimate: found?.source === 'estimate'};
  };
  const access = price('unhooked');
  const exit = price('exit');
  const hooked = price('hooked');
  const model = price('model');
  const decode = price('decode');
  const decoded = spent.byMemory * decode.cycles;
  const dispatched = spent.cycles.dispatch - decoded;
  const dispatch = hooked.cycles - exit.cycles;
  const placed = modelCost(spent.cycles.model, view.rules.modelPlacement);
  // A hand-off of a card that masters the bus waits for frames that are played back, and kept frames are copied within host memory.
  const isWaitedFor = view.devices.some((device) => factsOf(device)?.memory.isHost === true);
  const parts: (Omit<CostRow, 'share' | 'isBeside'> & {readonly isBeside?: boolean})[] = [
    {
      name: 'exits',
      token: '--k1',
      cycles: spent.cycles.exit,
      count: counts.exits,
      price: exit.cycles,
      isEstimate: exit.isEstimate,
    },
    {
      name: 'dispatch',
      token: '--k2',
      cycles: dispatched,
      count: dispatch === 0 ? null : Math.round(dispatched / dispatch),
      price: dispatch,
      isEstimate: hooked.isEstimate,
    },
    ...(decode.cycles === 0
      ? []
      : [
          {
            name: 'which register: decoding',
            token: '--k5',
            cycles: decoded,
            count: spent.byMemory,
            price: decode.cycles,
            isEstimate: decode.isEstimate,
          } as const,
        ]),
    {
      ...placed,
      count: model.cycles === 0 ? null : Math.round(spent.cycles.model / model.cycles),
      price: model.cycles,
      isEstimate: placed.isEstimate || model.isEstimate,
    },
    {
      name: 'port accesses',
      token: '--k4',
      cycles: spent.cycles.access,
      count: access.cycles === 0 ? null : Math.round(spent.cycles.access / access.cycles),
      price: access.cycles,
      isEstimate: access.isEstimate,
    },
    ...vmmWorkParts(spent.vmmCycles, access.isEstimate).map(({work, ...part}) => {
      if (work === 'registers' && isWaitedFor) return {...part, count: spent.handoffAccesses, price: null};
      if (part.isByByte === true || (work === 'frames' && isWaitedFor)) return {...part, count: null, price: null};
      return {
        ...part,
        count: access.cycles === 0 ? null : Math.round(part.cycles / access.cycles),
        price: access.cycles,
      };
    }),
  ];
  const nobodysExits = shares.reduce((rest, {exits}) => rest - exits, counts.exits);
  const total = parts.reduce((sum, {cycles, isBeside}) => (isBeside === true ? sum : sum + cycles), 0);
  const {cycles} = spent;
  const handoff = isWaitedFor ? spent.vmmCycles.registers : 0;
  return {
    besideAccesses: handoff === 0 ? 0 : Math.max(0, 1 - (spent.handoffAccesses * access.cycles) / handoff),
    rows: parts.map((part) => {
      const isBeside = part.isBeside === true;
      return {...part, isBeside, share: total === 0 || isBeside ? 0 : part.cycles / total};
    }),
    total,
    beside: {guest: cycles.guest, idle: cycles.idle},
    guests: shares.map((own, guest) => ({
      guest,
      name: names[guest] ?? '',
      isOnShown: guests.some(({id}) => id === guest),
      accesses: own.accesses,
      hooked: own.hooked,
      exits: own.exits,
      accessCycles: own.accesses * access.cycles,
      exitCycles: own.exits * exit.cycles,
    })),
    nobodys: {exits: nobodysExits, exitCycles: nobodysExits * exit.cycles},
    meanAccess:
      counts.accesses === 0
        ? null
        : (cycles.access + spent.exits.io * exit.cycles + cycles.dispatch + (placed.isBeside ? 0 : cycles.model)) /
          counts.accesses,
    unhooked: access.cycles,
    allHooked:
      hooked.cycles +
      (view.registerWay === 'memory' ? decode.cycles : 0) +
      access.cycles +
      (placed.isBeside ? 0 : model.cycles),
  };
}
