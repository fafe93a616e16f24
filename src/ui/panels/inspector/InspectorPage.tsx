// The inspector's own page: all statecharts of the lab's worker, their events, and a way to send one.
import {type CSSProperties, useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import {factsOf} from '../../../kits/facts.ts';
import {modelDiagram, modelScale} from '../../layout/model-geometry.ts';
import {Patterns} from '../../widgets/Patterns.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {EventSender} from './EventSender.tsx';
import {EventStream} from './EventStream.tsx';
import {StatechartCard} from './StatechartCard.tsx';
import {StatechartNames} from './StatechartNames.tsx';
import {onlyChanges} from './statechart-list.ts';
import {type Link, useStatecharts} from './use-statecharts.ts';
import './inspector.css';

const LINK_WORDS: Readonly<Record<Link, string>> = {
  waiting: 'waiting for the lab',
  connected: 'live',
  gone: 'the lab’s window is closed',
};

/** `isDocked`: inside the lab's page, which has a heading for it already. */
export function InspectorPage({isDocked}: {readonly isDocked: boolean}) {
  const {list: known, devices, device, show, link, send} = useStatecharts();
  const [isAllShown, setAllShown] = useState(false);
  const list = isAllShown ? known : onlyChanges(known);
  const [chosen, setChosen] = useState<string | null>(null);
  const [grid, area] = useSize({width: 1200, height: 800});
  const only = list.some(({statechart}) => statechart === chosen) ? chosen : null;
  const shown = only === null ? list : list.filter(({statechart}) => statechart === only);
  const columns = columnsFor(shown.length, area.width, area.height);
  return (
    <div className="inspector" data-docked={isDocked} data-link={link}>
      <Patterns />
      {!isDocked && (
        <header className="bar">
          <h1 className="brand">VPIO Lab: inspector</h1>
          <span className="quiet">every machine of the worker, live through @xstate/inspect</span>
          <span className="grow" />
          <span role="status">{LINK_WORDS[link]}</span>
        </header>
      )}
      <main className="inspector-body" key={device}>
        <StatechartNames list={list} chosen={only} onChoose={setChosen}>
          {devices.length > 1 && device !== null && (
            <select
              className="field"
              aria-label="Card"
              title="The card whose machines are shown"
              value={device}
              onChange={(event) => show(event.target.value)}
            >
              {devices.map((name) => (
                <option key={name} value={name}>
                  {factsOf(name)?.title ?? name}
                </option>
              ))}
            </select>
          )}
        </StatechartNames>
        <section
          className="statechart-grid"
          ref={grid}
          aria-label="Drawings"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          style={gridStyle(columns, Math.ceil(shown.length / columns))}
        >
          {shown.map((inspected) => (
            <StatechartCard key={inspected.statechart} inspected={inspected} />
          ))}
          {list.length === 0 && <Empty link={link} />}
        </section>
        <aside className="inspector-side">
          <label className="event-choice">
            <input type="checkbox" checked={isAllShown} onChange={() => setAllShown(!isAllShown)} />
            also those that changed nothing:{' '}
            {thousands(shown.reduce((sum, {state}) => sum + state.context.unchanged, 0))}
          </label>
          <EventStream list={list} only={only} />
          <EventSender list={list} chosen={only} onSend={send} />
        </aside>
      </main>
    </div>
  );
}

function Empty({link}: {readonly link: Link}) {
  return (
    <p className="panel-empty">
      {link === 'gone'
        ? 'This page shows the machines of the lab that opened it, and no lab is open there. Open the inspector from the lab.'
        : link === 'waiting'
          ? 'Waiting for the lab’s window.'
          : 'No run is open in the lab yet.'}
    </p>
  );
}

/** So many columns draw the statecharts largest. */
function columnsFor(statecharts: number, width: number, height: number): number {
  const {sets} = modelDiagram();
  // One of middle size stands for all of them.
  const set = sets[Math.floor(sets.length / 2)];
  if (set === undefined) return 1;
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= statecharts; columns++) {
    const scale = modelScale(set, width / columns, height / Math.ceil(statecharts / columns) - 56);
    if (scale <= largest) continue;
    largest = scale;
    best = columns;
  }
  return best;
}

/** Pixels that a card keeps: its drawing's names stay readable, and the statecharts scroll where they have no room. */
const LEAST_CARD = {width: 322, height: 216} as const;

function gridStyle(columns: number, rows: number): CSSProperties {
  return {
    gridTemplateColumns: `repeat(${columns}, minmax(${LEAST_CARD.width}px, 1fr))`,
    gridTemplateRows: `repeat(${Math.max(1, rows)}, minmax(${LEAST_CARD.height}px, 1fr))`,
  };
}
