// One technique: exits, the bar, what came through, what the attack got, what it needs.

import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {
  type AttackOutcome,
  type CompareRow,
  type CompareTable,
  inMillions,
  type NeedWords,
} from '../../layout/compare-rows.ts';
import {VerdictMark} from '../../widgets/VerdictMark.tsx';
import {Worded} from '../../widgets/Worded.tsx';
import {CostBar} from './CostBars.tsx';

interface RowProps {
  readonly row: CompareRow;
  readonly table: CompareTable;
  readonly isRoomy: boolean;
}

export function CompareRowLine({row, table, isRoomy}: RowProps) {
  const {name, source, technique, portExits, portExitsByOperation, interruptExits, total, needs} = row;
  const {cardCost} = table;
  return (
    <tr data-technique={technique}>
      <th scope="row">
        <span className="compare-name">{name}</span>
        <span className="compare-small">
          <Worded text={source} />
        </span>
        {row.isCut && <span className="compare-small compare-cut">cut by the scenario’s limit</span>}
      </th>
      <td className="figure">
        {thousands(portExits)}
        <span className="compare-small">{thousands(portExitsByOperation)} by element</span>
      </td>
      <td className="figure">{thousands(interruptExits)}</td>
      <td>
        <CostBar row={row} table={table} />
      </td>
      <td className="figure">
        <b>{inMillions(total)}</b>
        {cardCost !== null && cardCost > 0 && <span className="compare-small">{percentOver(total, cardCost)}</span>}
      </td>
      {device.network !== null && (
        <td className="figure">
          {thousands(row.frames)}
          <span className="compare-small">of {thousands(table.mostFrames)}</span>
        </td>
      )}
      <td>
        <Damage row={row} />
      </td>
      <td>
        <Attack attack={row.attack} />
      </td>
      {isRoomy ? (
        <>
          <td>{strong(needs.changesDriver)}</td>
          <td>{strong(needs.specialHardware)}</td>
          <td>{needs.sharesCard}</td>
        </>
      ) : (
        <td>{needsInWords(needs)}</td>
      )}
    </tr>
  );
}

function strong(word: string) {
  return word === 'yes' ? <b>yes</b> : word;
}

function percentOver(total: number, cardCost: number): string {
  const percent = (total / cardCost - 1) * 100;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`;
}

/** Lost, garbled, stuck: only what there is. */
function Damage({row: {lost, garbled, stuck, withoutCard}}: {readonly row: CompareRow}) {
  const words = [
    lost > 0 ? `${thousands(lost)} lost` : '',
    garbled > 0 ? `${thousands(garbled)} garbled` : '',
    stuck > 0 ? `${stuck === 1 ? '1 guest' : `${stuck} guests`} stuck` : '',
    withoutCard > 0 ? `${withoutCard === 1 ? '1 guest' : `${withoutCard} guests`} without a card` : '',
  ].filter((word) => word !== '');
  if (words.length === 0) return <span className="quiet">none</span>;
  return (
    <>
      {words.map((word) => (
        <span key={word} className="compare-damage">
          {word}
        </span>
      ))}
    </>
  );
}

function Attack({attack: {mark, word, detail}}: {readonly attack: AttackOutcome}) {
  return (
    <>
      {mark === 'none' ? (
        <span className="compare-none">
          <span aria-hidden="true">–</span> {word}
        </span>
      ) : (
        <VerdictMark verdict={mark === 'held' ? 'allow' : 'deny'} word={word} />
      )}
      <span className="compare-small">{detail}</span>
    </>
  );
}

/** The three answers as one clause, for a narrower window. */
function needsInWords({changesDriver, specialHardware, sharesCard}: NeedWords): string {
  const words = [
    changesDriver === 'yes' ? 'another driver' : '',
    specialHardware === 'yes' ? 'special hardware' : '',
    sharesCard === 'yes' ? '' : sharesCard === 'unsafe' ? 'trust: sharing is unsafe' : 'a card for each guest',
  ].filter((word) => word !== '');
  return words.length === 0 ? 'neither driver nor card changed' : words.join(', ');
}
