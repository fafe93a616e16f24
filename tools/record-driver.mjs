// Records a driver under QEMU as a `vpio-trace` file:
//   node tools/record-driver.mjs --out FILE [--driver WORDS] [--workload WORDS] [--keep FOLDER] [--device ne2k|rtl8139]
//     [--bar ports|memory] [--revision N] -- QEMU ARGUMENT...
// QEMU is started as given, with its log and its captures switched on; when it has ended, the recording is written and played
// on our card of the same kind, without a DMM. docs/record.md has a guest to begin with. Exit status: 0 recorded and met again, 1 it differs, 2 bad input.
import {spawn, spawnSync} from 'node:child_process';
import {accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';
import {register} from 'tsx/esm/api';

register();
const {cardIn, withRecording} = await import('./record-driver/command.mjs');
const {readCapture} = await import('./record-driver/capture.mjs');
const {merge, MergeFault} = await import('./record-driver/merge.mjs');
const {cardLine, ofCard, readLog} = await import('./record-driver/qemu-log.mjs');
const {deviceOf} = await import('./record-driver/devices.mjs');
const {pausedArguments, startWithRevision} = await import('./record-driver/pci-revision.mjs');
const {writeVpioTrace} = await import('../src/trace/vpio-trace.ts');
const {main: vpio} = await import('../src/cli/main.ts');

const USAGE =
  'usage: record-driver --out FILE [--driver WORDS] [--workload WORDS] [--keep FOLDER] [--device ne2k|rtl8139] [--bar ports|memory] [--revision N] -- QEMU ARGUMENT...';
const OPTIONS = /** @type {const} */ (['out', 'driver', 'workload', 'keep', 'device', 'bar', 'revision']);
const BARS = ['ports', 'memory'];

process.exitCode = await record(process.argv.slice(2));

/** @param {string[]} args @returns {Promise<number>} */
async function record(args) {
  const cut = args.indexOf('--');
  const command = cut < 0 ? [] : args.slice(cut + 1);
  const {out, driver, workload, keep, bar, revision, ...options} = readOptions(cut < 0 ? args : args.slice(0, cut));
  const [qemu, ...given] = command;
  if (out === undefined || qemu === undefined || (bar !== undefined && !BARS.includes(bar))) return refuse(USAGE);
  const wanted = revision === undefined ? null : Number(revision);
  if (wanted !== null && !(wanted >= 0 && wanted < 0x100)) return refuse(`--revision ${revision}: a byte is wanted`);
  const card = cardIn(given, options.device);
  if (typeof card === 'string') return refuse(card);
  const device = deviceOf(card.model);
  const nowhere = outputFault(out);
  if (nowhere !== null) return refuse(nowhere);
  const version = spawnSync(qemu, ['--version'], {encoding: 'utf8'});
  if (version.status !== 0) return refuse(`${qemu} does not start: apt-get install qemu-system-x86`);

  const folder = keep ?? mkdtempSync(join(tmpdir(), 'vpio-record-'));
  try {
    mkdirSync(folder, {recursive: true});
  } catch (error) {
    return refuse(`--keep ${folder}: ${wordsOf(error)}`);
  }
  let isLost = false;
  try {
    const {status, errors} = await run(qemu, withRecording(given, card, folder), folder, wanted);
    if (errors !== null) return refuse(`QEMU ended (${status ?? 'by a signal'}) before it ran: ${errors}`);
    console.log(`QEMU ended (${status ?? 'by a signal'}); reading its log`);
    const {log, said} = await readLog(join(folder, 'qemu.log'), device);
    const line = cardLine(log, device);
    const ofLine = ofCard(log, line);
    const first = ofLine.find(({kind}) => kind !== 'irq');
    if (first === undefined) return refuse('the log has no access to the card: its driver never ran');
    // What the driver read of it is surer than the order of the cards in the command.
    const mac = device.stationAddress(ofLine) ?? card.mac;
    const merged = merge(
      ofLine,
      readCapture(readFileSync(join(folder, 'sent.pcap'))),
      readCapture(readFileSync(join(folder, 'offered.pcap'))),
      Uint8Array.from(mac.split(':'), (byte) => Number.parseInt(byte, 16)),
      device,
    );
    const {recorder, refused, ...merge_} = merged;
    const text = writeVpioTrace(
      recorder.run({
        device: device.name,
        driver: driver ?? '',
        machine: `${(version.stdout.split('\n')[0] ?? '').replace(' emulator version', '').trim()}, ${card.model}${wanted === null ? '' : ` (PCI revision set to 0x${wanted.toString(16)})`}`,
        workload: workload ?? '',
        mac,
        clock: 'ns',
        phases: said.phasesSince(first.at),
        guestCounters: Object.keys(said.counters).length > 0 ? said.counters : null,
        rxRefused: refused,
        others: {...(bar === undefined ? {} : {bar}), merge: {...merge_, irqLine: line}},
      }),
    );
    try {
      writeFileSync(out, out.endsWith('.gz') ? gzipSync(text) : text);
    } catch (error) {
      isLost = true;
      return refuse(`${out}: ${wordsOf(error)}; log and captures of the session are kept in ${folder}`);
    }
    console.log(
      `${out}: ${merge_.accesses} accesses, ${merge_.sent} frames sent, ${merge_.offered} offered (${refused.length} refused), interrupt line ${line ?? 'none'}; clocks apart by ${merge_.spread.join(' to ')} µs, ${merge_.moved} frames moved`,
    );
    return await vpio(['replay', out, ...device.replayOptions]);
  } catch (error) {
    if (error instanceof MergeFault) return refuse(error.message);
    isLost = true;
    return refuse(`${wordsOf(error)}; log and captures of the session are kept in ${folder}`);
  } finally {
    if (keep === undefined && !isLost) rmSync(folder, {recursive: true, force: true});
  }
}

/** @param {string[]} args @returns {Partial<Record<(typeof OPTIONS)[number], string>>} */
function readOptions(args) {
  try {
    const options = Object.fromEntries(OPTIONS.map((name) => [name, /** @type {const} */ ({type: 'string'})]));
    return parseArgs({args, options}).values;
  } catch {
    return {};
  }
}

/** Why a file cannot be written there; said before the session, which would be lost. @param {string} out @returns {string | null} */
function outputFault(out) {
  try {
    accessSync(dirname(out), constants.W_OK);
    const there = statSync(out, {throwIfNoEntry: false});
    if (there?.isDirectory()) return `--out ${out}: this is a folder`;
    if (there !== undefined) accessSync(out, constants.W_OK);
    return null;
  } catch (error) {
    return `--out ${out}: ${wordsOf(error)}`;
  }
}

/** Node's words without the call and the path that they end in. @param {unknown} error */
function wordsOf(error) {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split(', ')[0] ?? text).replace(/\s+/g, ' ');
}

/**
 * Runs QEMU with our terminal as its own; an interrupt ends it, not us. What it says on standard error before it logs anything
 * is `errors` where it ends so. With a revision, the card has that one instead of its own.
 * @param {string} qemu @param {string[]} args @param {string} folder @param {number | null} revision
 * @returns {Promise<{status: number | null, errors: string | null}>}
 */
function run(qemu, args, folder, revision) {
  process.on('SIGINT', () => undefined);
  const log = join(folder, 'qemu.log');
  const socket = join(folder, 'qmp');
  return new Promise((done, broken) => {
    const paused = revision === null ? [] : pausedArguments(socket);
    const child = spawn(qemu, [...args, ...paused], {stdio: ['inherit', 'inherit', 'pipe']});
    let errors = '';
    const hasLogged = () => (statSync(log, {throwIfNoEntry: false})?.size ?? 0) > 0;
    child.stderr.on('data', (piece) => {
      errors += piece;
      if (!hasLogged()) return;
      process.stderr.write(errors);
      errors = '';
    });
    child.on('error', broken);
    if (revision !== null)
      startWithRevision(child.pid ?? 0, socket, revision).catch((error) => {
        child.kill();
        broken(error);
      });
    child.on('close', (status) => {
      if (status !== 0 && !hasLogged()) {
        done({status, errors: errors.trim().replace(/\s+/g, ' ') || 'it said nothing'});
        return;
      }
      process.stderr.write(errors);
      done({status, errors: null});
    });
  });
}

/** @param {string} text */
function refuse(text) {
  console.error(text);
  return 2;
}
