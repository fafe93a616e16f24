// Filters told a second time, slowly, over records as objects: what the compiled ones must agree with.

import {fieldNamed} from '../../../src/trace/filter/fields.ts';
import type {Filter, Literal, Test} from '../../../src/trace/filter/filter.ts';
import type {FilterWords} from '../../../src/trace/filter/words.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {CLOCK_HZ, NOBODY} from '../../../src/trace/units.ts';

type Value = number | string | undefined;

/** The value of a field in a record; undefined where the record has no such field. */
function valueIn(view: RecordView, field: string, words: FilterWords): Value {
  const {guest, kind} = view;
  switch (field) {
    case 'kind':
      return kind;
    case 'number':
      return view.index;
    case 'cause':
      return view.cause < 0 ? undefined : view.cause;
    case 'cycles':
      return view.at;
    case 'ms':
      return (view.at / CLOCK_HZ) * 1000;
    case 'guest.id':
      return guest === NOBODY ? undefined : guest;
    case 'guest.name':
      return guest === NOBODY ? undefined : words.guests[guest];
    case 'input':
      return kind === 'input' ? view.input : undefined;
    case 'hook':
      return kind === 'access' ? String(view.hooked) : undefined;
    case 'vm.exit':
      return kind === 'exit' ? view.reason : kind === 'access' && view.exited ? 'io' : undefined;
    case 'deny.reason':
      return kind === 'denial' ? words.reasons[view.reason] : undefined;
    case 'dma.verdict':
      if (kind === 'check') return view.allowed ? 'allow' : undefined;
      return kind === 'denial' ? 'deny' : undefined;
    case 'dma.check':
      return kind === 'check' ? (view.allowed ? 'allow' : 'deny') : undefined;
    case 'io.denied':
      return kind === 'access' ? String(view.denied) : undefined;
    case 'reusable':
      return kind === 'reusable' ? String(view.reusable) : undefined;
    case 'belief':
      return kind === 'unsafe' ? view.reason.replaceAll('_', '-') : undefined;
    case 'irq':
      return kind === 'irq' ? view.level : kind === 'inject' ? 1 : undefined;
    case 'irq.isr':
      return kind === 'inject' ? (view.isr ?? undefined) : undefined;
    case 'frame':
      return 'frame' in view ? view.frame : undefined;
    case 'frame.dir':
      return kind === 'frame-tx' ? 'tx' : kind === 'frame-rx' ? 'rx' : undefined;
    case 'frame.taken':
      return kind === 'frame-rx' ? String(view.taken) : undefined;
    case 'frame.lost':
      return kind === 'lost' ? view.why.replaceAll('_', '-') : undefined;
    case 'handoff.from':
      return kind === 'handoff' && view.from !== NOBODY ? view.from : undefined;
    case 'handoff.cost':
      return kind === 'handoff' ? view.accesses : undefined;
    case 'handoff.busy':
      return kind === 'handoff-refused' ? view.reason : undefined;
    case 'op':
      return kind === 'operation' ? view.operation : undefined;
    case 'op.ends':
      return kind === 'operation' ? String(view.ends) : undefined;
    case 'app':
      return kind === 'app' ? view.event.replaceAll('_', '-') : undefined;
    case 'mismatch':
      return kind === 'mismatch' ? view.what : undefined;
    case 'stopped':
      return kind === 'stopped' ? view.why.replaceAll('_', '-') : undefined;
    default:
      return field.startsWith('model.')
        ? modelValue(view, field, words)
        : field.startsWith('dma.')
          ? moveValue(view, field)
          : portValue(view, field, words);
  }
}

function modelValue(view: RecordView, field: string, words: FilterWords): Value {
  if (view.kind === 'access') return field === 'model.state' ? words.states[view.state] : undefined;
  if (view.kind === 'model-event') {
    if (field === 'model.state') return words.states[view.state];
    return field === 'model.event' ? words.events[view.event] : undefined;
  }
  if (view.kind !== 'transition') return undefined;
  if (field === 'model.state') return words.states[view.to];
  if (field === 'model.from') return words.states[view.from];
  if (field === 'model.moved') return String(view.from !== view.to);
  return words.events[view.event];
}

function moveValue(view: RecordView, field: string): Value {
  if (view.kind !== 'check' && view.kind !== 'dma' && view.kind !== 'copy') return undefined;
  if (field === 'dma.dir') return view.kind !== 'copy' ? view.move : view.isToGuest ? 'write' : 'read';
  if (field === 'dma.addr') return view.address;
  return field === 'dma.len' ? view.length : view.address + Math.max(0, view.length - 1);
}

function portValue(view: RecordView, field: string, words: FilterWords): Value {
  if (view.kind !== 'access' && view.kind !== 'vmm-access' && view.kind !== 'suspend' && view.kind !== 'denial')
    return undefined;
  const {direction, page, offset} = view;
  if (field === 'reg') return words.ports[(direction === 'out' ? 1024 : 0) + page * 256 + offset];
  if (field === 'io.dir') return direction;
  if (field === 'io.offset') return offset;
  if (field === 'io.port') return words.basePort + offset;
  if (field === 'io.page') return page;
  if (view.kind === 'denial') return undefined;
  if (field === 'io.size') return view.size;
  return field === 'io.count' ? view.count : view.count !== 1 ? undefined : view.value;
}

/** Whether a filter lets a record through. */
export function letsThrough(filter: Filter, view: RecordView, words: FilterWords): boolean {
  switch (filter.op) {
    case 'all':
      return filter.of.every((part) => letsThrough(part, view, words));
    case 'any':
      return filter.of.some((part) => letsThrough(part, view, words));
    case 'odd':
      return filter.of.filter((part) => letsThrough(part, view, words)).length % 2 === 1;
    case 'not':
      return !letsThrough(filter.of, view, words);
    default: {
      const value = valueIn(view, filter.field, words);
      return value !== undefined && holds(filter, value);
    }
  }
}

function holds(test: Test, value: number | string): boolean {
  const meant = (literal: Literal): number | string => (typeof value === 'string' ? literal.text : literal.value);
  switch (test.op) {
    case 'has':
      return fieldNamed(test.field)?.type !== 'truth' || value === 'true';
    case 'contains':
      return String(value).toLowerCase().includes(test.text.toLowerCase());
    case 'matches':
      return new RegExp(test.text, 'i').test(String(value));
    case 'bits':
      return (BigInt(Math.floor(Number(value))) & BigInt(test.mask.value)) !== 0n;
    case 'in':
      return test.items.some((item) =>
        'from' in item ? value >= meant(item.from) && value <= meant(item.to) : value === meant(item),
      );
    case 'compare': {
      const left = test.mask === null ? value : Number(BigInt(Math.floor(Number(value))) & BigInt(test.mask.value));
      const right = meant(test.value);
      switch (test.by) {
        case '==':
          return left === right;
        case '!=':
          return left !== right;
        case '<':
          return left < right;
        case '<=':
          return left <= right;
        case '>':
          return left > right;
        case '>=':
          return left >= right;
      }
    }
  }
}
