// Recorded sequences against a device of ours: the text of a file in, agreement or the step that differs out.

import type {Result} from '../../base/result.ts';
import type {CardProfile} from './device-facts.ts';

/** A step where the device answers otherwise than the recording. */
export interface Difference {
  readonly step: number;
  readonly expected: string;
  readonly got: string;
}

/** A difference that nothing accounts for. */
export interface StepMismatch extends Difference {
  /** The ten steps before it and itself, as the file has them. */
  readonly before: readonly string[];
}

/** A step where the data sheet says otherwise than the recording, and the rule that says so. */
export interface DisputedStep extends Difference {
  readonly rule: string;
}

/** How one file fared; `steps` are those compared: none where a quirk shows at the very first, and such a file has not passed. */
export interface VectorOutcome {
  readonly steps: number;
  /** Steps that the file has. */
  readonly ofSteps: number;
  readonly mismatch: StepMismatch | null;
  readonly disputed: readonly DisputedStep[];
}

/** The recorded sequences of one device. */
export interface Conformance {
  /** The format that the first line of its files names. */
  readonly format: string;
  /** Compares the device in a profile with the text of a file, `place`; a fault when the text is no such file. */
  check(place: string, text: string, profile: CardProfile): Result<VectorOutcome>;
}
