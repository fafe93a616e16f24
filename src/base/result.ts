// The outcome of reading something from outside: a value, or one line that names the place and the fault.

/** Where reading went wrong, in words a person can act on. */
export interface Fault {
  /** File and line, or field: `two-guests.json: guests[1].driver`. */
  readonly place: string;
  readonly message: string;
}

/** A parsed value, or the fault that stopped the parse. */
export type Result<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly fault: Fault};

/** Wraps a value that was read well. */
export function ok<T>(value: T): Result<T> {
  return {ok: true, value};
}

/** Wraps a fault: where it is and what is wrong there. */
export function fail(place: string, message: string): Result<never> {
  return {ok: false, fault: {place, message}};
}

/** The same as read inside something larger, which a fault's place begins with: `work.vpio.json: seed`. */
export function within<T>(place: string, result: Result<T>): Result<T> {
  if (result.ok) return result;
  const {place: field, message} = result.fault;
  return fail([place, field].filter((part) => part !== '').join(': '), message);
}

/** The fault as one line. */
export function faultLine(fault: Fault): string {
  return fault.place === '' ? fault.message : `${fault.place}: ${fault.message}`;
}
