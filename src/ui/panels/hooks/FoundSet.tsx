// What the search ended with: a set that is sound for this run, and what each of its hooks buys.

import {counted, thousands} from '../../../base/figures.ts';
import type {HookFinding} from '../../../bridge/protocol/findings.ts';
import {MAP_WORDS, oneIn, placesWords} from '../../layout/hook-results.ts';
import {HookEffects} from './HookEffects.tsx';

export function FoundSet({found}: {readonly found: HookFinding}) {
  const {words, sound, minimal, runs, drops, oneInHooked, exits, exitsIdealBitmap, exitsAll, ports, working} = found;
  const {brought, registers} = found;
  const more = working.drops.filter(({hook}) => !drops.some((own) => own.hook === hook));
  return (
    <section aria-label="The set found by search">
      <p>
        <b className="strong">
          {sound ? 'Sound' : '≠ Not sound'} for this run, {minimal ? 'minimal' : 'not minimal'}
        </b>
        <span className="quiet">
          {' '}
          after {counted(runs, 'run')}: {words.length > 0 ? words.join(' ') : 'no hook at all'}
          {brought.length > 0 && `, beside what a policy brings: ${brought.join(' ')}`}
        </span>
      </p>
      <p className="quiet">
        {placesWords(registers, ports)}, {oneInHooked === 0 ? 'no access' : `1 access in ${oneInHooked.toFixed(1)}`}{' '}
        hooked, {counted(exits, 'exit')} by {MAP_WORDS[registers]}
        {registers !== 'ports' && ` (${oneIn({accesses: found.accesses, hooked: exits})})`},{' '}
        {thousands(exitsIdealBitmap)} by an ideal one, {thousands(exitsAll)} with everything hooked. Another order of
        taking hooks away may end at another set.
      </p>
      {working.set !== found.set && (
        <p>
          For its guests to work as with everything hooked: <span className="mono">{working.words.join(' ')}</span>
          {more.map(({hook, detail}) => (
            <span key={hook} className="quiet">
              . Without {hook}: {detail}
            </span>
          ))}
        </p>
      )}
      {drops.length > 0 && (
        <HookEffects
          caption="What each of them buys: what goes wrong if it alone is taken away"
          rows={drops.map(({hook, uses, effect, detail}) => ({hook, uses, wrong: {effect, detail}}))}
        />
      )}
    </section>
  );
}
