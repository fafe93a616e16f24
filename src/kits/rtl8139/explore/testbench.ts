// The shipped parts around the abstract card.
import {present} from '../../../base/assert.ts';
import {isAmong} from '../../../base/bits.ts';
import {type CardStep, ExploredMachine} from '../../../sim/explore/explored-machine.ts';
import {HOST_PAGE_BYTES, HostMemory} from '../../../sim/machine/host-memory.ts';
import {parseHookSet} from '../../../sim/models/parse-hooks.ts';
import {hostAddress} from '../model/checks.ts';
import type {Rtl8139Context, SavedRegisters} from '../model/context.ts';
import {rtl8139Model} from '../model/device.ts';
import {RTL8139_HOOKS} from '../model/hook-sets.ts';
import {DENY_REASONS} from '../model/names.ts';
import {RTL8139_PORTS} from '../sheet/port-sheet.ts';
import {CR, DESCRIPTORS, TSD_BITS} from '../sheet/registers.ts';
import {AbstractCard} from './abstract-card.ts';
import {withFaults} from './broken-model.ts';
import type {FaultName} from './faults.ts';
import {FRAME_FROM_WIRE, GUEST_NAMES, HOST_PAGES, VIEWS, VMM_PAGES, WINDOWS} from './layout.ts';

/** The hook set for shared cards: the turn is counted, and what a guest is owed comes when it unmasks it. */
export const HOOKS = 'sharing';
const BASE_PORT = 0xc000;

/** The explored machine of an RTL8139. */
export class Testbench extends ExploredMachine<Rtl8139Context, AbstractCard> {
  /** The wire has a frame that will come while the card changes hands. */
  isFrameComing = false;
  /** The registers that are the same for everybody, as a hand-off reads them. */
  readonly savedRegisters: SavedRegisters;
  readonly #isHasty: boolean;
  readonly #end: CardStep = {words: 'The frame has left: ISR.TOK rises.', act: () => this.card.finishFrame()};
  readonly #arrival: CardStep = {
    words: 'Frames arrive.',
    isWire: true,
    act: () => this.card.receive(null),
  };
  readonly #coming: CardStep = {
    words: 'A frame sets out that will arrive while the card changes hands.',
    isWire: true,
    act: () => {
      this.isFrameComing = true;
    },
  };

  constructor(faults: ReadonlySet<FaultName>) {
    const hooks = parseHookSet({sheet: RTL8139_PORTS, hooks: RTL8139_HOOKS}, HOOKS);
    if (!hooks.ok) throw new Error('assertion failed: a named hook set is well formed');
    const memory = new HostMemory(HOST_PAGES * HOST_PAGE_BYTES);
    const vmmPages = faults.has('no-playback') ? null : VMM_PAGES;
    const shipped = rtl8139Model({profile: 'datasheet', hooks: hooks.value, vmmPages, translation: 'rewrite'});
    super({
      names: GUEST_NAMES,
      windows: WINDOWS,
      views: VIEWS,
      hostMemory: memory,
      saveWaits: true,
      model: withFaults(shipped, faults),
      reasons: DENY_REASONS,
      hooks: hooks.value,
      basePort: BASE_PORT,
      ports: RTL8139_PORTS.ports,
      faults,
      makeCard: (setIrq) => new AbstractCard({memory, setIrq, moves: (...move) => this.#moved(...move)}),
    });
    this.#isHasty = faults.has('no-wait');
    const probe = shipped.freshContext({start: 0, end: 0});
    shipped.contextSwitch.save(probe, this.card);
    this.savedRegisters = present(probe.saved, 'a hand-off saves registers');
  }

  get line(): 0 | 1 {
    return this.card.line;
  }

  cardSteps(): readonly CardStep[] {
    const {isSending, isReceiving} = this.card;
    const steps: CardStep[] = [];
    if (isSending) steps.push(this.#end);
    if (isReceiving) steps.push(this.#arrival);
    if (this.handover.isWanted && !this.isFrameComing) steps.push(this.#coming);
    return steps;
  }

  protected get isBusy(): boolean {
    return this.card.isSending;
  }

  protected busyWords(): string {
    return 'a frame is being sent';
  }

  /** Reception is looked at as it happens: between two frames nothing moves. */
  protected checkMoves(): void {
    const {card} = this;
    if (card.isSending) this.checkRange('the frame to send, which is', card.sendsFrom, card.sentBytes);
  }

  protected cyclesOf(): number {
    return 1;
  }

  /** Where the VMM waits the frame being sent leaves; the frame that comes does so as soon as the next guest's registers are being written. */
  protected override vmmActs(waits: boolean): void {
    const {card, handover, monitor} = this;
    const isEntering = handover.isSwitching && this.holder !== monitor.owner;
    if (waits && card.isSending && (isEntering || !this.#isHasty)) card.finishFrame();
    if (!isEntering || !this.isFrameComing || !card.isReceiving) return;
    this.isFrameComing = false;
    card.receive(FRAME_FROM_WIRE);
  }

  /** The turn is what it will be when all that the card was told to send has left. */
  protected override checkBelief(): void {
    const {card, monitor, holder} = this;
    if (holder !== monitor.owner) return;
    const {turn, given, CR: command, RCR: filter, RBSTART, TSAD: addresses, view} = monitor.context(holder);
    let next = card.turn;
    for (let i = 0; i < DESCRIPTORS && isAmong(given, next) && !((card.tsd[next] ?? 0) & TSD_BITS.OWN); i++)
      next = (next + 1) % DESCRIPTORS;
    const wrong: string[] = [];
    if (next !== turn) wrong.push(`descriptor ${turn} is next, where the card’s is ${next}`);
    if (command !== card.command) wrong.push(`CR is ${command}, where the card’s is ${card.command}`);
    if (command & CR.RE && filter !== card.RCR) wrong.push('RCR is another than the card’s');
    if (RBSTART !== 0 && hostAddress(view, RBSTART) !== card.RBSTART) wrong.push('RBSTART is another than the card’s');
    for (const [descriptor, address] of addresses.entries())
      if (address !== 0 && hostAddress(view, address) !== card.tsad[descriptor])
        wrong.push(`TSAD${descriptor} is another than the card’s`);
    if (wrong.length > 0) this.broke('checks-rest-on-truth', `the checks go by this: ${wrong.join('; ')}`);
  }

  /** The VMM's own frames lie in its page, and go to it in a hand-off alone. */
  #moved(address: number, length: number, isWrite: boolean): void {
    const isOwn = address >= VMM_PAGES.start && address + length <= VMM_PAGES.end;
    if (isOwn && !isWrite && this.handover.isSwitching) return;
    this.checkRange(isWrite ? 'the writing of a received frame,' : 'the reading of a frame,', address, length);
  }
}
