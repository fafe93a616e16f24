// The screen Compare: the same work under every technique that the device can have, a row each, one scale for all bars.
import {useEffect, useMemo, useState} from 'react';
import {spelled} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {compareTable, techniqueName} from '../../layout/compare-rows.ts';
import {whyVpioCosts} from '../../layout/compare-why.ts';
import {useComparison} from '../../store/compare-store.ts';
import {useLab} from '../../store/lab-store.ts';
import {TableTwinToggle} from '../../widgets/TableTwin.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {CompareFigures} from './CompareFigures.tsx';
import {CompareRowLine} from './CompareRowLine.tsx';
import {CompareSwitch} from './CompareSwitch.tsx';
import {CostLegend} from './CostBars.tsx';
import './compare.css';
import {Term} from '../../widgets/Term.tsx';
import {Worded} from '../../widgets/Worded.tsx';

/** Below this width the last three columns are one. */
const WIDE = 1600;
const OPEN_RUN = '';

export default function CompareScreen() {
  const [screen, {width}] = useSize({width: 1920, height: 980});
  const {scenario, reports, of, isRunning, refusal, start} = useComparison();
  const run = useLab((state) => state.words);
  const [asFigures, setAsFigures] = useState(false);
  const table = useMemo(() => compareTable(reports, scenario?.costs ?? 'hp'), [reports, scenario]);
  const placement = reports.find(({technique}) => technique === 'vpio')?.modelPlacement ?? 'inline';
  const why = useMemo(() => whyVpioCosts(reports, table.rows), [reports, table]);
  const isRoomy = width >= WIDE;
  useEffect(() => {
    const {choice, run: compared} = useComparison.getState();
    if (run !== null && compared !== run && (choice === null || compared === null)) void start();
  }, [run, start]);

  return (
    <section
      ref={screen}
      className="compare-screen"
      data-picture="whole"
      data-picture-title="Compare"
      aria-labelledby="compare-title"
      data-busy={isRunning}
    >
      <header className="compare-head">
        <h2 id="compare-title">The same work under {spelled(of)} techniques</h2>
        <CompareSwitch />
        <CompareChoice />
        <CompareProgress />
        {scenario !== null && (
          <span className="quiet">
            {scenario.title}; {scenario.profile === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card'}, seed{' '}
            {scenario.seed}, cost preset {scenario.costs === 'hp' ? 'HP' : 'QEMU'}
          </span>
        )}
        <span className="grow" />
        <TableTwinToggle shown={asFigures} onToggle={() => setAsFigures(!asFigures)} of="Comparison" />
      </header>
      {refusal !== null && (
        <p className="compare-refusal" role="alert">
          {refusal}
        </p>
      )}
      {why !== null && <p className="compare-why">{why}</p>}
      <div className="compare-body">
        {asFigures ? (
          <CompareFigures reports={reports} />
        ) : (
          reports.length > 0 && (
            <table className="compare-table" aria-label="Techniques" data-busy={isRunning}>
              <thead>
                <tr>
                  <th scope="col">
                    <Term word="technique">Technique</Term>
                  </th>
                  <th scope="col" className="figure">
                    Port exits
                    <span className="compare-small">and if each element of a rep exited</span>
                  </th>
                  <th scope="col" className="figure">
                    Interrupt exits
                  </th>
                  <th scope="col" className="compare-bars">
                    Cycles by cause, millions
                    <CostLegend costs={scenario?.costs ?? 'hp'} placement={placement} />
                  </th>
                  <th scope="col" className="figure">
                    Total
                    <span className="compare-small">over the card</span>
                  </th>
                  {device.network !== null && (
                    <th scope="col" className="figure">
                      Frames
                      <span className="compare-small">whole</span>
                    </th>
                  )}
                  <th scope="col">Damage</th>
                  <th scope="col" className="compare-attack">
                    Same attack
                  </th>
                  {isRoomy ? (
                    <>
                      <th scope="col">Changes the driver</th>
                      <th scope="col">Special hardware</th>
                      <th scope="col">Shares one card</th>
                    </>
                  ) : (
                    <th scope="col" className="compare-needs">
                      Needs
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <CompareRowLine key={row.technique} row={row} table={table} isRoomy={isRoomy} />
                ))}
              </tbody>
            </table>
          )
        )}
        {reports.length > 0 && (
          <p className="compare-note quiet">
            Hatched parts are our <Term word="estimate">estimates</Term>; the others were measured (
            <Worded text="slides 21 and 28" />
            ). The dotted line is what the card itself costs when each guest has one of its own. Time in which nobody
            could run, and drivers’ waiting loops, are left out.
            {placement === 'overlapped' && ' In outline: work beside the device, which nobody waits for; an estimate.'}
          </p>
        )}
      </div>
    </section>
  );
}

/** Which work is compared: a scenario of the library, or the run that is open. Recordings do what they did: not those. */
function CompareChoice() {
  const library = useLab((state) => state.library);
  const choice = useComparison((state) => state.choice);
  const choose = useComparison((state) => state.choose);
  return (
    <label className="control">
      <span className="visually-hidden">Work to compare</span>
      <select
        className="field compare-choice"
        value={choice ?? OPEN_RUN}
        onChange={(event) => choose(event.target.value === OPEN_RUN ? null : event.target.value)}
      >
        <option value={OPEN_RUN}>the run that is open</option>
        {library
          .filter(({recording}) => recording === null)
          .map(({name, title}) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
      </select>
    </label>
  );
}

/** How far it has come, with a way to stop; or a way to do it again. */
function CompareProgress() {
  const {isRunning, done, of, technique, start, stop} = useComparison();
  if (!isRunning) {
    return (
      <div className="compare-progress">
        <button type="button" className="button" onClick={() => void start()}>
          Compare again
        </button>
        {done > 0 && done < of && (
          <span role="status">
            Stopped after {done} of {of}.
          </span>
        )}
      </div>
    );
  }
  return (
    <div className="compare-progress">
      <button type="button" className="button" onClick={stop}>
        Stop
      </button>
      <progress max={of} value={done} aria-label="Techniques done" />
      <span role="status">
        {done} of {of}
        {technique === null ? '' : `, now ${techniqueName(technique)}`}
      </span>
    </div>
  );
}
