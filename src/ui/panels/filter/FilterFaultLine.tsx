// What is wrong with a filter: its text with the wrong characters marked, and the reason below.
import type {FilterFault} from '../../../trace/filter/parse.ts';
import {besideField} from './beside-field.ts';

/** Hangs at the box; read out when it comes. */
export function FilterFaultLine({
  id,
  text,
  fault,
  field,
}: {
  readonly id: string;
  readonly text: string;
  readonly fault: FilterFault;
  readonly field: HTMLElement | null;
}) {
  const {at, end, message} = fault;
  return (
    <div id={id} role="alert" className="filter-fault" style={besideField(field)}>
      <code aria-hidden="true">
        {text.slice(0, at)}
        <mark>{text.slice(at, end) || ' '}</mark>
        {text.slice(end)}
      </code>
      <span>
        character {at + 1}: {message}
      </span>
    </div>
  );
}
