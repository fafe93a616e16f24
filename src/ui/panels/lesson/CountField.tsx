// A number as an answer, with its unit and how near it has to be.
import {useId} from 'react';

interface CountFieldProps {
  readonly legend: string;
  readonly unit: string;
  readonly tolerance: string | null;
  /** Null while what stands in the field is no number. */
  readonly onCount: (count: number | null) => void;
}

/** A field for a number. */
export function CountField({legend, unit, tolerance, onCount}: CountFieldProps) {
  const note = useId();
  return (
    <fieldset className="count-answer">
      <legend className="visually-hidden">{legend}</legend>
      <label>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="field"
          maxLength={12}
          aria-label={`${legend} In ${unit}`}
          aria-describedby={tolerance === null ? undefined : note}
          onChange={({target}) => onCount(readCount(target.value))}
        />
        <span aria-hidden="true">{unit}</span>
      </label>
      {tolerance !== null && (
        <p id={note} className="quiet">
          A guess is enough: {tolerance}.
        </p>
      )}
    </fieldset>
  );
}

/** A number, spaces between its digits or none, with a part behind the point or none; null for anything else. */
export function readCount(text: string): number | null {
  const digits = text.replace(/\s/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,3})?$/.test(digits) ? Number(digits) : null;
}
