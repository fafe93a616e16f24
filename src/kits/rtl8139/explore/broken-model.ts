// The shipped model with one of its own rules broken.
import {isAmong} from '../../../base/bits.ts';
import {type CardPort, type DeviceModel, meansNothing} from '../../../sim/models/device-model.ts';
import {MASTER_AT} from '../model/bus-master.ts';
import {SENDING} from '../model/compiled.ts';
import type {Rtl8139Context} from '../model/context.ts';
import {denyNumber, eventNumber} from '../model/numbers.ts';
import {descriptorAt} from '../model/turn.ts';
import {CR, CR9346, CR9346_MODE, MAR_AT, PORT} from '../sheet/registers.ts';
import type {FaultName} from './faults.ts';

type Model = DeviceModel<Rtl8139Context>;

const SENT = [eventNumber('Sent')];
/** The multicast filter is written in fours. [RTL8139C, MAR] */
const MAR_BYTES = 4;
const RING_UNSET = denyNumber('receive-ring-unset');

/** The model as shipped where none of its own rules is among the faults. */
export function withFaults(shipped: Model, faults: ReadonlySet<FaultName>): Model {
  let model = shipped;
  for (const fault of faults) model = BREAKERS[fault]?.(model) ?? model;
  return model;
}

const BREAKERS: Partial<Record<FaultName, (shipped: Model) => Model>> = {
  'written-alone': (shipped) => ({
    ...shipped,
    interpret: (context, state, isWrite, offset, value, out) => {
      const turn = descriptorAt(offset);
      const believed = turn < 0 ? context : {...context, turn, waiting: 0};
      shipped.interpret(believed, state, isWrite, offset, value, out);
    },
  }),
  'rewrite-in-use': (shipped) => ({
    ...shipped,
    interpret: (context, ...rest) => shipped.interpret({...context, given: 0}, ...rest),
  }),
  'one-end-is-all': (shipped) => ({
    ...shipped,
    observe: (context, state, ...rest) => {
      const before = context.given;
      const events = shipped.observe(context, state, ...rest);
      if (context.given === before || !isAmong(SENDING, state)) return events;
      context.given = 0;
      return SENT;
    },
  }),
  'ring-unset': (shipped) => ({
    ...shipped,
    check: (context, event, out) => {
      shipped.check(context, event, out);
      if (out.reason === RING_UNSET) out.allowed = true;
    },
  }),
  'c-plus': (shipped) => ({
    ...shipped,
    interpret: (context, state, isWrite, offset, value, out) => {
      if (offset === PORT.CPCR.offset) meansNothing(out, value);
      else shipped.interpret(context, state, isWrite, offset, value, out);
    },
  }),
  'reset-unseen': (shipped) => ({
    ...shipped,
    commit: (context, isWrite, offset, value) => {
      const {turn} = context;
      shipped.commit(context, isWrite, offset, value);
      const isLoad = offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD;
      if (isLoad || (offset === PORT.CR.offset && value & CR.RST)) context.turn = turn;
    },
  }),
  'master-unasked': (shipped) => {
    let isAsked = true;
    return {
      ...shipped,
      interpret: (context, state, isWrite, offset, ...rest) => {
        isAsked = offset !== MASTER_AT;
        shipped.interpret(context, state, isWrite, offset, ...rest);
      },
      check: (context, event, out) => {
        shipped.check(context, event, out);
        if (!isAsked) out.allowed = true;
      },
    };
  },
  'master-left': (shipped) => ({
    ...shipped,
    contextSwitch: {
      ...shipped.contextSwitch,
      restore: (context, card) => shipped.contextSwitch.restore(context, withoutMastering(card)),
    },
  }),
  'receiver-left-on': (shipped) => ({
    ...shipped,
    contextSwitch: {
      ...shipped.contextSwitch,
      save: (context, card) => shipped.contextSwitch.save(context, withoutStops(card)),
      restore: (context, card) => {
        card.write(MAR_AT, MAR_BYTES, context.saved?.MAR0 ?? 0);
        return shipped.contextSwitch.restore(context, card);
      },
    },
  }),
};

/** A card whose bus mastering is left as it is. */
function withoutMastering(card: CardPort): CardPort {
  const {hostMemory} = card;
  return {
    read: (offset, size) => card.read(offset, size),
    write: (offset, size, value) => card.write(offset, size, value),
    pause: (cycles) => card.pause?.(cycles),
    copied: (address, length, isToGuest) => card.copied?.(address, length, isToGuest),
    ...(hostMemory === undefined ? {} : {hostMemory}),
  };
}

/** A card on whose CR no write turns the receiver off. */
function withoutStops(card: CardPort): CardPort {
  return {
    read: (offset, size) => card.read(offset, size),
    write: (offset, size, value) => {
      const kept = offset === PORT.CR.offset ? card.read(offset, size) & CR.RE : 0;
      card.write(offset, size, value | kept);
    },
    pause: (cycles) => card.pause?.(cycles),
  };
}
