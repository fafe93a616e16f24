// The event itself, in the words a driver's programmer would use, on amber while it is the present one.
import {isRegister} from '../../../datasheets/ne2000.ts';
import type {Port} from '../../../trace/units.ts';
import {accessMeaning, accessPort} from '../../layout/access-meaning.ts';
import {describeRecord} from '../../layout/describe-record.ts';
import type {AccessRecord, EventStory} from '../../layout/event-story.ts';
import {recordSentence} from '../../layout/record-sentence.ts';
import {hex, thousands} from '../../widgets/figures.ts';
import {LineSample} from '../../widgets/LineSample.tsx';

interface EventHeadProps {
  readonly story: EventStory;
  readonly basePort: Port;
  /** True while it is the present event. */
  readonly isNow: boolean;
}

/** `OUT CR ← 0x12`, hooked or not, at which port, to what purpose. */
export function EventHead({story, basePort, isNow}: EventHeadProps) {
  const {access, anchor} = story;
  const text = describeRecord(access ?? anchor);
  const sentence = recordSentence(access ?? anchor);
  return (
    <div className={isNow ? 'event-head now' : 'event-head'}>
      <h3 className={access === null ? 'words' : undefined}>
        {access === null ? capital(text.info) : accessWords(access)}
      </h3>
      {access === null ? (
        text.transition !== '' && <p>{text.transition}</p>
      ) : (
        <p>
          {text.path !== null && <LineSample kind={text.path} word={pathWord(access)} />} port{' '}
          <span className="mono">{hex(basePort + access.offset, 4)}</span>, {accessMeaning(access)}
          {access.index !== anchor.index && story.denial === null && (
            <span className="quiet whole"> (event {thousands(access.index)})</span>
          )}
        </p>
      )}
      {sentence !== null && <p>{sentence}</p>}
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function accessWords(access: AccessRecord): string {
  const name = !isRegister(access.offset) ? `${accessPort(access)} port` : accessPort(access);
  const verb = access.direction === 'out' ? 'OUT' : 'IN';
  if (access.count > 1) return `rep ${verb} ${name} × ${thousands(access.count)}`;
  return `${verb} ${name} ${access.direction === 'out' ? '←' : '→'} ${hex(access.value, access.size * 2)}`;
}

function pathWord(access: AccessRecord): string {
  const way = access.direction === 'out' ? 'write' : 'read';
  if (access.kind === 'suspend') return `hooked ${way}, suspended`;
  if (access.kind === 'vmm-access') return `the VMM’s own ${way}`;
  if (access.denied) return `hooked ${way}, denied`;
  return access.hooked
    ? `hooked, ${way}`
    : access.exited
      ? `unhooked ${way}, exits all the same`
      : `unhooked, ${way}, no exit`;
}
