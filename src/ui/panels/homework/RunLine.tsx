// A run of an assignment in a line, and the way into it.
import type {PutAsk} from '../../../bridge/protocol/findings.ts';

/** Opens what a link's query asks for; true if it was taken. */
export type OpenRun = (query: string) => Promise<boolean>;

interface RunLineProps {
  readonly run: NonNullable<PutAsk['run']>;
  /** Where in it, or how it was changed. */
  readonly words: string;
  readonly openRun: OpenRun;
}

export function RunLine({run: {scenario, seed, profile, link}, words, openRun}: RunLineProps) {
  const onOpen = (): void => {
    if (link === null) return;
    void openRun(link).then((isTaken) => {
      if (isTaken) location.hash = '#lab';
    });
  };
  return (
    <p className="homework-run">
      <span>
        {scenario}, seed {seed}, {profile}, {words}
      </span>
      {link !== null && (
        <button type="button" className="button" onClick={onOpen}>
          Open this run in the lab
        </button>
      )}
    </p>
  );
}
