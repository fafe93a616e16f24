// A frame's bytes in hex, and the pages of card memory where they lie now; a byte points at its field.

import {type KeyboardEvent, useState} from 'react';
import {hex} from '../../../base/figures.ts';
import type {FrameRow} from '../../../bridge/protocol/frame-row.ts';
import {factsOf} from '../../../kits/facts.ts';
import type {Dissection} from '../../../net/dissect.ts';
import type {FramePlace} from '../../layout/frame-words.ts';
import {addressText} from '../../layout/memory-map.ts';
import {memoryName} from '../../layout/memory-name.ts';
import {rangeText} from '../../layout/range-text.ts';
import {whoseMemory} from '../../layout/run-guests.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {pageRange} from '../../widgets/figures.ts';
import type {ByteSpan} from './FrameTree.tsx';

const WIDTH = 16;

interface FrameBytesProps {
  readonly row: FrameRow;
  readonly dissection: Dissection;
  /** null: not in card memory now. */
  readonly place: FramePlace | null;
  /** The device of its card, where that is another than the one that is shown: its memory is not at hand. */
  readonly other: string | null;
  readonly span: ByteSpan | null;
  readonly onSpan: (span: ByteSpan | null) => void;
}

/** Sixteen to a row; arrow keys walk the bytes. */
export function FrameBytes({row, dissection, place, other, span, onSpan}: FrameBytesProps) {
  const {bytes} = row;
  const [at, setAt] = useState(0);
  const here = Math.min(at, bytes.length - 1);
  const pointAt = (byte: number): void => {
    setAt(byte);
    onSpan(fieldAt(dissection, byte));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    pointAt(Math.max(0, Math.min(bytes.length - 1, here + step)));
  };
  return (
    <section className="frame-bytes" aria-label="Bytes">
      {other === null ? <Where row={row} place={place} span={span} /> : <OnOtherCard device={other} />}
      <div className="frame-bytes-scroll">
        <table
          className="frame-hex"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: bytes that keys choose make a table a grid
          role="grid"
          aria-label="Bytes of the frame"
          aria-activedescendant={`frame-byte-${here}`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onFocus={() => pointAt(here)}
        >
          <tbody>
            {Array.from({length: Math.ceil(bytes.length / WIDTH)}, (_, line) => line * WIDTH).map((start) => (
              <tr key={start}>
                <th scope="row">{hex(start, 4).slice(2)}</th>
                {[...bytes.subarray(start, start + WIDTH)].map((byte, i) => {
                  const place = start + i;
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
                    <td
                      key={place}
                      id={`frame-byte-${place}`}
                      data-pointed={(span !== null && place >= span.from && place < span.to) || undefined}
                      data-here={place === here || undefined}
                      onPointerEnter={() => onSpan(fieldAt(dissection, place))}
                      onClick={() => pointAt(place)}
                    >
                      {byte.toString(16).toUpperCase().padStart(2, '0')}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const STEPS: Readonly<Record<string, number>> = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: WIDTH, ArrowUp: -WIDTH};

/** The smallest field that a byte belongs to, or the byte alone. */
function fieldAt({layers}: Dissection, byte: number): ByteSpan {
  const fields = layers.flatMap((layer) => layer.fields).filter(({from, to}) => byte >= from && byte < to);
  const [smallest] = fields.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  return smallest === undefined ? {from: byte, to: byte + 1} : {from: smallest.from, to: smallest.to};
}

/** `, A’s memory`; nothing where the device has a memory of its own. */
function inWhose(address: number, length: number): string {
  const whose = whoseMemory(address, length);
  return whose === '' ? '' : `, ${whose}`;
}

/** A frame of a guest of another card: where it lies is told once that one is shown. */
function OnOtherCard({device}: {readonly device: string}) {
  const card = useLab((state) => state.view?.devices.indexOf(device) ?? -1);
  const title = factsOf(device)?.title ?? device;
  return (
    <p className="frame-where">
      A frame of the {title}’s: where it lies is known while that card is shown.{' '}
      <button type="button" className="link" onClick={() => useLab.getState().showCard(card)}>
        Show the {title}
      </button>
    </p>
  );
}

function Where({
  row,
  place,
  span,
}: {
  readonly row: FrameRow;
  readonly place: FramePlace | null;
  readonly span: ByteSpan | null;
}) {
  if (place === null) {
    return (
      <p className="frame-where">
        Not in {memoryName()} at this instant.
        {row.range !== null && (
          <>
            {' '}
            It was sent from <span className="mono">{rangeText(row.range)}</span>
            {inWhose(row.range.address, row.range.length)}.
          </>
        )}
      </p>
    );
  }
  const first = span === null ? 0 : span.from;
  const last = Math.min(row.bytes.length, span === null ? row.bytes.length : span.to) - 1;
  return (
    <p className="frame-where">
      {span === null ? 'Lies' : 'These bytes lie'} in {memoryName()} at{' '}
      <span className="mono">
        {addressText(place.addressOf(first))}–{addressText(place.addressOf(last))}
      </span>
      {inWhose(place.addressOf(first), 1)}, page
      {place.pages.map((page) => (
        <button
          type="button"
          key={page}
          className="link"
          title={`Show ${pageRange({firstPage: page, endPage: page + 1})} on the map of ${memoryName()}`}
          onClick={() => {
            usePage.getState().chooseMemoryPage(page);
            location.hash = '#dma';
          }}
        >
          {page.toString(16).toUpperCase()}
        </button>
      ))}
    </p>
  );
}
