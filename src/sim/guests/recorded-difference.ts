// A difference between a run and the recording that it replays, in words.

/** One difference between the run and its recording; values as text. */
export interface Difference {
  /** Line of the recording's file: the event's number + 2. */
  readonly line: number;
  readonly what: 'read' | 'irq' | 'tx' | 'rx';
  readonly expected: string;
  readonly got: string;
}

/** As values are written: `0x4c`. */
export function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

/** What of a frame is not as recorded. */
export function firstByteThatDiffers(expected: Uint8Array, got: Uint8Array): string {
  if (expected.length !== got.length) return `${got.length} bytes`;
  const at = expected.findIndex((byte, i) => byte !== got[i]);
  return `byte ${at} is ${hex(got[at] ?? 0)}, not ${hex(expected[at] ?? 0)}`;
}
