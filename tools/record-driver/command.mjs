// The QEMU command that somebody gave, and the same with everything recorded.
import {join} from 'node:path';
import {DEVICES, deviceOf} from './devices.mjs';
import {TRACE_EVENTS} from './qemu-log.mjs';

/** QEMU numbers the cards that are given no address, from this last byte. */
const FIRST_MAC = 0x56;

/** @typedef {{model: string, netdev: string, mac: string}} RecordedCard */

/** The card among a command's arguments, of this device or of any that can be recorded; or why there is none to record.
 * @param {readonly string[]} args @param {string} [device] @returns {RecordedCard | string} */
export function cardIn(args, device) {
  const wanted = DEVICES.filter(({name}) => device === undefined || name === device).flatMap(({models}) => models);
  const devices = args.flatMap((arg, n) => {
    const [model = '', ...rest] = optionsIn(arg);
    const named = (/** @type {string} */ name) =>
      rest.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
    return args[n - 1] === '-device' ? [{model, netdev: named('netdev'), mac: named('mac')}] : [];
  });
  const cards = devices.filter(({model}) => wanted.includes(model));
  const [card] = cards;
  if (card === undefined) return `the command has no "-device ${wanted.join('" or "-device ')}": nothing to record`;
  const labels = new Set(cards.map(({model}) => deviceOf(model).label));
  if (cards.length > 1) return `the command has ${cards.length} ${[...labels].join(' and ')} cards: leave one`;
  const {model, netdev, mac} = card;
  if (netdev === undefined) return `the card needs a wire: -netdev user,id=n0 -device ${model},netdev=n0`;
  const before = devices.slice(0, devices.indexOf(card)).filter((one) => one.netdev !== undefined && !one.mac).length;
  const usual = `52:54:00:12:34:${(FIRST_MAC + before).toString(16)}`;
  return {model, netdev, mac: (mac ?? usual).toLowerCase()};
}

/** Parts of one of QEMU's options: between commas, of which two are one that is meant. @param {string} text */
function optionsIn(text) {
  return (text.match(/(?:[^,]|,,)+/g) ?? []).map((part) => part.replaceAll(',,', ','));
}

/** A value inside one of QEMU's options. @param {string} value */
function quoted(value) {
  return value.replaceAll(',', ',,');
}

/** The command with its log, and with a capture for each direction. @param {readonly string[]} args @param {RecordedCard} card @param {string} folder @returns {string[]} */
export function withRecording(args, {netdev}, folder) {
  const capture = (/** @type {string} */ name, /** @type {string} */ queue) => [
    '-object',
    `filter-dump,id=vpio-${name},netdev=${quoted(netdev)},queue=${queue},file=${quoted(join(folder, `${name}.pcap`))}`,
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
