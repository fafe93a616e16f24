// What the model of the RTL8139 speaks of, with the numbers that records carry: states, events, checks, reasons to deny. No slide draws
// this card: the words are ours, after the data sheet's.

/** The states, by number: what of transmitter and receiver is at work; `OffBus`: bus mastering is off. */
export const STATES = ['PowerOn', 'Idle', 'Sending', 'Receiving', 'SendingReceiving', 'OffBus'] as const;
export type StateName = (typeof STATES)[number];

/** Why the card can change hands in a state, or cannot. */
export const STATE_REASONS: Readonly<Record<StateName, {readonly meta: {readonly reason: string}}>> = {
  PowerOn: {meta: {reason: 'the driver is still setting the card up'}},
  Idle: {meta: {reason: 'nothing is being sent and the receiver is off'}},
  Sending: {meta: {reason: 'a frame is being sent'}},
  Receiving: {meta: {reason: 'nothing is being sent; the receiver can be stopped at any time'}},
  SendingReceiving: {meta: {reason: 'a frame is being sent'}},
  OffBus: {meta: {reason: 'bus mastering is off: the card reaches no memory'}},
};

/**
 * Model events, by number. `SetUp`: transmitter or receiver is turned on for the first time since a reset; `RingMoved`: place or
 * length of the receive ring is written while the receiver is on; `MasterOn`, `MasterOff`: bus mastering, in configuration space.
 */
export const EVENTS = [
  'SetUp',
  'Transmit',
  'Sent',
  'ReceiveOn',
  'ReceiveOff',
  'RingMoved',
  'Reset',
  'MasterOn',
  'MasterOff',
] as const;
export type EventName = (typeof EVENTS)[number];

/** The checking functions by name: may the card read these frames, may it write this ring? */
export const CHECKS = ['framesInMemory', 'ringInMemory'] as const;

/** Why an access was refused, by number: what the rule forbids, in one clause each. */
export const DENY_REASONS = [
  {name: 'none', text: 'not denied'},
  {
    name: 'transmit-outside-memory',
    text: 'the frame to send would be read from outside the guest’s memory',
    leavesMemory: true,
  },
  {name: 'transmit-scattered', text: 'the frame to send does not lie in one piece of host memory'},
  {name: 'transmit-too-long', text: 'the frame to send is longer than the card takes'},
  {name: 'descriptor-in-use', text: 'the frame of this descriptor is still being sent'},
  {name: 'receive-ring-unset', text: 'the receiver would run without a ring: no address was set since the reset'},
  {
    name: 'receive-outside-memory',
    text: 'what is received would be written outside the guest’s memory',
    leavesMemory: true,
  },
  {name: 'receive-scattered', text: 'the receive ring does not lie in one piece of host memory'},
  {name: 'c-plus-mode', text: 'C+ mode takes its addresses from memory, where no check sees them written'},
  {name: 'address-not-translated', text: 'the address is not the host’s for that memory, and nothing makes it one'},
  {name: 'partial-write', text: 'a register that the model follows has to be written whole'},
  {
    name: 'transmit-too-few-pages',
    text: 'the frame to send lies in several pieces of host memory, and the VMM has too few pages to copy it to',
  },
  {
    name: 'receive-too-few-pages',
    text: 'the receive ring lies in several pieces of host memory, and the VMM has too few pages to stand in for it',
  },
  {
    name: 'descriptors-outside-memory',
    text: 'the descriptors would lie outside the guest’s memory',
    about: 'descriptor',
    leavesMemory: true,
  },
  {name: 'descriptors-without-end', text: 'the descriptors have no end', about: 'descriptor'},
  {name: 'half-frame', text: 'the frame to send has no FS'},
  {
    name: 'c-plus-unserved',
    text: 'this is not served in C+ mode',
  },
  {name: 'bus-master-off', text: 'bus mastering is off: the card would send zeros'},
] as const;
export type DenyReasonName = (typeof DENY_REASONS)[number]['name'];
