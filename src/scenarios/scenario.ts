// What a scenario says: the guests, the card, the wire and the policies of one run. Data only; the schema checks it.

import type {CardProfile} from '../kits/contract/device-facts.ts';
import type {AttackName, DriverName} from '../kits/facts.ts';
import type {Policies} from '../policies/policies.ts';
import type {Moment} from './moment.ts';

export type {Policies};

/** Version written into scenario files; older ones are upgraded when read. */
export const SCENARIO_VERSION = 1;

/**
 * The longest `limitUs`, in microseconds: the last nanosecond that a recording can name. A recording without a limit of its own
 * has this one, so that it is never cut.
 */
export const NO_LIMIT_US = Math.floor(Number.MAX_SAFE_INTEGER / 1000);

export type CostPreset = 'qemu' | 'hp';

/** What a guest's application does with its network card. */
export type Workload =
  /** Sends ICMP echo requests and waits for each answer; times in microseconds, bytes of payload after the ICMP header. */
  | {
      readonly kind: 'ping';
      readonly to: string;
      readonly count: number;
      readonly intervalUs: number;
      readonly payloadBytes: number;
      readonly startUs: number;
    }
  /** Sends so many Ethernet frames of so many bytes (60 to 1514, no FCS) to a station address, back to back; `echo`: the host sends each back. */
  | {
      readonly kind: 'send';
      readonly to: string;
      readonly frames: number;
      readonly frameBytes: number;
      readonly echo?: boolean | undefined;
      readonly startUs: number;
    }
  /** Sends a UDP datagram to the echo port of a host in a frame of so many bytes, waits for the answer, sends the next. */
  | {
      readonly kind: 'request';
      readonly to: string;
      readonly count: number;
      readonly frameBytes: number;
      readonly startUs: number;
    }
  /** Its driver looks at ISR every so often whether anything came, and nothing does. */
  | {readonly kind: 'poll'; readonly count: number; readonly intervalUs: number; readonly startUs: number}
  /** Its driver has the device work, so many rounds, one every so often: for a device that is on no network. */
  | {readonly kind: 'work'; readonly rounds: number; readonly intervalUs: number; readonly startUs: number}
  /** Does nothing but receive. */
  | {readonly kind: 'listen'}
  /** A rogue's: lawful work of its own, and so many rounds of one attack; without a name it is `reach`. */
  | {
      readonly kind: 'attack';
      readonly rounds: number;
      readonly startUs: number;
      readonly attack?: AttackName | undefined;
    };

/** One guest. A `recorded` guest replays a recording and runs alone. */
export type GuestSpec =
  | {
      readonly name: string;
      /** One of the device's drivers, by name. */
      readonly driver: DriverName;
      /** `52:54:00:12:34:56`; left out where the device is on no network. */
      readonly mac?: string | undefined;
      /** `10.0.0.2`; left out with `mac`. */
      readonly ip?: string | undefined;
      /** Pages of device memory that it may touch, end exclusive, within the device's. */
      readonly window: {readonly firstPage: number; readonly endPage: number};
      readonly workload: Workload;
      /** Bits of its board's data port, as its driver uses it; 16 if left out. */
      readonly dataPort?: 8 | 16 | 32 | undefined;
      /** How it reaches the device's registers: as ports, which is meant if left out, or as a page of memory. */
      readonly registers?: 'ports' | 'memory' | undefined;
      /** The card that it drives, by its device; the scenario's own if left out. */
      readonly device?: string | undefined;
    }
  | {
      readonly name: string;
      readonly driver: 'recorded';
      /** File name below `traces/`. */
      readonly recording: string;
      /** As above: recordings name a register by its offset, however it was reached. */
      readonly registers?: 'ports' | 'memory' | undefined;
    };

/** A station on the wire that answers ARP, ICMP echo and UDP echo, so long after a frame reached it. */
export interface EchoHostSpec {
  readonly mac: string;
  readonly ip: string;
  readonly delayUs: number;
  /** Up to so much more, by chance from the seed. */
  readonly jitterUs: number;
  /** What it sends of its own accord: so many frames of so many bytes (60 to 1514) to one station or to all, one every so often. */
  readonly sends?: HostTraffic | undefined;
}

/** A host's own traffic; times in microseconds. */
export interface HostTraffic {
  readonly to: string;
  readonly frames: number;
  readonly frameBytes: number;
  readonly everyUs: number;
  readonly startUs: number;
}

/** A page of a guest's that the VMM moves to another place in host memory while the run goes on. */
export interface PageMoveSpec {
  readonly atUs: number;
  /** The guest by name, and its page by the number that it has for it. */
  readonly guest: string;
  readonly page: number;
  /** A page of host memory that is nobody's. */
  readonly to: number;
}

/** A further card of the machine. */
export interface CardSpec {
  /** Its device, by the name of its kit: another than every other card's. */
  readonly device: string;
  /** Its hook set by profile; it has the scenario's profile. */
  readonly hooks: Scenario['hooks'];
}

/** A whole run. */
export interface Scenario {
  readonly format: 'vpio-scenario';
  readonly version: typeof SCENARIO_VERSION;
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** What is worth looking at, in the order in which it is listed. */
  readonly moments: readonly Moment[];
  readonly seed: number;
  /** The device that its guests share, by the name of its kit: the first card's, and that of guests that name none. */
  readonly device: string;
  /** Further cards, whose guests name them; left out where there are none. */
  readonly cards?: readonly CardSpec[] | undefined;
  readonly profile: CardProfile;
  readonly costs: CostPreset;
  /** Hook set by profile: a name such as `minimal` or `all`, or a list such as `w:CR,w:0:RSAR0`. */
  readonly hooks: {readonly qemu: string; readonly datasheet: string};
  readonly policies: Policies;
  /** Cycles a guest may run before another that is ready gets the processor. */
  readonly quantum: number;
  readonly hosts: readonly EchoHostSpec[];
  readonly guests: readonly GuestSpec[];
  /** Pages that the VMM moves meanwhile; none if left out. */
  readonly pageMoves?: readonly PageMoveSpec[] | undefined;
  /** The run stops at this many microseconds of simulated time at the latest. */
  readonly limitUs: number;
}
