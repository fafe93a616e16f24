// Every drawing has a table that says the same; this is the switch between them.
import {IconButton} from './IconButton.tsx';

/** A toggle for a panel's header: `shown` is true while the table stands in for the drawing. */
export function TableTwinToggle({
  shown,
  onToggle,
  of,
}: {
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly of: string;
}) {
  return <IconButton icon="table" name={`${of} as a table`} pressed={shown} onClick={onToggle} />;
}
