// The runs of all attacks as the tables of docs/attacks.md: for each card one table of techniques and one of hook sets.

import {present} from '../../../base/assert.ts';
import {
  type AttackHoles,
  FORCED_ABORT,
  holeOf,
  type OtherPolicies,
  policyHole,
} from '../../../kits/contract/attack-holes.ts';
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import {type Achievement, type AttackRow, achievements, type Setting} from './attack-table.ts';

const TECHNIQUES: readonly (readonly [Setting, string])[] = [
  ['emulated', 'emulated'],
  ['paravirtual', 'paravirtual'],
  ['passthrough', 'passthrough'],
  ['selfVirtualizing', 'self-virtualizing'],
  ['directMapped', 'direct-mapped'],
  ['sound', 'VPIO, sound set'],
];

/** All tables of a device, in Markdown. */
export function attackTables(holes: AttackHoles, rows: readonly AttackRow[]): string {
  const sets = holes.sets.map((name): readonly [Setting, string] => [name, `\`${name}\``]);
  const others = holes.others ?? [];
  const watched: readonly Setting[] = [...holes.sets, 'sound', 'hole', ...others.map(({name}) => name)];
  const cellOf = (row: AttackRow): string => cell(row, watched.includes(row.setting));
  const profiles = [...new Set(rows.map(({profile}) => profile))];
  return profiles
    .flatMap((profile) => {
      const own = rows.filter((row) => row.profile === profile);
      const attacks = [...new Set(own.map(({attack}) => attack))];
      const rowOf = (attack: string, setting: Setting): AttackRow | undefined =>
        own.find((row) => row.attack === attack && row.setting === setting);
      const cells = (attack: string, settings: readonly (readonly [Setting, string])[]): string[] =>
        settings.map(([setting]) => cellOf(present(rowOf(attack, setting), `${attack} ran under ${setting}`)));
      return [
        `### ${holes.heads[profile]}`,
        '',
        ...table(
          ['attack', 'what it tries', ...TECHNIQUES.map(([, head]) => head), 'the verdict, with the sound set'],
          attacks.map((attack) => [
            `\`${attack}\``,
            present(rowOf(attack, 'sound'), `${attack} ran under the sound set`).title,
            ...cells(attack, TECHNIQUES),
            verdict(holes, present(rowOf(attack, 'sound'), `${attack} ran under the sound set`)),
          ]),
        ),
        '',
        ...table(
          ['attack', ...sets.map(([, head]) => head), 'sound set', 'the sound set without', 'lets it through'],
          attacks.map((attack) => {
            const open = rowOf(attack, 'hole');
            return [
              `\`${attack}\``,
              ...cells(attack, [...sets, ['sound', '']]),
              holeWords(holes, attack, profile),
              open === undefined ? whyNot(holes, attack, profile) : cellOf(open),
            ];
          }),
        ),
        '',
        ...otherTable(holes, attacks, (attack, {name}) => {
          const row = present(rowOf(attack, name), `${attack} ran under ${name}`);
          return {cell: cellOf(row), verdict: verdict(holes, row)};
        }),
      ];
    })
    .join('\n')
    .trimEnd();
}

/** The attacks under other policies, with the sound set; of those that have to hold the verdicts too. */
function otherTable(
  {others = []}: AttackHoles,
  attacks: readonly string[],
  of: (attack: string, other: OtherPolicies) => {readonly cell: string; readonly verdict: string},
): string[] {
  if (others.length === 0) return [];
  const heads = others.flatMap(({name, isSound}) => (isSound ? [`\`${name}\``, 'the verdict'] : [`\`${name}\``]));
  const rows = attacks.map((attack) => [
    `\`${attack}\``,
    ...others.flatMap((other) => {
      const told = of(attack, other);
      return other.isSound ? [told.cell, told.verdict] : [told.cell];
    }),
  ]);
  return [...table(['attack', ...heads], rows), ''];
}

const ACHIEVED: Readonly<Record<Achievement, (row: AttackRow) => string>> = {
  read: ({outcome}) => `read ${outcome.bytesRead} B`,
  wrote: ({outcome}) => `wrote ${outcome.bytesWritten} B`,
  sent: ({outcome}) => `sent ${frames(outcome.framesStolen)} of others’ bytes`,
  hung: ({outcome, control}) => `card hung: ${outcome.answered} of ${control.answered} answers`,
  misled: ({outcome}) => `belief wrong ${outcome.unsafe} times`,
};

/** What came of one run. `†`: the good guest gets nothing under this setting even without the attack. */
function cell(row: AttackRow, isWatched: boolean): string {
  const {outcome, control, setting} = row;
  if (outcome.rounds === 0) return setting === 'passthrough' ? 'no card to try it on' : 'no port to try it on';
  const words = achievements(row).map((what) => ACHIEVED[what](row));
  const said = words.length > 0 ? `**${words.join(', ')}**` : isWatched ? 'held' : 'nothing';
  return control.made === 0 ? `${said} †` : said;
}

/** Why an attack failed: what was denied, why hand-offs had to wait and what they cost the good guest, or the card itself. */
function verdict(holes: AttackHoles, {attack, profile, outcome, control}: AttackRow): string {
  const {denials, refusals, answered, waited} = outcome;
  const said: string[] = [];
  const undenied = holes.undenied?.[attack];
  for (const [reason, times] of Object.entries(denials)) said.push(`${reason} ${times}`);
  if (said.length === 0 && undenied !== undefined) said.push(undenied);
  else if (said.length === 0 && holes.holeless[attack]?.[profile] !== undefined) return 'the card does nothing of it';
  if (said.length === 0 || holeOf(holes, attack, profile) === FORCED_ABORT) {
    const reasons = Object.entries(refusals).map(([reason, times]) => `${reason} ${times}`);
    const ms = (waited / CYCLES_PER_US / 1000).toFixed(1);
    said.push(`hand-offs put off (${reasons.join(', ')}), then by force; the good guest waits ${ms} ms in all`);
  }
  const lost = control.answered - answered;
  return said.join(', ') + (lost > 0 ? `; ${lost} of ${control.answered} pings lost` : '');
}

function holeWords(holes: AttackHoles, attack: string, profile: CardProfile): string {
  const hole = holeOf(holes, attack, profile);
  if (hole === null) return 'any one';
  return (
    policyHole(hole)?.lacks ??
    hole
      .split(' ')
      .map((word) => `\`${word}\``)
      .join(' ')
  );
}

/** Where no lack of a hook lets an attack through: a card that nobody watches does, or nothing. */
function whyNot({holeless}: AttackHoles, attack: string, profile: CardProfile): string {
  const reason = holeless[attack]?.[profile];
  return reason === undefined ? 'no: without the hooks it needs the good guest is denied as well' : `no: ${reason}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}

function frames(number: number): string {
  return number === 1 ? '1 frame' : `${number} frames`;
}
