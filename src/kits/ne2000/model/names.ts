// Slide 26's words with the numbers records carry: states, events, checks, reasons to deny. [deck, slide 26]

/** The seven states, by number; `TransDmaRd` sends a frame while a remote read is open. */
export const STATES = ['Initiation', 'Idle', 'Trans', 'DmaRd', 'DmaWr', 'TransDmaRd', 'TransDmaWr'] as const;
export type StateName = (typeof STATES)[number];

/** Model events, by number. `Reset` is ours (facts 3.3); the slide's PXE is the data sheet's TXE. */
export const EVENTS = [
  'Initiate',
  'Transmit',
  'DmaRd',
  'DmaWr',
  'Stop',
  'AbortDma',
  'RDC',
  'PTX',
  'TXE',
  'Reset',
] as const;
export type EventName = (typeof EVENTS)[number];

/** The checking functions by name: the monitor answers them; a refusal leaves the state as it was. [deck, slide 24] */
export const CHECKS = ['remoteDmaInWindow', 'frameInWindow'] as const;

/** Why an access was refused, by number: what the rule forbids, in one clause each. */
export const DENY_REASONS = [
  {name: 'none', text: 'not denied'},
  {name: 'outside-window', text: 'remote DMA would leave the guest’s window'},
  {name: 'frame-outside-window', text: 'the frame to send would leave the guest’s window'},
  {name: 'transmitter-busy', text: 'a frame is still being sent'},
  {name: 'ring-outside-window', text: 'the receive ring would leave the guest’s window'},
  {name: 'no-dma-approved', text: 'data port used with no approved remote DMA'},
  {name: 'past-approved-range', text: 'data port used past the end of the approved remote DMA'},
  {name: 'wrong-direction', text: 'data port used against the direction of the approved remote DMA'},
  {
    name: 'send-packet-unsupported',
    text: 'the send-packet command takes its range from card memory, which no check can see',
  },
  {name: 'not-initiated', text: 'a command before the card was set up'},
  {name: 'prom-write', text: 'the station PROM belongs to everybody'},
  {name: 'width-unsupported', text: 'DCR would change how many bytes an access moves during a remote DMA'},
  {name: 'ring-in-use', text: 'PSTART or PSTOP would move under a started receiver or an open remote DMA'},
] as const;
export type DenyReasonName = (typeof DENY_REASONS)[number]['name'];
