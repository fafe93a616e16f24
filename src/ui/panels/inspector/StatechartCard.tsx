// One statechart: whose it is, where it stands, slide 26 with its own counts, and the last event in words.

import {thousands} from '../../../base/figures.ts';
import {chooseModelSet, firstSet} from '../../layout/model-geometry.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {ModelDrawing} from '../model/ModelDrawing.tsx';
import {asRecord, modelTold, outcomeWords} from './inspected-move.ts';
import {countWords, type Inspected} from './statechart-list.ts';

/** A region named after the statechart. */
export function StatechartCard({inspected}: {readonly inspected: Inspected}) {
  const {meta, state, events} = inspected;
  const [stage, area] = useSize(firstSet());
  const last = events.at(-1);
  return (
    <section className="statechart-card" aria-label={`Machine of ${meta.name}`}>
      <header>
        <GuestChip guest={meta.guest} name={meta.name} />
        <span className="strong">{meta.name}</span>
        <span className="now-mark" data-testid={`state-${meta.guest}`}>
          {state.value}
        </span>
        <span className="quiet">
          {state.context.isOwner
            ? state.context.isReusable
              ? 'owns the card, reusable'
              : 'owns the card'
            : 'without the card'}
        </span>
        <span className="grow" />
        <span className="quiet mono" title={countWords(state)}>
          {thousands(state.context.events)}
        </span>
      </header>
      <div className="statechart-card-stage" ref={stage}>
        <ModelDrawing
          view={modelTold(inspected)}
          current={last === undefined ? null : asRecord(last, meta.guest)}
          set={chooseModelSet(area.width, area.height)}
          width={area.width}
          height={area.height}
          motion={0}
        />
      </div>
      <p className="statechart-last" data-refused={last?.isRefused}>
        {last === undefined ? (
          <span className="quiet">no event yet</span>
        ) : (
          <>
            <span className="quiet mono">{thousands(last.index)}</span> <span className="strong">{last.type}</span>{' '}
            {outcomeWords(last)}
            {last.isInput && <span className="quiet"> sent by hand</span>}
          </>
        )}
      </p>
    </section>
  );
}
