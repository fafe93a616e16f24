// What the choice costs, beside everything hooked: how many accesses are hooked, exits three ways, cycles as a bar.
import {counted, thousands} from '../../../base/figures.ts';
import type {ChoiceFigures, HookChoice} from '../../../bridge/protocol/findings.ts';
import type {ModelPlacement} from '../../layout/cost-parts.ts';
import {blindnessWords, costParts, MAP_WORDS, oneIn, reachedWords} from '../../layout/hook-results.ts';
import {BarPart} from '../../widgets/BarPart.tsx';
import {VerdictMark} from '../../widgets/VerdictMark.tsx';

export function ChoicePrice({choice}: {readonly choice: HookChoice}) {
  const {whole, chosen, still, isDynamic, costs, placement, wrong} = choice;
  const rows = [
    {name: isDynamic ? 'This choice, dynamic' : 'This choice', figures: chosen},
    ...(isDynamic ? [{name: 'The same, map at rest', figures: still}] : []),
    {name: 'Everything hooked', figures: whole},
  ];
  const totals = rows.map(({figures}) => (figures === null ? 0 : total(figures, costs, placement)));
  const scale = Math.max(1, ...totals);
  return (
    <section aria-label="What the choice costs">
      <p className="hook-verdict">
        {chosen === null ? (
          <span className="quiet">Being run.</span>
        ) : wrong === null ? (
          <>
            <VerdictMark verdict="allow" word="Sound for this run" />
            <span className="quiet"> 0 unsafe beliefs{reached(chosen)}</span>
          </>
        ) : (
          <>
            <b className="hook-wrong">≠ Not sound</b> {wrong.detail}
            <span className="quiet">
              ; {thousands(chosen.unsafe)} unsafe {chosen.unsafe === 1 ? 'belief' : 'beliefs'}
              {reached(chosen)}
            </span>
          </>
        )}
      </p>
      <table className="hook-price" aria-label="Exits and cycles">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">Hooked</th>
            <th scope="col" className="figure">
              Exits, {MAP_WORDS[choice.registers]}
            </th>
            <th scope="col" className="figure">
              an ideal one
            </th>
            <th scope="col" className="figure">
              by operation
            </th>
            <th scope="col" className="figure">
              Denials
            </th>
            <th scope="col" className="hook-bars">
              Cycles
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({name, figures}, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figures === null ? (
                <td colSpan={6} className="quiet">
                  not run yet
                </td>
              ) : (
                <>
                  <td>
                    <b className="strong">{oneIn(figures)}</b>
                    <span className="hook-small whole">
                      {thousands(figures.hooked)} of {thousands(figures.accesses)}
                    </span>
                  </td>
                  <td className="figure">
                    {thousands(figures.exits)}
                    {choice.registers !== 'ports' && (
                      <span className="hook-small whole">
                        {oneIn({accesses: figures.accesses, hooked: figures.exits})}
                      </span>
                    )}
                  </td>
                  <td className="figure">{thousands(figures.exitsIdealBitmap)}</td>
                  <td className="figure">{thousands(figures.exitsByOperation)}</td>
                  <td className="figure">{thousands(figures.denials)}</td>
                  <td>
                    <Bar figures={figures} costs={costs} placement={placement} share={(totals[i] ?? 0) / scale} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hook-small">
        {blindnessWords(choice)} A <i>rep</i> is one exit and many operations.{' '}
        {(costs === 'hp' || placement !== 'inline') && 'Hatched: our estimate.'}
        {placement === 'overlapped' && ' The model works beside the device: nobody waits for it, and no bar holds it.'}
        {isDynamic && chosen !== null && still !== null && (
          <>
            {' '}
            A map that follows the model is written {counted(chosen.mapsWritten, 'time')} instead of{' '}
            {thousands(still.mapsWritten)}; what a writing costs nobody has measured, and it is in no bar.
          </>
        )}
      </p>
    </section>
  );
}

function reached(figures: ChoiceFigures): string {
  const words = reachedWords(figures);
  return words === null ? '' : `; ${words}`;
}

function total(figures: ChoiceFigures, costs: 'qemu' | 'hp', placement: ModelPlacement): number {
  return costParts(figures, costs, placement).reduce((sum, {cycles, isBeside}) => (isBeside ? sum : sum + cycles), 0);
}

interface BarProps {
  readonly figures: ChoiceFigures;
  readonly costs: 'qemu' | 'hp';
  readonly placement: ModelPlacement;
  /** Of the longest bar. */
  readonly share: number;
}

function Bar({figures, costs, placement, share}: BarProps) {
  const parts = costParts(figures, costs, placement);
  return (
    <>
      <div className="hook-bar" aria-hidden="true" style={{width: `${share * 100}%`}}>
        {parts
          .filter(({isBeside}) => isBeside !== true)
          .map((part) => (
            <BarPart key={part.name} part={part} title={`${part.name} ${thousands(part.cycles)}`} />
          ))}
      </div>
      <span className="hook-small">
        <b className="strong">{thousands(total(figures, costs, placement))}</b>:{' '}
        {parts.map(({name, cycles}, i) => (
          <span key={name}>
            {i > 0 && ', '}
            {name} <span className="whole">{thousands(cycles)}</span>
          </span>
        ))}
      </span>
    </>
  );
}
