// One page of the device's memory in hex and ASCII; without the memory it says how to get it.

import {useEffect, useRef} from 'react';
import {type ByteMarks, markOf} from '../../layout/byte-marks.ts';
import {hexRows} from '../../layout/memory-hex.ts';
import {addressText, mapShape} from '../../layout/memory-map.ts';
import {pageRange} from '../../widgets/figures.ts';
import {PageFrames} from './PageFrames.tsx';

interface PageBytesProps {
  readonly memory: Uint8Array | null;
  /** Null where no page is chosen. */
  readonly page: number | null;
  /** The address that was chosen within it; null: none. */
  readonly at?: number | null;
  readonly marks?: ByteMarks;
  readonly onWatch: (on: boolean) => void;
}

const COLUMN = Array.from({length: 16}, (_, n) => n.toString(16).toUpperCase());

/** The row has the chosen address. */
function isChosen(address: number, at: number | null): boolean {
  return at !== null && at >= address && at < address + COLUMN.length;
}

export function PageBytes({memory, page, at = null, marks = [], onWatch}: PageBytesProps) {
  const {space} = mapShape();
  const row = useRef<HTMLTableRowElement>(null);
  const isShown = memory !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the reason to show its row
  useEffect(() => {
    row.current?.scrollIntoView({block: 'nearest'});
  }, [at, isShown]);
  return (
    <section
      className="memory-bytes"
      aria-label={page === null ? 'Bytes of a page' : `Bytes of page ${page.toString(16).toUpperCase()}`}
    >
      <header>
        <b>{page === null ? 'No page chosen' : `Page ${page.toString(16).toUpperCase()}`}</b>
        <span className="quiet mono">{page === null ? '' : pageRange({firstPage: page, endPage: page + 1})}</span>
        <span className="grow" />
        <button
          type="button"
          className="button memory-watch"
          aria-pressed={memory !== null}
          onClick={() => onWatch(memory === null)}
        >
          Watch {space.name}
        </button>
      </header>
      {memory === null ? (
        <p className="panel-empty">
          The page’s bytes are only sent when asked for. Press “Watch {space.name}”, then choose a page on the map with
          a click or the arrow keys.
        </p>
      ) : page === null ? (
        <p className="panel-empty">Choose a page on the map with a click or the arrow keys.</p>
      ) : (
        <>
          <PageFrames memory={memory} page={page} />
          <table className="memory-hex" aria-label="Bytes, sixteen a row">
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">Address</span>
                </th>
                {COLUMN.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                <th scope="col" className="memory-ascii">
                  ASCII
                </th>
              </tr>
            </thead>
            <tbody>
              {hexRows(memory, page).map(({address, bytes, text}) => (
                <tr
                  key={address}
                  ref={isChosen(address, at) ? row : undefined}
                  aria-current={isChosen(address, at) || undefined}
                >
                  <th scope="row">{addressText(address)}</th>
                  {bytes.map((byte, n) => (
                    <td
                      key={COLUMN[n]}
                      className={byte === 0 ? 'quiet' : undefined}
                      data-mark={markOf(address + n, marks)}
                    >
                      {byte.toString(16).toUpperCase().padStart(2, '0')}
                    </td>
                  ))}
                  <td className="memory-ascii">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
