// The scenario of one attack: beside a guest that pings a host another tries one thing, round after round.

/** What an attack's scenario has of its own. */
export interface AttackScenario {
  readonly attack: string;
  readonly title: string;
  readonly about: string;
  readonly rounds: number;
  readonly startUs?: number;
  /** The other guest's. */
  readonly driver?: string;
  readonly quantum?: number;
  readonly policies?: object;
  readonly limitUs?: number;
  readonly moments: readonly {readonly name: string; readonly filter: string; readonly profiles?: readonly string[]}[];
}

/** What all of a device's have in common. */
export interface AttackedDevice {
  /** What a name begins with: `attack-`. */
  readonly prefix: string;
  /** Left out for the usual device. */
  readonly device?: string;
  readonly hooks: {readonly qemu: string; readonly datasheet: string};
  /** The pages of the good guest, and of the hostile one. */
  readonly windows: {readonly good: AttackWindow; readonly hostile: AttackWindow};
}

interface AttackWindow {
  readonly firstPage: string;
  readonly endPage: string;
}

/** As a file holds it. */
export function attackFile(
  {prefix, device, hooks, windows}: AttackedDevice,
  {
    attack,
    title,
    about,
    moments,
    rounds,
    startUs = 3000,
    driver = 'linux',
    policies = {},
    quantum = 900_000,
    limitUs = 100_000,
  }: AttackScenario,
) {
  return {
    format: 'vpio-scenario',
    version: 1,
    name: `${prefix}${attack}`,
    title,
    about,
    moments,
    seed: 1,
    ...(device === undefined ? {} : {device}),
    profile: 'datasheet',
    costs: 'hp',
    hooks,
    policies,
    quantum,
    hosts: [{mac: '52:54:00:00:00:01', ip: '10.0.0.1', delayUs: 60, jitterUs: 20}],
    guests: [
      {
        name: 'good',
        driver,
        mac: '52:54:00:00:01:01',
        ip: '10.0.0.11',
        window: windows.good,
        workload: {kind: 'ping', to: '10.0.0.1', count: 12, intervalUs: 2000, payloadBytes: 56, startUs: 200},
      },
      {
        name: 'hostile',
        driver: 'rogue',
        mac: '52:54:00:00:01:02',
        ip: '10.0.0.12',
        window: windows.hostile,
        workload: {kind: 'attack', attack, rounds, startUs},
      },
    ],
    limitUs,
  };
}
