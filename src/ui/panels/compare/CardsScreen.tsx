// The screen Cards: the devices beside each other, and one of them by ports and by memory. Runs are done beside the open one.
import {useEffect} from 'react';
import {wayTables} from '../../layout/card-ways.ts';
import {useCards} from '../../store/cards-store.ts';
import {useLab} from '../../store/lab-store.ts';
import {AccessPrices, PriceNote} from './AccessPrices.tsx';
import {CardsTable} from './CardsTable.tsx';
import {CompareSwitch} from './CompareSwitch.tsx';
import {WaysTable} from './WaysTable.tsx';
import './compare.css';
import './cards.css';

export default function CardsScreen() {
  const {measured, missing, refusal, start} = useCards();
  const isReady = useLab((state) => state.library.length > 0);
  useEffect(() => {
    const {measured: known, isRunning} = useCards.getState();
    if (isReady && known === null && !isRunning) void start();
  }, [isReady, start]);
  return (
    <section className="compare-screen" aria-labelledby="cards-title">
      <header className="compare-head">
        <h2 id="cards-title">What makes a device easy to model</h2>
        <CompareSwitch />
        <CardsProgress />
      </header>
      {refusal !== null && (
        <p className="compare-refusal" role="alert">
          {refusal}
        </p>
      )}
      {missing.length > 0 && (
        <p className="compare-refusal" role="status">
          Cannot be fetched from where this page came from, and missing below: {missing.join(', ')}.
        </p>
      )}
      {measured !== null && (
        <div className="compare-body cards-body">
          <CardsTable cards={measured.cards} />
          <section className="cards-ways" aria-labelledby="cards-ways">
            <h3 id="cards-ways">The same driver by ports and by memory</h3>
            <p className="quiet">
              All registers lie in one page, which exits whole as soon as one of its bytes is hooked. To the model it is
              the same either way; to the processor it is not.
            </p>
            <div className="cards-side">
              {wayTables(measured.cards).map((table) => (
                <WaysTable key={table.title} table={table} />
              ))}
              <AccessPrices prices={measured.prices} />
            </div>
            <PriceNote />
          </section>
        </div>
      )}
    </section>
  );
}

/** How far it has come, with a way to stop; or a way to do it again. */
function CardsProgress() {
  const {isRunning, isStopped, done, of, scenario, start, stop} = useCards();
  if (!isRunning) {
    return (
      <div className="compare-progress">
        <button type="button" className="button" onClick={() => void start()}>
          Measure again
        </button>
        {isStopped && (
          <span role="status">{of === 0 ? 'Stopped before the first run.' : `Stopped after ${done} of ${of}.`}</span>
        )}
      </div>
    );
  }
  return (
    <div className="compare-progress">
      <button type="button" className="button" onClick={stop}>
        Stop
      </button>
      <progress max={Math.max(1, of)} value={done} aria-label="Runs done" />
      <span role="status">{scenario === null ? 'Fetching recordings' : `${done} of ${of}, now ${scenario}`}</span>
    </div>
  );
}
