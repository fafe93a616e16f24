// What became of a frame that arrived from the wire.

/**
 * `stored` in the ring; `ring-full` lost for want of pages, or after an overflow that was not recovered from;
 * `filtered` not for this station; `stopped` the receiver is off, by the reset state or loopback;
 * `monitored` counted by RCR.MON, not stored; `runt` too short for RCR.
 */
export type ReceiveOutcome = 'stored' | 'ring-full' | 'filtered' | 'stopped' | 'monitored' | 'runt';

/** What is wrong with a frame that noise has hit: its FCS, or also its end, which is in the middle of a byte. */
export type FrameFault = 'crc' | 'alignment';
