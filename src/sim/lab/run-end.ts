// How a run came to its end, and a replay to its verdict: what was cut short was not compared, and counts as not met.

/** `finished`: nothing more will ever happen; `limit`: the scenario's time was over with something still to come. */
export type RunEnd = 'finished' | 'limit';

/**
 * Where a replay ended: at the recording's own end, at the scenario's limit, where the guest was stopped, or nowhere: it waits
 * for what will not come, or is not over yet.
 */
export type ReplayEnd = 'recording' | 'limit' | 'stopped' | 'waiting';

/** How far a replay came, and what it met otherwise. */
export interface ReplayCourse {
  /** Events of the recording, and how many of them are behind. */
  readonly events: number;
  readonly met: number;
  /** Reads, changes of the interrupt line and frames held against the recording. */
  readonly compared: number;
  readonly end: ReplayEnd;
  readonly readMismatches: number;
  readonly irqMismatches: number;
  readonly frames: {readonly txMismatches: number; readonly rxMismatches: number};
}

/** Everything that differs. */
export function mismatchesOf({readMismatches, irqMismatches, frames}: ReplayCourse): number {
  return readMismatches + irqMismatches + frames.txMismatches + frames.rxMismatches;
}

/** True where all of the recording was played, something of it compared, and nothing differs. */
export function isAsRecorded(course: ReplayCourse): boolean {
  return course.end === 'recording' && course.compared > 0 && mismatchesOf(course) === 0;
}

/** The verdict in words, of frames where there are any. Nothing but a whole comparison without a difference is "as recorded". */
export function replayVerdict(course: ReplayCourse, isOnNetwork: boolean): string {
  if (isAsRecorded(course))
    return `as recorded: every ${isOnNetwork ? 'read, interrupt and frame' : 'read and interrupt'}`;
  const {readMismatches, irqMismatches, frames} = course;
  const parts = [endWords(course)];
  if (mismatchesOf(course) > 0) {
    parts.push(
      `differs from the recording: ${readMismatches} reads, ${irqMismatches} interrupts` +
        (isOnNetwork ? `, ${frames.txMismatches} sent frames, ${frames.rxMismatches} received frames` : ''),
    );
  } else if (course.compared === 0) {
    parts.push(
      `nothing was compared: no ${isOnNetwork ? 'read, interrupt or frame' : 'read or interrupt'} of the recording was met`,
    );
  }
  return parts.filter((part) => part !== '').join('; ');
}

function endWords({end, met, events}: ReplayCourse): string {
  const place = `after ${met} of the recording’s ${events} events`;
  switch (end) {
    case 'recording':
      return '';
    case 'limit':
      return `cut by the scenario’s limit ${place}: the rest was not compared`;
    case 'stopped':
      return `the guest was stopped ${place}: the rest was not compared`;
    case 'waiting':
      return `not over ${place}: the rest was not compared`;
  }
}
