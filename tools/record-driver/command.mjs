// The QEMU command that somebody gave, and the same with everything recorded.
import {join} from 'node:path';
import {TRACE_EVENTS} from './qemu-log.mjs';

/** What QEMU gives its first card if nobody says otherwise. */
const USUAL_MAC = '52:54:00:12:34:56';
const MODELS = ['ne2k_pci', 'ne2k_isa'];

/** @typedef {{model: string, netdev: string, mac: string}} RecordedCard */

/** The NE2000 among a command's arguments, or why there is none to record. @param {readonly string[]} args @returns {RecordedCard | string} */
export function cardIn(args) {
  const cards = args.flatMap((arg, n) => {
    const [model = '', ...rest] = arg.split(',');
    return args[n - 1] === '-device' && MODELS.includes(model) ? [{model, rest}] : [];
  });
  const [card] = cards;
  if (card === undefined) return `the command has no "-device ${MODELS.join('" or "-device ')}": nothing to record`;
  if (cards.length > 1) return `the command has ${cards.length} NE2000 cards: leave one`;
  const named = (/** @type {string} */ name) =>
    card.rest.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const netdev = named('netdev');
  if (netdev === undefined) return `the card needs a wire: -netdev user,id=n0 -device ${card.model},netdev=n0`;
  return {model: card.model, netdev, mac: (named('mac') ?? USUAL_MAC).toLowerCase()};
}

/** The command with its log, and with a capture for each direction. @param {readonly string[]} args @param {RecordedCard} card @param {string} folder @returns {string[]} */
export function withRecording(args, {netdev}, folder) {
  const capture = (/** @type {string} */ name, /** @type {string} */ queue) => [
    '-object',
    `filter-dump,id=vpio-${name},netdev=${netdev},queue=${queue},file=${join(folder, `${name}.pcap`)}`,
  ];
  return [
    ...args,
    ...TRACE_EVENTS.flatMap((name) => ['-trace', name]),
    ...['-msg', 'timestamp=on', '-D', join(folder, 'qemu.log')],
    // A queue is named from the wire's end: it receives what the card sends.
    ...capture('sent', 'rx'),
    ...capture('offered', 'tx'),
  ];
}
