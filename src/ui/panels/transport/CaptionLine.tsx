// The present event as a caption of two lines: what happened, the verdict, who waits. Below the drawings where nothing else tells it.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {factsOf} from '../../../kits/facts.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {captionOf, POWER_ON} from '../../layout/caption.ts';
import {otherDevice} from '../../layout/card-words.ts';
import {showCardOf} from '../../store/follow-card.ts';
import {useLab} from '../../store/lab-store.ts';
import {useCurrentRecord} from '../../store/present-event.ts';
import {records} from '../../store/record-cache.ts';
import {InVain} from './StopReason.tsx';
import './caption-line.css';
import {stopOf} from '../../store/run-phase.ts';

/** `className`: what gives it its place and its size. */
export function CaptionLine({view, className}: {readonly view: LabView; readonly className: string}) {
  const record = useCurrentRecord();
  const stop = useLab(stopOf);
  const name = `caption-line ${className}`;
  if (stop !== null && !('event' in stop))
    return (
      <p className={name}>
        <InVain none={stop} />
      </p>
    );
  if (record === null) return <p className={name}>{POWER_ON}</p>;
  const other = otherDevice(record);
  const waiting = view.guests.filter(({suspendedAt}) => suspendedAt !== null).map(({id}) => id);
  const {act, verdict, after} = captionOf(record, (index) => records.record(index), waiting);
  return (
    <p className={name}>
      {other !== null && <OtherCard record={record} device={other} />}
      {act} {verdict !== null && <b data-allowed={verdict.isAllowed}>{verdict.text}</b>} {after}
    </p>
  );
}

/** The drawings above are of another card than the event: says so, and leads to that one. */
function OtherCard({record, device}: {readonly record: RecordView; readonly device: string}) {
  const title = factsOf(device)?.title ?? device;
  return (
    <>
      <button
        type="button"
        className="link"
        title={`The drawings show another card: show the ${title}`}
        onClick={() => showCardOf(record)}
      >
        At the {title}:
      </button>{' '}
    </>
  );
}
