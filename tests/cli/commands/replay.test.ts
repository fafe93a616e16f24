// `vpio replay`: recordings of real drivers on our card, and copies with one thing changed.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, describe, expect, test} from 'vitest';
import {replayOutcome} from '../../../src/cli/commands/replay.ts';
import {runOutcome} from '../../../src/cli/commands/run.ts';

const TRACES = 'public/traces';
const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-replay-'));
const LINES = gunzipSync(readFileSync(`${TRACES}/linux-ne2k-pci.jsonl.gz`))
  .toString('utf8')
  .split('\n');

afterAll(() => rmSync(FOLDER, {recursive: true}));

/** Writes a file for the command to read; gives its path. */
function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

/** The number, from 1, of the first line from line `from` on that is an event of this kind. */
function lineWith(kind: string, from: number): number {
  const index = LINES.findIndex((text, at) => at >= from - 1 && text.includes(`"${kind}"`) && at > 0);
  expect(index).toBeGreaterThan(0);
  return index + 1;
}

function replayed(path: string, ...options: string[]) {
  const {status, stdout, stderr} = replayOutcome([path, ...options, '--json']);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toHaveLength(2);
  return {status, report: JSON.parse(stdout)};
}

/** Replays a copy of the recording with the lines changed. */
function changed(name: string, change: (lines: string[]) => void) {
  const lines = [...LINES];
  change(lines);
  return replayed(fileOf(name, lines.join('\n')));
}

describe('a recording of a real driver plays back exactly', () => {
  test.each([
    ['linux-ne2k-pci', 'ne2k-pci', 94_121, 292, 315],
    ['linux-ne-isa', 'ne', 165_561, 271, 306],
  ])('%s', (name, driver, accesses, tx, rx) => {
    const {status, report} = replayed(`${TRACES}/${name}.jsonl.gz`);
    expect(report).toMatchObject({
      accesses,
      readMismatches: 0,
      irqMismatches: 0,
      frames: {tx, rx, txMismatches: 0, rxMismatches: 0},
      denials: 0,
      belief: {unsafe: 0},
      mismatches: [],
    });
    expect(report.driver).toMatch(new RegExp(` ${driver}$`));
    expect(report.reads + report.writes).toBe(accesses);
    expect(report.oneInHooked).toBeCloseTo(accesses / report.hooked, 6);
    expect(status).toBe(0);
  });
});

describe('what is hooked changes nothing for a real driver alone', () => {
  const SETS = ['deck', 'minimal', 'sharing', 'all'];
  test.each(
    ['linux-ne2k-pci', 'linux-ne-isa', 'ipxe'].flatMap((name) => SETS.map((hooks) => [name, hooks])),
  )('%s under %s: nothing differs, nothing is denied', (name, hooks) => {
    const {status, report} = replayed(`${TRACES}/${name}.jsonl.gz`, '--hooks', hooks ?? '');
    expect(report).toMatchObject({
      end: 'recording',
      met: report.events,
      readMismatches: 0,
      irqMismatches: 0,
      frames: {txMismatches: 0, rxMismatches: 0},
      denials: 0,
      belief: {unsafe: 0},
    });
    expect(report.compared).toBeGreaterThan(1000);
    expect(status).toBe(0);
  });

  test('iPXE asks at 0x2000 whether its card is an 8-bit one', () => {
    const text = gunzipSync(readFileSync(`${TRACES}/ipxe.jsonl.gz`)).toString('utf8');
    expect(text).toMatch(/"w",8,1,0\]\n\[\d+,"w",9,1,32\]\n\[\d+,"w",0,1,18\]/);
  });

  test.each([
    'none',
    ...SETS,
    'deck,dynamic',
    'all,dynamic',
  ])('wide accesses reach the card as they are under %s', (hooks) => {
    const {status, report} = replayed('tests/cases/04-wide-access-hooked.jsonl', '--hooks', hooks);
    expect([status, report.compared, report.denials]).toEqual([0, 6, 0]);
  });
});

describe('one thing changed in a copy is found at its line', () => {
  test('a bit of a value read', () => {
    const line = lineWith('r', 50_000);
    const {status, report} = changed('read.jsonl', (lines) => {
      const text = lines[line - 1] ?? '';
      lines[line - 1] = text.replace(/(\d+)\]$/, (_, value: string) => `${Number(value) ^ 1}]`);
    });
    expect(report).toMatchObject({readMismatches: 1, irqMismatches: 0, mismatches: [{line, what: 'read'}]});
    expect(status).toBe(1);
  });

  test('a byte of a sent frame', () => {
    const line = lineWith('tx', 30_000);
    const {status, report} = changed('sent.jsonl', (lines) => {
      const text = lines[line - 1] ?? '';
      const digit = text.length - 3;
      lines[line - 1] = `${text.slice(0, digit)}${text[digit] === '0' ? '1' : '0'}${text.slice(digit + 1)}`;
    });
    expect(report).toMatchObject({readMismatches: 0, frames: {txMismatches: 1}, mismatches: [{line, what: 'tx'}]});
    expect(status).toBe(1);
  });

  test('a level of the interrupt line', () => {
    const line = lineWith('irq', 40_000);
    const {status, report} = changed('irq.jsonl', (lines) => {
      const text = lines[line - 1] ?? '';
      lines[line - 1] = text.endsWith('1]') ? text.replace('1]', '0]') : text.replace('0]', '1]');
    });
    expect(report).toMatchObject({readMismatches: 0, irqMismatches: 1, mismatches: [{line, what: 'irq'}]});
    expect(status).toBe(1);
  });

  test('a received frame that is left out', () => {
    const line = lineWith('rx', 20_000);
    const {status, report} = changed('received.jsonl', (lines) => lines.splice(line - 1, 1));
    expect(report.irqMismatches).toBeGreaterThan(0);
    expect(report.readMismatches).toBeGreaterThan(0);
    expect(report.mismatches).toHaveLength(20);
    expect(report.mismatches[0].line - line).toBeLessThan(3);
    expect(report.mismatches[0].line).toBeGreaterThanOrEqual(line);
    expect(status).toBe(1);
  });

  test('the text output tells each mismatch at its line', () => {
    const path = fileOf(
      'short.jsonl',
      `${LINES[0]?.replace(/,"rxRefused":\[[^\]]*\]/, '')}\n${LINES.slice(1, 4).join('\n')}\n[99999000,"irq",1]\n`,
    );
    const {status, stdout} = replayOutcome([path]);
    expect(stdout).toContain(`${path} line 5: irq: recorded 1, here no change\n`);
    expect(stdout).toContain('differs from the recording: 0 reads, 1 interrupts, 0 sent frames, 0 received frames\n');
    expect(status).toBe(1);
  });
});

describe('a run of ours', () => {
  const recorded = (scenario: string, profile: string, ...more: readonly string[]): string => {
    const path = join(FOLDER, `${scenario}-${profile}.jsonl`);
    expect(runOutcome([scenario, '--profile', profile, '--trace', path, ...more]).status).toBe(0);
    return path;
  };

  test.each([
    ...['transmit', 'ping', 'two-guests', 'rogue', 'chatter', 'bulk-send', 'bulk-receive', 'idle-polling'].map(
      (name) => [name, 'datasheet'],
    ),
    ...['bulk', 'small-udp', 'attack-frame'].map((name) => [name, 'datasheet']),
    ['transmit', 'qemu'],
    ['two-guests', 'qemu'],
  ])('of %s on the card in profile %s is met again on that card', (scenario, profile) => {
    const {status, report} = replayed(recorded(scenario ?? '', profile ?? ''));
    const {readMismatches, irqMismatches, frames} = report;
    expect([status, readMismatches, irqMismatches, frames.txMismatches, frames.rxMismatches]).toEqual([0, 0, 0, 0, 0]);
    expect(report.accesses).toBeGreaterThan(300);
  });

  const OF_A_MASTER = ['transmit', 'two-guests', 'rogue', 'bulk', 'bounce', 'page-move', 'boot-rom', 'attack-hold'];
  test.each(
    OF_A_MASTER.flatMap((name) => ['qemu', 'datasheet'].map((profile) => [`rtl8139-${name}`, profile])),
  )('of %s, whose card reads memory, on the card in profile %s is met again, hand-offs and all', (scenario, profile) => {
    const {status, report} = replayed(recorded(scenario ?? '', profile ?? ''));
    const {readMismatches, irqMismatches, frames} = report;
    expect([status, readMismatches, irqMismatches, frames.txMismatches, frames.rxMismatches]).toEqual([0, 0, 0, 0, 0]);
    expect(report.accesses).toBeGreaterThan(300);
  });

  test.each([
    ['rtl8139', true],
    ['ne2000', false],
  ])('of the %s beside another card is met again: the wire is as slow, and taken as often', (card, isSlowed) => {
    const path = recorded('two-cards', 'datasheet', '--card', card);
    const text = readFileSync(path, 'utf8');
    expect([text.includes('"wireMegabits":10,'), text.includes('"wait"')]).toEqual([isSlowed, true]);
    const {status, report} = replayed(path);
    expect([status, report.readMismatches, report.irqMismatches, report.frames.txMismatches]).toEqual([0, 0, 0, 0]);
  });

  test('whose card takes its time tells to the cycle when it acted; others count nanoseconds and tell nothing', () => {
    const linesOf = (scenario: string, profile: string): readonly string[] =>
      readFileSync(recorded(scenario, profile), 'utf8').split('\n');
    const kinds = (lines: readonly string[]): boolean => lines.some((line) => /^\[\d+,"(due|wait)"/.test(line));
    for (const scenario of ['rtl8139-transmit', 'transmit']) {
      const timed = linesOf(scenario, 'datasheet');
      expect([timed[0]?.includes('"clock":"cycles"'), kinds(timed)]).toEqual([true, true]);
      const lines = linesOf(scenario, 'qemu');
      expect([lines[0]?.includes('"clock":"ns"'), kinds(lines)]).toEqual([true, false]);
    }
  });

  test('that an earlier build recorded, in nanoseconds and with nothing of what the card did by itself, is met again where no frame waits for the wire', () => {
    const [header = '', ...lines] = readFileSync(recorded('two-guests', 'datasheet'), 'utf8').trimEnd().split('\n');
    const earlier = lines
      .filter((line) => !/"(due|wait)"/.test(line))
      .map((line) => line.replace(/^\[(\d+)/, (_, cycles: string) => `[${Math.floor(Number(cycles) / 1.8)}`));
    const text = [header.replace('"clock":"cycles"', '"clock":"ns"'), ...earlier].join('\n');
    const {status, report} = replayed(fileOf('earlier.jsonl', text));
    expect([status, report.readMismatches, report.frames.txMismatches]).toEqual([0, 0, 0]);
    expect(report.compared).toBeGreaterThan(1000);
  });

  test('whose card acts where the recording says does nothing where it says nothing', () => {
    const lines = readFileSync(recorded('rtl8139-transmit', 'datasheet'), 'utf8').split('\n');
    const left = lines.filter((line) => !line.includes('"due"'));
    const {status, report} = replayed(fileOf('no-due.jsonl', left.join('\n')));
    expect([status, report.frames.txMismatches > 0, report.readMismatches > 0]).toEqual([1, true, true]);
  });

  test('whose card reads memory has that memory in it: with another byte there another frame leaves', () => {
    const path = recorded('rtl8139-two-guests', 'datasheet');
    const lines = readFileSync(path, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"tx"'));
    lines[at - 1] = (lines[at - 1] ?? '').replace(/..(?="\])/, 'ee');
    expect(lines[at - 1]).toMatch(/^\[\d+,"mem",\d+,"[0-9a-f]+ee"\]$/);
    expect(replayed(fileOf('changed-mem.jsonl', lines.join('\n'))).report.frames.txMismatches).toBe(1);
  });

  test('on the card that takes its time is compared all the same', () => {
    const path = recorded('transmit', 'datasheet');
    const lines = readFileSync(path, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"tx"'));
    lines[at] = (lines[at] ?? '').replace(/0a/, '0b');
    expect(replayed(fileOf('changed-tx.jsonl', lines.join('\n'))).report.frames.txMismatches).toBe(1);
    lines.splice(at, 1);
    expect(replayed(fileOf('no-tx.jsonl', lines.join('\n'))).report.frames.txMismatches).toBeGreaterThan(0);
    const read = readFileSync(path, 'utf8').replace(/("r",7,1,)2\]/, '$13]');
    expect(replayed(fileOf('changed-read.jsonl', read)).report.readMismatches).toBe(1);
  });
});

test('hooks that see CR alone leave the monitor with a wrong belief', () => {
  const {report} = replayed(`${TRACES}/linux-ne2k-pci.jsonl.gz`, '--hooks', 'w:CR');
  expect(report.belief.unsafe + report.denials).toBeGreaterThan(0);
});

describe('bad input is one line and ends with 2', () => {
  const head = LINES[0] ?? '';
  const packed = readFileSync(`${TRACES}/linux-ne2k-pci.jsonl.gz`);
  const bare = '{"format":"vpio-trace","version":1}\n';
  test.each<readonly [string, string | Uint8Array, string]>([
    ['truncated.jsonl.gz', packed.subarray(0, 100_000), 'the file is truncated'],
    ['truncated.jsonl', `${head}\n[0,"r",0,1,33]\n[52000,"w",0,`, 'line 3: the file ends in the middle of this event'],
    ['version.jsonl', '{"format":"vpio-trace","version":2}\n', 'line 1, version: 2, this program reads version 1'],
    ['format.jsonl', '{"format":"ne2k-vectors","version":1}\n', 'line 1, format: "ne2k-vectors"'],
    ['garbage.jsonl', Uint8Array.from({length: 4096}, (_, i) => (i * 197 + 13) & 0xff), 'this is no text: byte '],
    ['empty.jsonl', '', 'the file is empty'],
    ['nothing.jsonl', bare, 'the recording has no event'],
    ['offset.jsonl', `${bare}[0,"w",32,1,0]\n`, 'line 2: the offset is 32, and the ports of the NE2000 are 0 to 31'],
    ['size.jsonl', `${bare}[0,"w",0,3,0]\n`, 'line 2: the size is 3, wanted 1, 2 or 4'],
    ['value.jsonl', `${bare}[0,"w",0,1,256]\n`, 'line 2: a value of 1 bytes is 256, at most 255'],
    ['kind.jsonl', `${bare}[0,"x",0,1,2]\n`, 'line 2: unknown event kind "x"'],
    ['frame.jsonl', `${bare}[0,"rx","0"]\n`, 'line 2: the frame has 1 hex digits'],
    ['time.jsonl', `${bare}[5,"r",0,1,2]\n[4,"r",0,1,2]\n`, 'line 3: time goes back from 5 to 4'],
  ])('%s', (name, content, words) => {
    const {status, stdout, stderr} = replayOutcome([fileOf(name, content), '--json']);
    expect(stderr).toContain(words);
    expect(stderr).toContain(name);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each([
    [['nowhere.jsonl'], 'nowhere.jsonl: ENOENT: no such file or directory\n'],
    [['tests'], 'tests: this is no file\n'],
    [['--json'], 'TRACE is missing; usage: replay TRACE [--hooks SET] [--json]\n'],
    [['a', 'b'], 'b: one TRACE only; usage: replay TRACE [--hooks SET] [--json]\n'],
    [['a', '--seed', '3'], '--seed: no such option; usage: replay TRACE [--hooks SET] [--json]\n'],
    [['a', '--json=1'], '--json=1: no such option; usage: replay TRACE [--hooks SET] [--json]\n'],
    [['a', '--hooks'], '--hooks: a value must follow\n'],
  ])('%j', (args, stderr) => {
    expect(replayOutcome(args)).toEqual({status: 2, stdout: '', stderr});
  });

  test('a hook that there is not', () => {
    const {status, stderr} = replayOutcome([`${TRACES}/linux-ne-isa.jsonl.gz`, '--hooks', 'w:CR,w:XX']);
    expect(stderr).toMatch(/^--hooks: "w:XX": no register XX is written; .*\n$/);
    expect(status).toBe(2);
  });
});
