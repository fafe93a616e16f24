// The question at hand, what came of it, and the score.
import {type RefObject, useEffect, useRef} from 'react';
import {thousands} from '../../../base/figures.ts';
import {useLab} from '../../store/lab-store.ts';
import {isAsking, usePredict} from '../../store/predict-store.ts';
import {Outcome} from '../lesson/Outcome.tsx';
import {Predictions} from '../lesson/Predictions.tsx';
import {QuestionCard} from '../lesson/QuestionCard.tsx';
import {WhyWalk} from '../lesson/WhyWalk.tsx';

/** The column at the right; below the stage in a narrow window. */
export function PredictSide() {
  return (
    <section className="predict-side" aria-label="Predict">
      <header className="predict-head">
        <Score />
        <a className="button" href="#lab">
          Stop asking
        </a>
      </header>
      <AtHand />
      <Guesses />
    </section>
  );
}

function Score() {
  const guesses = usePredict((state) => state.guesses);
  const right = guesses.filter(({isRight}) => isRight).length;
  return (
    <p className="predict-score">
      {guesses.length === 0 ? 'Nothing predicted yet' : `${right} of ${guesses.length} as predicted`}
    </p>
  );
}

function AtHand() {
  const state = usePredict();
  const position = useLab((lab) => lab.view?.position ?? 0);
  const guests = useLab((lab) => lab.view?.guests);
  const {put, answer, next, isOver, say, goOn} = state;
  const isPut = isAsking(state, position);
  const heading = useFocusOn(`${put?.at} ${isPut} ${answer !== null}`);
  if (put === null || (isOver && answer === null)) return <NothingToAsk isOver={isOver} />;
  const {asked, at} = put;
  if (answer !== null)
    return (
      <>
        <h2 ref={heading} tabIndex={-1}>
          {asked.prompt}
        </h2>
        <Outcome asked={asked} answer={answer}>
          <WhyWalk key={at} asked={asked} onShow={useLab.getState().select} />
        </Outcome>
        {isOver ? <NothingToAsk isOver /> : <OnwardButton isReady={next !== null} onGo={goOn} />}
      </>
    );
  if (!isPut)
    return (
      <>
        <h2 ref={heading} tabIndex={-1}>
          What comes next?
        </h2>
        <p>Run or step on: before the next verdict, transition or hand-off the run stands still, and you are asked.</p>
        <OnwardButton isReady onGo={goOn} />
      </>
    );
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {asked.prompt}
      </h2>
      <QuestionCard
        key={at}
        asked={asked}
        windows={(guests ?? []).map(({id, window}) => ({guest: id, window}))}
        onAnswer={say}
      />
    </>
  );
}

/** The keyboard follows to what is new here, unless it is at work elsewhere on the page. */
function useFocusOn(what: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is the reason
  useEffect(() => {
    const {activeElement} = document;
    const isHere = heading.current?.closest('.predict-side')?.contains(activeElement) === true;
    if (isHere || activeElement === document.body) heading.current?.focus({preventScroll: true});
  }, [what]);
  return heading;
}

function OnwardButton({isReady, onGo}: {readonly isReady: boolean; readonly onGo: () => void}) {
  return (
    <div className="question-acts">
      <button type="button" className="button primary" aria-disabled={!isReady} onClick={() => isReady && onGo()}>
        To the next question
      </button>
    </div>
  );
}

function NothingToAsk({isOver}: {readonly isOver: boolean}) {
  return isOver ? (
    <p>Up to the run’s end there is no further verdict, transition or hand-off. Go back, or open another run.</p>
  ) : (
    <p className="quiet">Looking for what can be asked.</p>
  );
}

/** The last ones first: what was said is there to be compared. */
function Guesses() {
  const guesses = usePredict((state) => state.guesses);
  return (
    <Predictions
      place="Event"
      rows={guesses.toReversed().map(({at, ...guess}) => ({place: thousands(at), ...guess}))}
    />
  );
}
