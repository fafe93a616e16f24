// What was asked for while something is on the screen: an answer that comes too late is nobody's.
import {useEffect, useState} from 'react';

/** The answer to what `key` asks; null until it is there, and where the key is null, which asks nothing. */
export function useAnswer<K extends string | number, T>(key: K | null, ask: (key: K) => Promise<T>): T | null {
  const [held, setHeld] = useState<{readonly key: K; readonly answer: T} | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked anew for another key alone
  useEffect(() => {
    if (key === null) return;
    let isWanted = true;
    void ask(key).then((answer) => {
      if (isWanted) setHeld({key, answer});
    });
    return () => {
      isWanted = false;
    };
  }, [key]);
  return held?.key === key ? held.answer : null;
}
