// The devices as columns, a figure a row; below each what it was taken from, with a link to the run.
import type {CardFigures} from '../../../bridge/protocol/findings.ts';
import {type CardCell, cardRows, type ModelLines} from '../../layout/card-rows.ts';
import {useCards} from '../../store/cards-store.ts';
import {Unbroken} from '../../widgets/Unbroken.tsx';

declare const __VPIO_MODEL_LINES__: ModelLines;

export function CardsTable({cards}: {readonly cards: readonly CardFigures[]}) {
  const isRunning = useCards((state) => state.isRunning);
  return (
    <table className="cards-table" aria-label="Cards">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {cards.map(({device, title}) => (
            <th scope="col" key={device}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cardRows(cards, __VPIO_MODEL_LINES__).map(({name, about, cells}) => (
          <tr key={name}>
            <th scope="row">
              <span className="cards-name">{name}</span>
              <span className="compare-small">{about}</span>
            </th>
            {cells.map((all, at) => (
              <td key={cards[at]?.device}>
                {all.length === 0 && <span className="quiet">{isRunning ? 'being measured' : 'not measured'}</span>}
                {all.map((cell) => (
                  <Said key={`${cell.text} ${cell.source}`} cell={cell} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({cell: {text, source, scenario}}: {readonly cell: CardCell}) {
  return (
    <div className="cards-said">
      <b>
        <Unbroken text={text} />
      </b>
      <span className="compare-small">
        <Source text={source} scenario={scenario} />
      </span>
    </div>
  );
}

/** Names stand in backticks, as in files; the scenario's leads to its run. */
function Source({text, scenario}: {readonly text: string; readonly scenario: string | null}) {
  return text.split('`').map((part, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece of one text is its position
    if (at % 2 === 0) return <Unbroken key={at} text={part} />;
    if (part !== scenario) return <code key={part}>{part}</code>;
    return (
      <a key={part} className="link" href={`?scenario=${encodeURIComponent(part)}#lab`}>
        {part}
      </a>
    );
  });
}
