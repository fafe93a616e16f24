// What no walk of the RTL8139's meets or has in it, in words; docs/explore.md says more of each.

const C_PLUS_ALONE =
  'in C+ mode alone, which is not walked: there a write to CR that leaves the receiver on begins its ring anew';

/** What of the model no walk meets, and why. */
export const UNMET = {
  'Receiving.ReceiveOn': C_PLUS_ALONE,
  'SendingReceiving.ReceiveOn': C_PLUS_ALONE,
} as const;

/** What is in none of the walks. */
export const LEFT_OUT = [
  'bounce buffers, and rings and frames in several pieces of host memory',
  'pages that move while the run goes on',
  'C+ mode behind its refusal, and its shadow rings',
  'frames kept for a guest without the card',
  'hook sets but sharing, and translations but rewrite',
  'base addresses and all else of configuration space but bus mastering',
  'time: bursts, and how long anything takes',
] as const;
