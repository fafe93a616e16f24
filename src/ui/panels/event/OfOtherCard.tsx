// An event at another card than the one that the panels show: what it is in that card's words, and the way there.
import {capital} from '../../../base/figures.ts';
import {factsOf} from '../../../kits/facts.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {recordLine, recordSentence} from '../../layout/describe-record.ts';
import {useLab} from '../../store/lab-store.ts';

/** Its registers, model and checks are told once its card is shown. */
export function OfOtherCard({record, device}: {readonly record: RecordView; readonly device: string}) {
  const card = useLab((state) => state.view?.devices.indexOf(device) ?? -1);
  const {showCard, select} = useLab.getState();
  const sentence = recordSentence(record);
  const title = factsOf(device)?.title ?? device;
  return (
    <div className="event-head">
      <h3 className="words">{capital(recordLine(record))}</h3>
      {sentence !== null && <p>{sentence}</p>}
      <p>
        This is at the {title}, and the panels show another card.{' '}
        <button
          type="button"
          className="button"
          onClick={() => {
            showCard(card);
            select(record.index);
          }}
        >
          Show the {title}
        </button>
      </p>
    </div>
  );
}
