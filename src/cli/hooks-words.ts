// What a search of hooks found as text for people.
import type {HookFinding} from '../sim/lab/hooks-search/finding.ts';
import {placesWords} from '../ui/layout/hook-results.ts';

/** Whose the exits are, and who would take fewer. */
const MAPS = {
  ports: ["by the processor's bitmap", 'by one that knew direction and page'],
  memory: ['of the whole page', 'by a map that knew direction and register'],
  both: ["by the processor's bitmap and of the whole page", 'by a map that knew direction and register'],
} as const;

/** A finding as lines. */
export function hooksInWords(found: HookFinding): string {
  const {scenario, profile, words, brought, ports, registers, sound, minimal, runs, drops} = found;
  const [exits, fewer] = MAPS[registers];
  const lines = [
    `${scenario}, profile ${profile}: ${sound ? 'sound' : 'NOT SOUND'} for this run, ${minimal ? 'minimal' : 'NOT MINIMAL'} (${runs} runs)`,
    words.join(',') || 'no hook at all',
    ...(brought.length === 0 ? [] : [`beside what a policy brings: ${brought.join(',')}`]),
    `${placesWords(registers, ports)}; ${found.hooked} of ${found.accesses} accesses hooked${found.hooked === 0 ? '' : `, one in ${found.oneInHooked.toFixed(1)}`}; ` +
      `${found.exits} exits ${exits}${registers === 'ports' || found.exits === 0 ? '' : `, one in ${(found.accesses / found.exits).toFixed(1)}`}, ${found.exitsIdealBitmap} ${fewer}; ` +
      `${found.exitsAll} with everything hooked`,
    ...(drops.length === 0 ? [] : ['without', ...drops.map(dropInWords)]),
    ...workingInWords(found),
  ];
  return `${lines.join('\n')}\n`;
}

function dropInWords({hook, uses, effect, detail}: HookFinding['drops'][number]): string {
  return `  ${hook.padEnd(14)} (used ${uses}): ${effect}: ${detail}`;
}

/** Where guests get less done under the sound set, the larger one under which they work as ever. */
function workingInWords({set, drops, working, otherwise}: HookFinding): string[] {
  if (otherwise > 0) {
    return [
      `recorded on QEMU's card: on this one ${otherwise} of its reads, interrupts and frames come out otherwise, and what was recorded is done all the same;`,
      'what its guest needs to get on with its work is not asked',
    ];
  }
  if (working.set === set) return ['its guests also work under it as with everything hooked'];
  const more = working.drops.filter(({hook}) => !drops.some((own) => own.hook === hook));
  return [
    'for its guests to work as with everything hooked',
    working.words.join(','),
    'where without',
    ...more.map(dropInWords),
  ];
}
