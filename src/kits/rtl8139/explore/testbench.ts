// The shipped parts around the abstract card.
import {assert, present} from '../../../base/assert.ts';
import {isAmong} from '../../../base/bits.ts';
import {type CardStep, ExploredMachine} from '../../../sim/explore/explored-machine.ts';
import {HOST_PAGE_BYTES, HostMemory} from '../../../sim/machine/host-memory.ts';
import {parseHookSet} from '../../../sim/models/parse-hooks.ts';
import type {CardProfile} from '../../contract/device-facts.ts';
import {hostAddress} from '../model/checks.ts';
import type {Rtl8139Context, SavedRegisters} from '../model/context.ts';
import {rtl8139Model} from '../model/device.ts';
import {RTL8139_HOOKS} from '../model/hook-sets.ts';
import {DENY_REASONS} from '../model/names.ts';
import {RTL8139_CONFIGURATION} from '../sheet/configuration.ts';
import {RTL8139_PORTS} from '../sheet/port-sheet.ts';
import {CR, DESCRIPTORS, TSD_BITS} from '../sheet/registers.ts';
import {AbstractCard, type CardSurroundings} from './abstract-card.ts';
import {withFaults} from './broken-model.ts';
import type {FaultName} from './faults.ts';
import {
  CBR_PLACES,
  FRAME_FROM_WIRE,
  GUEST_NAMES,
  HOST_PAGES,
  STORED_BYTES,
  stepFrom,
  VIEWS,
  VMM_PAGES,
  WINDOWS,
} from './layout.ts';
import {QemuCard} from './qemu-card.ts';

/** The hook set for shared cards: the turn is counted, and what a guest is owed comes when it unmasks it. */
export const HOOKS = 'sharing';
const BASE_PORT = 0xc000;

/** What guests of a walk do at all: what none does is left as it is. */
export interface Habits {
  /** They have IMR set, or set it; else it stays 0, and what is in ISR is nobody's concern. */
  readonly listens: boolean;
  /** They have a ring; else RBSTART stays 0. */
  readonly receives: boolean;
}

/** The explored machine of an RTL8139. */
export class Testbench extends ExploredMachine<Rtl8139Context, AbstractCard> {
  /** The wire has frames that will come while the card changes hands. */
  areFramesComing = false;
  /** The registers that are the same for everybody, as a hand-off reads them. */
  readonly savedRegisters: SavedRegisters;
  readonly habits: Habits;
  /** Accesses since the next guest's registers are being written. */
  #written = 0;
  readonly #isHasty: boolean;
  readonly #end: CardStep = {words: 'The frame has left: ISR.TOK rises.', act: () => this.card.finishFrame()};
  readonly #arrival: CardStep = {
    words: 'Frames arrive.',
    isWire: true,
    act: () => this.card.receive(null),
  };
  readonly #coming: CardStep = {
    words: 'Frames set out that will arrive while the card changes hands.',
    isWire: true,
    act: () => {
      this.areFramesComing = true;
    },
  };

  constructor(faults: ReadonlySet<FaultName>, habits: Habits, profile: CardProfile) {
    const hooks = parseHookSet({sheet: RTL8139_PORTS, hooks: RTL8139_HOOKS}, HOOKS);
    if (!hooks.ok) throw new Error('assertion failed: a named hook set is well formed');
    const memory = new HostMemory(HOST_PAGES * HOST_PAGE_BYTES);
    const vmmPages = faults.has('no-playback') ? null : VMM_PAGES;
    const shipped = rtl8139Model({profile, hooks: hooks.value, vmmPages, translation: 'rewrite'});
    super({
      names: GUEST_NAMES,
      windows: WINDOWS,
      views: VIEWS,
      hostMemory: memory,
      saveWaits: true,
      configuration: RTL8139_CONFIGURATION,
      model: withFaults(shipped, faults),
      reasons: DENY_REASONS,
      hooks: hooks.value,
      basePort: BASE_PORT,
      ports: RTL8139_PORTS.ports,
      faults,
      makeCard: (setIrq) => {
        const around = {
          memory,
          setIrq,
          moves: (...move: Parameters<CardSurroundings['moves']>) => this.#moved(...move),
        };
        const card = profile === 'qemu' ? new QemuCard(around) : new AbstractCard(around);
        if (faults.has('master-unwritten')) card.writeConfig = () => {};
        return card;
      },
    });
    this.habits = habits;
    this.#isHasty = faults.has('no-wait');
    const probe = shipped.freshContext({start: 0, end: 0});
    shipped.contextSwitch.save(probe, this.card);
    this.savedRegisters = present(probe.saved, 'a hand-off saves registers');
  }

  /** Where CBR stands. A broken rule may leave it anywhere: nobody goes on from there. */
  get receivedTo(): number {
    const {CBR} = this.card;
    if (CBR_PLACES.some((place) => place === CBR)) return CBR;
    assert(this.breaches.length > 0, `CBR stands at ${CBR}, where frames of this world do not bring it`);
    return 0;
  }

  get line(): 0 | 1 {
    return this.card.line;
  }

  cardSteps(): readonly CardStep[] {
    const {isSending, isReceiving} = this.card;
    const steps: CardStep[] = [];
    if (isSending) steps.push(this.#end);
    if (isReceiving) steps.push(this.#arrival);
    if (this.handover.isWanted && !this.areFramesComing && (isReceiving || this.#nextReceives))
      steps.push(this.#coming);
    return steps;
  }

  /** The guest that waits for the card has the receiver on. */
  get #nextReceives(): boolean {
    const [next] = this.handover.queue;
    return next !== undefined && (this.monitor.context(next).CR & CR.RE) !== 0;
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
    if (card.isSending && card.isMaster) this.checkRange('a transmission', card.sendsFrom, card.sentBytes);
  }

  protected cyclesOf(): number {
    return 1;
  }

  /** Where the VMM waits the frame being sent leaves; frames that come do so as soon as the first of the next guest's registers was written. */
  protected override vmmActs(waits: boolean): void {
    const {card, handover, monitor} = this;
    const isEntering = handover.isSwitching && this.holder !== monitor.owner;
    if (waits && card.isSending && (isEntering || !this.#isHasty)) card.finishFrame();
    this.#written = isEntering ? this.#written + 1 : 0;
    if (this.#written <= 1 || !this.areFramesComing || !card.isReceiving) return;
    this.areFramesComing = false;
    const frames = stepFrom(monitor.context(this.holder).CBR) / STORED_BYTES;
    for (let frame = 0; frame < frames; frame++) card.receive(FRAME_FROM_WIRE);
  }

  override loaded(): void {
    const says = GUEST_NAMES.map((_, guest) => this.monitor.context(guest).isMaster);
    this.configuration?.put(says, this.card.isMaster);
  }

  override checkState(): void {
    super.checkState();
    for (const guest of GUEST_NAMES.keys()) {
      const isMaster = this.configuration?.saysMaster(guest);
      if (this.monitor.context(guest).isMaster !== isMaster)
        this.broke('checks-rest-on-truth', `bus mastering is not as guest ${GUEST_NAMES[guest]} finds it`);
    }
  }

  protected override checkBelief(): void {
    const {card, monitor, holder} = this;
    if (holder !== monitor.owner) return;
    const {turn, given, CR: command, RCR: filter, RBSTART, TSAD: addresses, view, isMaster} = monitor.context(holder);
    const next = turnAfter(card, given);
    const wrong: string[] = [];
    if (isMaster !== card.isMaster)
      wrong.push(`bus mastering is ${onOff(isMaster)}, where the card’s is ${onOff(card.isMaster)}`);
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
    this.checkRange(isWrite ? 'a reception' : 'a reading', address, length);
  }
}

const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');

/** The turn when all that the card was told to send has left; QEMU's card has sent it already. */
function turnAfter(card: AbstractCard, given: number): number {
  let next = card.turn;
  if (card instanceof QemuCard) return next;
  for (let i = 0; i < DESCRIPTORS && isAmong(given, next) && !((card.tsd[next] ?? 0) & TSD_BITS.OWN); i++)
    next = (next + 1) % DESCRIPTORS;
  return next;
}
