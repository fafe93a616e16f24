// The shipped parts around the abstract card.

import type {ExploredAccess} from '../../../sim/explore/explored-access.ts';
import {type CardStep, ExploredMachine} from '../../../sim/explore/explored-machine.ts';
import type {DeviceModel} from '../../../sim/models/device-model.ts';
import {parseHookSet} from '../../../sim/models/parse-hooks.ts';
import type {Ne2kContext} from '../model/context.ts';
import {ne2kModel} from '../model/device.ts';
import {NE2000_HOOKS} from '../model/hook-sets.ts';
import {DENY_REASONS} from '../model/names.ts';
import {WHOLE_RANGE} from '../model/variant.ts';
import {BOARD_PORTS, isRegister, PROM, USUAL_BASE_PORT} from '../sheet/board.ts';
import {ISR} from '../sheet/dp8390.ts';
import {NE2000_PORTS} from '../sheet/port-sheet.ts';
import {AbstractCard, type LiveDma} from './abstract-card.ts';
import type {FaultName} from './faults.ts';
import {GUEST_NAMES, PAGES, WINDOWS} from './layout.ts';

/** The hook set for shared cards: what a hand-off must put back is hooked too. */
export const HOOKS = 'sharing';

const NONE: readonly CardStep[] = [];

/** The explored machine of an NE2000. */
export class Testbench extends ExploredMachine<Ne2kContext, AbstractCard> {
  readonly #ends: readonly CardStep[] = [
    {words: 'The frame has left: ISR.PTX rises.', act: () => this.card.finishFrame(false)},
    {words: 'The frame is given up: ISR.TXE rises.', act: () => this.card.finishFrame(true)},
  ];

  constructor(faults: ReadonlySet<FaultName>) {
    const hooks = parseHookSet({sheet: NE2000_PORTS, hooks: NE2000_HOOKS}, HOOKS);
    if (!hooks.ok) throw new Error('assertion failed: a named hook set is well formed');
    super({
      names: GUEST_NAMES,
      windows: WINDOWS,
      model: faults.has('late-rdc') ? trustingRdc(EXPLORED) : EXPLORED,
      reasons: DENY_REASONS,
      hooks: hooks.value,
      basePort: USUAL_BASE_PORT,
      ports: BOARD_PORTS,
      faults,
      makeCard: (onLine) => new AbstractCard(onLine),
    });
  }

  /** Takes the card to hold a guest's registers; CURR is the second page of its window, always. */
  hold(guest: number): void {
    this.holder = guest;
    this.card.curr = (PAGES[guest] ?? -1) + 1;
  }

  get line(): 0 | 1 {
    return this.card.line;
  }

  cardSteps(): readonly CardStep[] {
    return this.card.sending === 0 ? NONE : this.#ends;
  }

  protected get isBusy(): boolean {
    return this.card.isBusy;
  }

  protected busyWords(): string {
    return this.card.sending === 0 ? 'a remote DMA is live' : 'a frame is being sent';
  }

  protected checkMoves(): void {
    this.#check(this.card.liveRemote);
    this.#check(this.card.liveFrame);
  }

  /** A wide register access is carried out byte by byte. */
  protected cyclesOf({offset, size}: ExploredAccess): number {
    return isRegister(offset) ? size : 1;
  }

  #check(dma: LiveDma | null): void {
    if (dma === null) return;
    const {move, start, length} = dma;
    if (move === 'read' && start + length <= PROM.end) return;
    this.checkRange(move === 'transmit' ? 'a transmission' : `a remote ${move}`, start, length);
  }
}

const EXPLORED = ne2kModel({
  hasChip: true,
  dwordMovesFour: false,
  rangeHooks: WHOLE_RANGE,
  countsData: false,
  ringIsHooked: true,
  filterIsHooked: true,
  pageIsHooked: true,
  page2ReadsBack: true,
  opensDataPort: false,
  rangesBeginAtPages: true,
});

/** The model that takes a set ISR.RDC for the end of the present remote DMA. */
function trustingRdc(shipped: DeviceModel<Ne2kContext>): DeviceModel<Ne2kContext> {
  const rdc = shipped.endOfTransfer;
  return {
    ...shipped,
    observe: (context, state, card, isr, thorough) => {
      const events = shipped.observe(context, state, card, isr, thorough);
      const status = isr ?? card.read(shipped.contextSwitch.statusOffset, 1);
      const isFaulty = (status & ISR.RDC) !== 0 && !events.includes(rdc);
      return isFaulty ? [...events, rdc] : events;
    },
  };
}
