// The card "Why was N denied?": numbered lines that link to the records they rest on, the verdict, what the guest saw.

import {thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {EventIndex} from '../../../trace/units.ts';
import type {ProofResult} from '../../layout/denial-proof.ts';
import type {ProofLine} from '../../layout/denial-range-lines.ts';
import {nameOf, proofLines, whatGuestSaw, whatStayed, whoseBytes} from '../../layout/denial-words.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import './denial.css';

interface DenialProofProps {
  /** Null where nothing was denied yet. */
  readonly result: ProofResult | null;
  readonly guests: LabView['guests'];
  readonly policies: LabView['policies'];
  /** Shows a record. */
  readonly onShow: (event: EventIndex) => void;
}

export function DenialProof({result, guests, policies, onShow}: DenialProofProps) {
  if (result === null) {
    return (
      <Panel title="Why was it denied?">
        <p className="panel-empty">
          Nothing denied yet. A scenario with a rogue guest shows one: open it and step to the next denial (N).
        </p>
      </Panel>
    );
  }
  if (result.status !== 'proved') {
    return (
      <Panel title="Why was it denied?">
        <p className="panel-empty" role="status">
          {result.status === 'waiting'
            ? 'Walking the events back…'
            : 'The chosen event denies nothing. Choose a denied row of the verdicts.'}
        </p>
      </Panel>
    );
  }
  const {proof} = result;
  const {guest, at, index} = proof.denial;
  const whose = whoseBytes(proof, guests);
  return (
    <Panel
      title={`Why was ${thousands(index)} denied?`}
      subtitle={
        <>
          <GuestChip guest={guest} /> {nameOf(guest, guests)}, {milliseconds(at)} ms
        </>
      }
      actions={<span className="quiet denial-hint">each line links to the event that set it</span>}
    >
      <div className="denial-body">
        <ol className="denial-lines">
          {proofLines(proof, guests).map((line) => (
            <Line key={line.name} line={line} onShow={onShow} />
          ))}
        </ol>
        <div className="denial-banner">
          <svg viewBox="-14 -14 28 28" width="26" height="26" aria-hidden="true">
            <VerdictShape verdict="deny" r={12} />
          </svg>
          <p>
            <b>DENIED.</b> {whose} {whose !== null && <br />}
            {whatStayed(proof)}
          </p>
        </div>
        <p className="quiet denial-saw">{whatGuestSaw(proof, policies)}</p>
      </div>
    </Panel>
  );
}

function Line({line, onShow}: {readonly line: ProofLine; readonly onShow: (event: EventIndex) => void}) {
  return (
    <li>
      <span className="denial-name">{line.name}</span>
      <span className="denial-text">
        <b>{line.text}</b>
        <span className="denial-note">{line.note}</span>
      </span>
      <span className="denial-links">
        {line.links.map((event) => (
          <button
            key={event}
            type="button"
            className="link"
            onClick={() => onShow(event)}
            aria-label={`${line.name}: show event ${thousands(event)}`}
          >
            {thousands(event)}
          </button>
        ))}
        {line.source !== null && <span className="quiet">{line.source}</span>}
      </span>
    </li>
  );
}
