// The runs of all attacks as the tables of docs/attacks.md: for each card one table of techniques and one of hook sets.
import {present} from '../../../base/assert.ts';
import type {AttackName} from '../../../scenarios/attack-names.ts';
import type {CardProfile} from '../../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import {type Achievement, type AttackRow, achievements, type Setting} from './attack-table.ts';
import {FORCED_ABORT, HOLELESS, HOLES} from './holes.ts';

const HEADS: Readonly<Record<CardProfile, string>> = {
  datasheet: 'The DP8390 as its data sheet says (profile `datasheet`)',
  qemu: 'QEMU’s card (profile `qemu`)',
};
const TECHNIQUES: readonly (readonly [Setting, string])[] = [
  ['emulated', 'emulated'],
  ['paravirtual', 'paravirtual'],
  ['passthrough', 'passthrough'],
  ['selfVirtualizing', 'self-virtualizing'],
  ['directMapped', 'direct-mapped'],
  ['sound', 'VPIO, sound set'],
];
const SETS: readonly (readonly [Setting, string])[] = [
  ['deck', '`deck`'],
  ['minimal', '`minimal`'],
  ['registers', '`registers`'],
  ['all', '`all`'],
];

const VPIO: readonly Setting[] = [...SETS.map(([setting]) => setting), 'sound', 'hole'];

/** All tables, in Markdown; `titleOf` tells what an attack does. */
export function attackTables(rows: readonly AttackRow[], titleOf: (attack: AttackName) => string): string {
  const profiles = [...new Set(rows.map(({profile}) => profile))];
  return profiles
    .flatMap((profile) => {
      const own = rows.filter((row) => row.profile === profile);
      const attacks = [...new Set(own.map(({attack}) => attack))];
      const rowOf = (attack: AttackName, setting: Setting): AttackRow | undefined =>
        own.find((row) => row.attack === attack && row.setting === setting);
      const cells = (attack: AttackName, settings: readonly (readonly [Setting, string])[]): string[] =>
        settings.map(([setting]) => cell(present(rowOf(attack, setting), `${attack} ran under ${setting}`)));
      return [
        `### ${HEADS[profile]}`,
        '',
        ...table(
          ['attack', 'what it tries', ...TECHNIQUES.map(([, head]) => head), 'the verdict, with the sound set'],
          attacks.map((attack) => [
            `\`${attack}\``,
            titleOf(attack),
            ...cells(attack, TECHNIQUES),
            verdict(present(rowOf(attack, 'sound'), `${attack} ran under the sound set`)),
          ]),
        ),
        '',
        ...table(
          ['attack', ...SETS.map(([, head]) => head), 'sound set', 'the sound set without', 'lets it through'],
          attacks.map((attack) => {
            const open = rowOf(attack, 'hole');
            return [
              `\`${attack}\``,
              ...cells(attack, [...SETS, ['sound', '']]),
              holeOf(attack, profile),
              open === undefined ? whyNot(attack, profile) : cell(open),
            ];
          }),
        ),
        '',
      ];
    })
    .join('\n')
    .trimEnd();
}

const ACHIEVED: Readonly<Record<Achievement, (row: AttackRow) => string>> = {
  read: ({outcome}) => `read ${outcome.bytesRead} B`,
  wrote: ({outcome}) => `wrote ${outcome.bytesWritten} B`,
  sent: ({outcome}) => `sent ${frames(outcome.framesStolen)} of others’ bytes`,
  hung: ({outcome, control}) => `card hung: ${outcome.answered} of ${control.answered} answers`,
  misled: ({outcome}) => `belief wrong ${outcome.unsafe} times`,
};

/** What came of one run. `†`: the good guest gets nothing under this setting even without the attack. */
function cell(row: AttackRow): string {
  const {outcome, control, setting} = row;
  if (outcome.rounds === 0) return setting === 'passthrough' ? 'no card to try it on' : 'no port to try it on';
  const words = achievements(row).map((what) => ACHIEVED[what](row));
  const isWatched = VPIO.includes(setting);
  const said = words.length > 0 ? `**${words.join(', ')}**` : isWatched ? 'held' : 'nothing';
  return control.made === 0 ? `${said} †` : said;
}

/** Why an attack failed: what was denied, why hand-offs had to wait and what they cost the good guest, or the card itself. */
function verdict({attack, profile, outcome, control}: AttackRow): string {
  const {denials, refusals, answered, waited} = outcome;
  const said: string[] = [];
  for (const [reason, times] of Object.entries(denials)) said.push(`${reason} ${times}`);
  if (said.length === 0 && HOLELESS[attack]?.[profile] !== undefined) return 'the card does nothing of it';
  if (Object.keys(denials).length === 0 || HOLES[attack][profile] === FORCED_ABORT) {
    const reasons = Object.entries(refusals).map(([reason, times]) => `${reason} ${times}`);
    const ms = (waited / CYCLES_PER_US / 1000).toFixed(1);
    said.push(`hand-offs put off (${reasons.join(', ')}), then by force; the good guest waits ${ms} ms in all`);
  }
  const lost = control.answered - answered;
  return said.join(', ') + (lost > 0 ? `; ${lost} of ${control.answered} pings lost` : '');
}

function holeOf(attack: AttackName, profile: CardProfile): string {
  const hole = HOLES[attack][profile];
  if (hole === null) return 'any one';
  return hole === FORCED_ABORT
    ? 'a deadline for taking the card by force'
    : hole
        .split(' ')
        .map((word) => `\`${word}\``)
        .join(' ');
}

/** Where no lack of a hook lets an attack through: a card that nobody watches does, or nothing. */
function whyNot(attack: AttackName, profile: CardProfile): string {
  const reason = HOLELESS[attack]?.[profile];
  return reason === undefined ? 'no: without the hooks it needs the good guest is denied as well' : `no: ${reason}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}

function frames(number: number): string {
  return number === 1 ? '1 frame' : `${number} frames`;
}
