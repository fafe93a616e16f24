// A part of the page that is fetched when it is first shown, or ahead of that. Where it cannot be, its place says so and
// offers to try again: the rest of the page and the run go on.
import {type ComponentType, type ReactNode, useEffect, useState} from 'react';
import {laterCode, NOT_FETCHED} from '../store/later-code.ts';
import './trouble.css';

/** What stands in the part's place until it is here. */
interface Standing<P> {
  /** While it is fetched; nothing unless given. */
  readonly waiting?: ReactNode;
  /** The frame around what is said where it cannot be fetched. */
  readonly around?: (notice: ReactNode, props: P) => ReactNode;
}

/**
 * A component whose code comes later, by the name that a person knows it by.
 * @example const Frames = laterPart('Frames', () => import('./FramesScreen.tsx'));
 */
export function laterPart<P extends object = object>(
  name: string,
  fetch: () => Promise<{readonly default: ComponentType<P>}>,
  {waiting = null, around = (notice) => notice}: Standing<P> = {},
): ComponentType<P> {
  let Part: ComponentType<P> | null = null;
  const code = laterCode(async () => {
    Part = (await fetch()).default;
  });
  return function LaterPart(props: P) {
    const [failures, setFailures] = useState(0);
    const [isAsking, setIsAsking] = useState(true);
    useEffect(() => {
      if (!isAsking) return;
      let isShown = true;
      const tell = (failed: number): void => {
        if (!isShown) return;
        setFailures((before) => before + failed);
        setIsAsking(false);
      };
      code().then(
        () => tell(0),
        () => tell(1),
      );
      return () => {
        isShown = false;
      };
    }, [isAsking]);
    if (Part !== null) return <Part {...props} />;
    if (failures === 0) return waiting;
    return around(
      <Missing name={name} failures={failures} isAsking={isAsking} onRetry={() => setIsAsking(true)} />,
      props,
    );
  };
}

interface MissingProps {
  readonly name: string;
  /** How often it was asked for in vain. */
  readonly failures: number;
  readonly isAsking: boolean;
  readonly onRetry: () => void;
}

/** Says that a part cannot be fetched, with a button to try again; once that was in vain, with one to reload where that would help. */
export function Missing({name, failures, isAsking, onRetry}: MissingProps) {
  const [answers, setAnswers] = useState(false);
  useEffect(() => {
    if (failures < 2) return;
    fetch(document.baseURI, {cache: 'no-store'}).then(
      ({ok}) => setAnswers(ok),
      () => setAnswers(false),
    );
  }, [failures]);
  return (
    <div className="trouble" role="alert">
      <p>
        <b className="strong">{name}</b> {NOT_FETCHED}.{' '}
        {answers
          ? 'That place answers again, but this browser remembers the failure: reload the page, and the run comes back where it stands.'
          : 'The run is as it was.'}
      </p>
      <button type="button" className="button" aria-busy={isAsking} onClick={onRetry}>
        Retry
      </button>
      {answers && (
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload the page
        </button>
      )}
    </div>
  );
}
