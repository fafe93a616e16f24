// The event itself, in the words a driver's programmer would use, on amber while it is the present one.

import {capital, hex, thousands} from '../../../base/figures.ts';
import type {Port} from '../../../trace/units.ts';
import {accessMeaning} from '../../layout/access-meaning.ts';
import {describeRecord, recordSentence} from '../../layout/describe-record.ts';
import type {EventStory} from '../../layout/event-story.ts';
import {accessHeading, wayWords} from '../../layout/meaning/access.ts';
import {LineSample} from '../../widgets/LineSample.tsx';

interface EventHeadProps {
  readonly story: EventStory;
  /** null: its guest reaches the registers as a page of memory. */
  readonly basePort: Port | null;
  /** True while it is the present event. */
  readonly isNow: boolean;
}

/** `OUT COMMAND ← 0x12`, hooked or not, at which port, to what purpose. */
export function EventHead({story, basePort, isNow}: EventHeadProps) {
  const {access, anchor} = story;
  const text = describeRecord(access ?? anchor);
  const sentence = recordSentence(access ?? anchor);
  return (
    <div className={isNow ? 'event-head now' : 'event-head'}>
      <h3 className={access === null ? 'words' : undefined}>
        {access === null ? capital(text.info) : accessHeading(access)}
      </h3>
      {access === null ? (
        text.transition !== '' && <p>{text.transition}</p>
      ) : (
        <p>
          {text.path !== null && <LineSample kind={text.path} word={wayWords(access)} />}{' '}
          {basePort === null ? 'byte' : 'port'}{' '}
          <span className="mono">{basePort === null ? hex(access.offset) : hex(basePort + access.offset, 4)}</span>
          {basePort === null && ' of the page of registers'}, {accessMeaning(access)}
          {access.index !== anchor.index && story.denial === null && (
            <span className="quiet whole"> (event {thousands(access.index)})</span>
          )}
        </p>
      )}
      {sentence !== null && <p>{sentence}</p>}
    </div>
  );
}
