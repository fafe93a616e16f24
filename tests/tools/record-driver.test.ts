// Recordings made out of QEMU's log and captures: a known recording told as QEMU would and put together again, and drivers
// recorded for real where QEMU is installed.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, describe, expect, test} from 'vitest';
import {BEGIN_PORT, END_PORT} from '../../bench/x86-code.ts';
import {x86Guest} from '../../bench/x86-guest.ts';
import {RECORDED_DEVICES} from '../../src/kits/facts.ts';
import {RecordedKind, type RecordedRun, recordedFrame} from '../../src/trace/recorded-run.ts';
import {parseVpioTrace} from '../../src/trace/vpio-trace.ts';
import {cardIn, withRecording} from '../../tools/record-driver/command.mjs';
import {Console} from '../../tools/record-driver/console.mjs';
import {MergeFault, merge} from '../../tools/record-driver/merge.mjs';
import {NE2K} from '../../tools/record-driver/ne2k.mjs';
import {stationAddress} from '../../tools/record-driver/ne2k-address.mjs';
import {configurationSpaces, mappings, pausedArguments} from '../../tools/record-driver/pci-revision.mjs';
import {cardLine, ofCard, readLogLine} from '../../tools/record-driver/qemu-log.mjs';
import {RTL8139} from '../../tools/record-driver/rtl8139.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vpio-record-test-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const HEAD = '4711@1795706819.000000:';
const MAC = Uint8Array.from([0x52, 0x54, 0, 0x12, 0x34, 0x56]);

function recordingOf(path: string): RecordedRun {
  const parsed = parseVpioTrace(gunzipSync(readFileSync(path)).toString('utf8'), [...RECORDED_DEVICES, RTL8139.name]);
  if (!parsed.ok) throw new Error(`${parsed.fault.place}: ${parsed.fault.message}`);
  return parsed.value;
}

describe('a line of the log', () => {
  test('is an access to the card, a level of a line, or nothing', () => {
    const access = `${HEAD}memory_region_ops_write cpu 0 mr 0x55e5 addr 0xc00f value 0x3f size 1 name 'ne2000'`;
    expect(readLogLine(access, NE2K)).toMatchObject({kind: 'w', offset: 15, size: 1, value: 0x3f});
    expect(readLogLine(`${HEAD}x86_gsi_interrupt GSI interrupt #10 level:1`, NE2K)).toMatchObject({line: 10, level: 1});
    expect(readLogLine(access.replace('ne2000', 'serial'), NE2K)).toBeNull();
    expect(readLogLine('SeaBIOS', NE2K)).toBeNull();
  });

  test('has the low byte alone where a byte was read of a 16-bit data port', () => {
    const read = `${HEAD}memory_region_ops_read cpu 0 mr 0x1 addr 0x310 value 0x5254 size 1 name 'ne2000'`;
    expect(readLogLine(read, NE2K)).toMatchObject({offset: 16, value: 0x54});
  });
});

test('a line of the RTL8139 has the register’s offset, whatever base the driver uses', () => {
  const access = `${HEAD}memory_region_ops_read cpu 0 mr 0x1 addr 0xc03e value 0x5 size 2 name 'rtl8139'`;
  expect(readLogLine(access, RTL8139)).toMatchObject({kind: 'r', offset: 0x3e, size: 2, value: 5});
  expect(readLogLine(access, NE2K)).toBeNull();
});

test('lines of the serial port tell when parts of the work began, and what the guest counted', () => {
  const said = new Console();
  [...'rubbish\xffphase load\r\n# phase up\r\nphase one two\ncounter rxPackets 12\n'].forEach((letter, i) => {
    said.put(1000 + i, letter.charCodeAt(0));
  });
  expect(said.phases.map(({name}) => name)).toEqual(['load', 'up']);
  expect(said.phasesSince(1020)).toEqual([
    [0, 'load'],
    [((said.phases[1]?.at ?? 0) - 1020) * 1000, 'up'],
  ]);
  expect(said.counters).toEqual({rxPackets: 12});
});

describe('another revision', () => {
  const space = Buffer.from('ec103981000010002000000200000000', 'hex');

  test('is written where memory has a card of the usual one, and its class', () => {
    const other = Buffer.from(space);
    other[8] = 0x10;
    const memory = Buffer.concat([Buffer.alloc(40), space, other, Buffer.from('ec1039810000', 'hex')]);
    expect(configurationSpaces(memory)).toEqual([40]);
    expect(configurationSpaces(Buffer.alloc(100))).toEqual([]);
  });

  test('is looked for in memory that QEMU alone can write, and not in the guest’s', () => {
    const maps = [
      '55d0a0000000-55d0a0100000 r-xp 00000000 08:01 99 /usr/bin/qemu-system-i386',
      '55d0a1000000-55d0a1200000 rw-p 00000000 00:00 0 [heap]',
      '7f0000000000-7f0010000000 rw-p 00000000 00:00 0 ',
      '7f1000000000-7f1000001000 rw-p 00000000 00:00 0 ',
      '7f2000000000-7f2000001000 rw-s 00000000 00:01 7 /memfd (deleted)',
    ];
    expect(mappings(maps.join('\n'))).toEqual([
      {start: 0x55d0a1000000, bytes: 0x200000},
      {start: 0x7f1000000000, bytes: 0x1000},
    ]);
    expect(pausedArguments('/a,b/qmp')).toEqual(['-S', '-qmp', 'unix:/a,,b/qmp,server=on,wait=off']);
  });
});

/** What QEMU would have logged and captured of a recording; microseconds are its nanoseconds, so that nothing is rounded. */
function told(run: RecordedRun, late: number) {
  const log = [];
  const sent = [];
  const offered = [];
  for (let i = 0; i < run.length; i++) {
    const at = 5000 + (run.times[i] ?? 0);
    const value = run.values[i] ?? 0;
    const kind = run.kinds[i];
    const frame = (clock: number) => ({at: at + clock, bytes: recordedFrame(run.frames, value)});
    if (kind === RecordedKind.TX) sent.push(frame(-7_000_000));
    else if (kind === RecordedKind.RX) offered.push(frame(-7_000_000 + late));
    else if (kind === RecordedKind.IRQ) {
      log.push({kind: 'irq' as const, at, line: 4, level: value ^ 1});
      log.push({kind: 'irq' as const, at, line: 9, level: value});
    } else {
      const word = kind === RecordedKind.WRITE ? ('w' as const) : ('r' as const);
      log.push({kind: word, at, offset: run.offsets[i] ?? 0, size: run.sizes[i] ?? 0, value});
    }
  }
  return {log, sent, offered};
}

describe('putting together', () => {
  const run = recordingOf('public/traces/linux-ne-isa.jsonl.gz');

  test('the line that falls inside writes to ISR is the card’s', () => {
    const {log} = told(run, 0);
    expect(cardLine(log, NE2K)).toBe(9);
    expect(ofCard(log, 9).filter(({kind}) => kind === 'irq')).toHaveLength(
      run.kinds.filter((kind) => kind === RecordedKind.IRQ).length,
    );
  });

  test.each([
    ['in time', 0],
    ['late by a microsecond of the recording', 1000],
  ])('gives a known recording back, with its received frames %s', (_, late) => {
    const {log, sent, offered} = told(run, late);
    const merged = merge(ofCard(log, 9), sent, offered, MAC, NE2K);
    const again = merged.recorder.run(run.header);
    expect([merged.sent, merged.offered, merged.refused]).toEqual([271, 308, run.header.rxRefused]);
    expect(again.length).toBe(run.length);
    if (late === 0) expect(merged.moved).toBe(0);
    const differs = Array.from({length: run.length}, (__, i) => i).filter(
      (i) =>
        again.kinds[i] !== run.kinds[i] || again.offsets[i] !== run.offsets[i] || again.values[i] !== run.values[i],
    );
    // A frame that is late and that nothing tells of yet may stand behind an access that does not care.
    expect(differs.length).toBeLessThanOrEqual(late === 0 ? 0 : 2 * 308);
  });

  test.each([
    ['in time', 0],
    ['late by two microseconds of the recording', 2000],
  ])('gives an RTL8139’s recording back, with its received frames %s', (_, late) => {
    const known = recordingOf('public/traces/linux-8139too-pio.jsonl.gz');
    const {log, sent, offered} = told(known, late);
    expect(cardLine(log, RTL8139)).toBe(9);
    const merged = merge(ofCard(log, 9), sent, offered, MAC, RTL8139);
    const again = merged.recorder.run(known.header);
    expect([merged.sent, merged.offered, merged.refused]).toEqual([259, 306, []]);
    expect(again.length).toBe(known.length);
    const differs = Array.from({length: known.length}, (__, i) => i).filter(
      (i) => again.kinds[i] !== known.kinds[i] || again.values[i] !== known.values[i],
    );
    expect(differs.length).toBeLessThanOrEqual(late === 0 ? 0 : 2 * 306);
  });

  test('a log of C+ mode is refused', () => {
    const log = [{kind: 'w' as const, at: 0, offset: 0xe0, size: 2, value: 3}];
    expect(() => merge(log, [], [], MAC, RTL8139)).toThrow(/C\+ mode/);
  });

  test('a log that lacks a command to send is refused', () => {
    const {log, sent, offered} = told(run, 0);
    expect(() => merge(ofCard(log, 9), sent.slice(1), offered, MAC, NE2K)).toThrow(MergeFault);
  });
});

describe('the command', () => {
  test('is refused without a card, with two, or with none on a wire', () => {
    expect(cardIn(['-m', '64'])).toMatch(/nothing to record/);
    expect(cardIn(['-device', 'ne2k_isa,netdev=a', '-device', 'ne2k_pci,netdev=b'])).toMatch(/2 NE2000 cards/);
    expect(cardIn(['-device', 'ne2k_pci'])).toMatch(/needs a wire/);
  });

  test('names the device where it has cards of two', () => {
    const both = ['-device', 'ne2k_isa,netdev=a', '-device', 'rtl8139,netdev=b'];
    expect(cardIn(both)).toMatch(/2 NE2000 and RTL8139 cards/);
    expect(cardIn(both, 'rtl8139')).toMatchObject({model: 'rtl8139', netdev: 'b'});
    expect(cardIn(both.slice(0, 2), 'rtl8139')).toMatch(/no "-device rtl8139"/);
  });

  test('keeps what was given, and records on its wire', () => {
    const given = ['-device', 'ne2k_isa,netdev=n7,mac=52:54:00:AA:BB:CC'];
    const card = cardIn(given);
    if (typeof card === 'string') throw new Error(card);
    expect(card).toEqual({model: 'ne2k_isa', netdev: 'n7', mac: '52:54:00:aa:bb:cc'});
    const whole = withRecording(given, card, '/folder');
    expect(whole.slice(0, 2)).toEqual(given);
    expect(whole.join(' ')).toMatch(/netdev=n7,queue=rx.*netdev=n7,queue=tx/);
  });

  test('has commas of a folder’s name doubled where QEMU splits at them, and reads them so', () => {
    const card = cardIn(['-device', 'ne2k_pci,netdev=a,,b,mac=52:54:00:00:00:09']);
    if (typeof card === 'string') throw new Error(card);
    expect(card).toMatchObject({netdev: 'a,b', mac: '52:54:00:00:00:09'});
    const whole = withRecording([], card, '/a,b');
    expect(whole.filter((part) => part.startsWith('filter-dump'))).toEqual([
      'filter-dump,id=vpio-sent,netdev=a,,b,queue=rx,file=/a,,b/sent.pcap',
      'filter-dump,id=vpio-offered,netdev=a,,b,queue=tx,file=/a,,b/offered.pcap',
    ]);
    expect(whole).toContain('/a,b/qemu.log');
  });
});

describe('the card’s own address', () => {
  test('is what the driver read of the PROM, whatever the command says', () => {
    const run = recordingOf('public/traces/linux-ne2k-pci.jsonl.gz');
    expect(stationAddress(ofCard(told(run, 0).log, 9))).toBe(run.header.mac);
    expect(stationAddress([])).toBeNull();
  });

  test('is what the driver read of the RTL8139’s IDR, or wrote there', () => {
    const known = recordingOf('public/traces/linux-8139too-pio.jsonl.gz');
    expect(RTL8139.stationAddress(ofCard(told(known, 0).log, 9))).toBe(known.header.mac);
    expect(RTL8139.stationAddress([])).toBeNull();
  });

  test('is counted on from those of the cards before it where the driver read nothing', () => {
    const before = [
      '-device',
      'e1000,netdev=n1',
      '-device',
      'virtio-net,netdev=n2,mac=52:54:00:00:00:01',
      '-device',
      'usb-ehci',
    ];
    expect(cardIn([...before, '-device', 'ne2k_pci,netdev=n0'])).toMatchObject({mac: '52:54:00:12:34:57'});
  });
});

describe('the tool', () => {
  const qemu = join(folder, 'fake-qemu');
  writeFileSync(
    qemu,
    '#!/bin/sh\n[ "$1" = --version ] && echo "QEMU emulator version 0" && exit 0\necho "fake: -bogus: invalid\n option" >&2\nexit 1\n',
    {mode: 0o755},
  );
  const record = (out: string, ...options: string[]) => {
    const args = ['tools/record-driver.mjs', '--out', out, ...options, '--', qemu, '-device', 'ne2k_pci,netdev=n0'];
    const {status, stdout, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8'});
    return {status, stdout, stderr};
  };

  test('says in one line that QEMU refuses its options', () => {
    expect(record(join(folder, 'b.jsonl'))).toEqual({
      status: 2,
      stdout: '',
      stderr: 'QEMU ended (1) before it ran: fake: -bogus: invalid option\n',
    });
  });

  test('says in one line what it takes, where it is told something else', () => {
    for (const option of ['--help', '--fast']) {
      const {status, stdout, stderr} = record(join(folder, 'e.jsonl'), option);
      expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
      expect(stderr).toMatch(/^usage: record-driver --out FILE /);
    }
  });

  test('says before the session where the file cannot be written, or the log not be kept', () => {
    const none = join(folder, 'none', 'c.jsonl');
    expect(record(none)).toMatchObject({
      status: 2,
      stderr: `--out ${none}: ENOENT: no such file or directory\n`,
    });
    expect(record(folder)).toMatchObject({status: 2, stderr: `--out ${folder}: this is a folder\n`});
    expect(record(join(folder, 'd.jsonl'), '--keep', join(qemu, 'x'))).toMatchObject({
      status: 2,
      stderr: `--keep ${join(qemu, 'x')}: ENOTDIR: not a directory\n`,
    });
  });
});

const hasQemu = spawnSync('qemu-system-i386', ['--version']).status === 0;

/** Records with the tool itself; its words. */
function recorded(out: string, qemu: readonly string[]): string {
  return execFileSync(
    process.execPath,
    ['tools/record-driver.mjs', '--out', out, '--keep', join(folder, 'a,b'), '--', 'qemu-system-i386', ...qemu],
    {
      encoding: 'utf8',
      timeout: 90_000,
    },
  );
}

const BARE = ['-m', '64', '-nodefaults', '-display', 'none', '-no-reboot'];

describe('for real', () => {
  test('a program of our own on the ISA card', () => {
    if (!hasQemu) return console.log('QEMU is not installed: no driver is recorded');
    expect(END_PORT).toBe(BEGIN_PORT + 1);
    const image = join(folder, 'guest.bin');
    writeFileSync(image, x86Guest(20, 'rep outsw'));
    const out = join(folder, 'own.jsonl');
    const words = recorded(out, [
      ...BARE,
      ...['-kernel', image, '-netdev', 'user,id=n0', '-device', 'ne2k_isa,iobase=0x300,irq=9,netdev=n0'],
      ...['-device', `isa-debug-exit,iobase=${END_PORT},iosize=1`],
    ]);
    expect(words).toContain('20 frames sent, 0 offered');
    expect(words).toContain('as recorded: every read, interrupt and frame');
  }, 120_000);

  test('iPXE’s driver on the PCI card: DHCP and a file', () => {
    if (!hasQemu) return console.log('QEMU is not installed: no driver is recorded');
    const tftp = join(folder, 'tftp');
    mkdirSync(tftp);
    writeFileSync(join(tftp, 'boot.ipxe'), '#!ipxe\necho hello\nreboot\n');
    const out = join(folder, 'ipxe.jsonl.gz');
    // Behind another card, whose address is the first.
    const words = recorded(out, [
      ...BARE,
      ...['-netdev', 'user,id=n1', '-device', 'e1000,netdev=n1,romfile='],
      ...['-boot', 'n', '-netdev', `user,id=n0,tftp=${tftp},bootfile=boot.ipxe`, '-device', 'ne2k_pci,netdev=n0'],
    ]);
    expect(words).toContain('as recorded: every read, interrupt and frame');
    const run = recordingOf(out);
    expect(run.header.mac).toBe('52:54:00:12:34:57');
    const of = (kind: RecordedKind) => run.kinds.filter((one) => one === kind).length;
    expect(of(RecordedKind.TX)).toBeGreaterThan(3);
    expect(of(RecordedKind.RX)).toBeGreaterThan(3);
    expect(of(RecordedKind.READ)).toBeGreaterThan(1000);
  }, 120_000);
});
