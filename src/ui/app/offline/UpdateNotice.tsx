// A line that offers the newer version of the page; not in the presenter, where a class looks on.
import {useEffect} from 'react';
import {type Newer, useKeptCopy} from './kept-copy.ts';
import {workWithoutNetwork} from './without-network.ts';
import './update-notice.css';

const WORDS: Readonly<Record<Exclude<Newer, 'nothing'>, string>> = {
  waits: 'A new version is here. Reload when it suits you.',
  comes: 'The new version takes over, and the page reloads.',
  'taken elsewhere': 'Another window took a new version. Reload this one when it suits you.',
};

/** Starts the keeping too: it is there on every page of the lab, from the first paint on. */
export default function UpdateNotice() {
  const {newer, take, leave} = useKeptCopy();
  useEffect(() => void workWithoutNetwork(), []);
  return (
    <div className="update-notice" role="status" aria-label="Version of the page">
      {newer !== 'nothing' && (
        <>
          <span className="notice-message">{WORDS[newer]}</span>
          <span className="quiet">The work comes back.</span>
          <span className="grow" />
          {newer !== 'comes' && (
            <>
              <button type="button" className="button primary" onClick={take}>
                Reload
              </button>
              <button type="button" className="button" onClick={leave}>
                Later
              </button>
            </>
          )}
        </>
      )}
    </div>
  );
}
