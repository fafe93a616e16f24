// Recordings read and written; every way a file can be wrong; garbage.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {gunzipSync, gzipSync} from 'fflate';
import {describe, expect, test} from 'vitest';
import {controlByte, plainText} from '../../src/base/plain-text.ts';
import {faultLine} from '../../src/base/result.ts';
import {gunzipText} from '../../src/trace/gunzip.ts';
import {
  type RecordedHeader,
  RecordedKind,
  type RecordedRun,
  RunRecorder,
  recordedFrame,
} from '../../src/trace/recorded-run.ts';
import {parseVpioTrace, writeVpioTrace} from '../../src/trace/vpio-trace.ts';

const DEVICES = ['ne2k'];
const HEADER = '{"format":"vpio-trace","version":1,"device":"ne2k"}';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function runOf(text: string): RecordedRun {
  const parsed = parseVpioTrace(text, DEVICES);
  if (!parsed.ok) throw new Error(faultLine(parsed.fault));
  return parsed.value;
}

function faultOf(...lines: string[]): string {
  const parsed = parseVpioTrace([HEADER, ...lines].join('\n'), DEVICES, 'x.jsonl');
  return parsed.ok ? 'accepted' : faultLine(parsed.fault);
}

function countsOf(run: RecordedRun): Record<string, number> {
  const count = (kind: number): number => run.kinds.filter((found) => found === kind).length;
  return {
    w: count(RecordedKind.WRITE),
    r: count(RecordedKind.READ),
    irq: count(RecordedKind.IRQ),
    tx: count(RecordedKind.TX),
    rx: count(RecordedKind.RX),
  };
}

describe('the recordings of real drivers', () => {
  test.each([
    ['linux-ne2k-pci', {w: 42195, r: 51926, irq: 592, tx: 292, rx: 327}],
    ['linux-ne-isa', {w: 71478, r: 94083, irq: 550, tx: 271, rx: 308}],
  ])('%s is read whole and written back byte for byte', (name, counts) => {
    const text = gunzipText(readFileSync(`public/traces/${name}.jsonl.gz`));
    if (!text.ok) throw new Error(text.fault.message);
    const run = runOf(text.value);
    expect(countsOf(run)).toEqual(counts);
    expect(run.header.rxRefused?.length).toBeGreaterThan(0);
    expect(run.header.phases[0]).toEqual([0, 'load']);
    expect(writeVpioTrace(run) === text.value).toBe(true);
  });
});

describe('one event a line', () => {
  test('columns hold what the lines say', () => {
    const run = runOf(
      `${HEADER}\n[0,"w",0,1,33]\n[5,"r",16,4,4294967295]\n[5,"irq",1]\n[9,"tx","00Ff"]\n[9,"rx","a0"]\n`,
    );
    expect([...run.kinds]).toEqual([0, 1, 2, 3, 4]);
    expect([...run.offsets]).toEqual([0, 16, 0, 0, 0]);
    expect([...run.sizes]).toEqual([1, 4, 0, 0, 0]);
    expect([...run.values]).toEqual([33, 0xffff_ffff, 1, 0, 1]);
    expect([...run.times]).toEqual([0, 5, 5, 9, 9]);
    expect([...recordedFrame(run.frames, 0)]).toEqual([0, 255]);
    expect([...recordedFrame(run.frames, 1)]).toEqual([0xa0]);
  });

  test('what a run of ours tells of its card: cycles, what was due and what was waited for', () => {
    const text = `${HEADER.replace('}', ',"clock":"cycles"}')}\n[7,"due",4294967295]\n[7,"wait",0]\n`;
    const run = runOf(text);
    expect(run.header.clock).toBe('cycles');
    expect([...run.kinds]).toEqual([RecordedKind.DUE, RecordedKind.WAIT]);
    expect([...run.values]).toEqual([0xffff_ffff, 0]);
    expect(writeVpioTrace(run)).toContain('"clock":"cycles"');
    expect(writeVpioTrace(run).endsWith('\n[7,"due",4294967295]\n[7,"wait",0]\n')).toBe(true);
    expect(runOf(HEADER).header.clock).toBe('ns');
    const slow = HEADER.replace('}', ',"wireMegabits":10}');
    expect(writeVpioTrace(runOf(slow))).toContain('"wireMegabits":10');
    expect(writeVpioTrace(runOf(HEADER))).not.toContain('wireMegabits');
  });

  test('blanks between tokens and carriage returns are taken as JSON takes them', () => {
    expect(runOf(`${HEADER}\r\n[ 1, "w", 0, 1, 2 ]\r\n`).length).toBe(1);
  });

  test('a run without events is a run', () => {
    expect(runOf(HEADER).length).toBe(0);
  });

  test('any recording reads back as it was written', () => {
    const event = fc.oneof(
      fc.record({
        kind: fc.constantFrom('w', 'r'),
        offset: fc.oneof(fc.nat(255), fc.constant(255)),
        size: fc.constantFrom(1, 2, 4),
        raw: fc.integer({min: 0, max: 0xffff_ffff}),
      }),
      fc.record({kind: fc.constant('irq'), level: fc.nat(1)}),
      fc.record({kind: fc.constantFrom('due', 'wait'), during: fc.integer({min: 0, max: 0xffff_ffff})}),
      fc.record({kind: fc.constantFrom('tx', 'rx'), bytes: fc.uint8Array({maxLength: 200})}),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1e9), event)), (events) => {
        const recorder = new RunRecorder();
        let at = 0;
        for (const [gap, item] of events) {
          at += gap;
          if ('offset' in item)
            recorder.access(at, item.kind === 'w', item.offset, item.size, item.raw % 2 ** (8 * item.size));
          else if ('level' in item) recorder.irq(at, item.level);
          else if ('during' in item) recorder[item.kind](at, item.during);
          else recorder.frame(at, item.kind === 'tx', item.bytes);
        }
        const header: RecordedHeader = {
          device: 'ne2k',
          driver: 'd',
          machine: '',
          workload: '',
          mac: '',
          clock: 'ns',
          phases: [],
          guestCounters: null,
          rxRefused: null,
          others: {thinned: 2},
        };
        const run = recorder.run(header);
        expect(runOf(writeVpioTrace(run))).toEqual(run);
      }),
    );
  });
});

describe('a wrong line is named', () => {
  test.each([
    ['[0,"q",0,1,2]', 'unknown event kind "q"; there are w, r, irq, tx, rx, mem, due, wait'],
    ['[0,"irqs",1]', 'unknown event kind "irqs"'],
    ['[0,"w",256,1,2]', 'the offset is 256, at most 255'],
    ['[0,"w",-1,1,2]', 'the offset is no whole number, found "-"'],
    ['[0,"w",1,3,2]', 'the size is 3, wanted 1, 2 or 4'],
    ['[0,"w",1,8,2]', 'the size is 8, at most 4'],
    ['[0,"w",1,1,256]', 'a value of 1 bytes is 256, at most 255'],
    ['[0,"r",1,2,65536]', 'a value of 2 bytes is 65536, at most 65535'],
    ['[0,"r",1,4,4294967296]', 'a value of 4 bytes is 4294967296, at most 4294967295'],
    ['[0,"r",1,1,1.5]', 'a value of 1 bytes is no whole number'],
    ['[0,"r",1,1,1e2]', 'a value of 1 bytes is no whole number'],
    ['[0,"r",1,1,007]', 'a value of 1 bytes starts with 0'],
    ['[0,"irq",2]', 'the level is 2, at most 1'],
    ['[0,"due",4294967296]', 'the time that passed is 4294967296, at most 4294967295'],
    ['[0,"wait"]', 'wanted ",", found "]"'],
    ['[0,"tx","abc"]', 'the frame has 3 hex digits, an odd number'],
    ['[0,"tx","abxc"]', 'the frame\'s byte 1 is "xc", not hex'],
    ['[0,"tx",12]', 'wanted a frame in quotes, found "1"'],
    ['[0,"w",0,1,2,3]', 'wanted "]", found ","'],
    ['[0,"w",0,1]', 'wanted ",", found "]"'],
    ['[0,"w",0,1,2] x', 'the event is over, found "x"'],
    ['{"t":0}', 'wanted "[", found "{"'],
    ['[99999999999999999999,"irq",1]', 'the time is 99999999999999999999, at most 9007199254740991'],
    ['', 'wanted "[", the line ends'],
  ])('%s', (line, message) => {
    const fault = faultOf('[0,"irq",0]', line, '[0,"irq",0]');
    expect(fault).toContain('x.jsonl line 3: ');
    expect(fault).toContain(message);
  });

  test('a frame of more than 65535 bytes', () => {
    const frame = (bytes: number): string => `[0,"rx","${'00'.repeat(bytes)}"]`;
    expect(faultOf(frame(65536))).toBe('x.jsonl line 2: the frame has 65536 bytes, at most 65535');
    expect(faultOf(frame(65535))).toBe('accepted');
  });

  test('time that goes back', () => {
    expect(faultOf('[7,"irq",1]', '[6,"irq",0]')).toBe('x.jsonl line 3: time goes back from 7 to 6');
  });

  test('a last line cut anywhere is a truncated file', () => {
    for (const line of ['[10,"w",0,1,33]', '[10,"tx","00ff"]', '[10,"irq",1]']) {
      for (let length = 1; length < line.length; length++) {
        expect(faultOf('[7,"irq",1]', line.slice(0, length)), line.slice(0, length)).toBe(
          'x.jsonl line 3: the file ends in the middle of this event: it is truncated',
        );
      }
    }
  });
});

describe('a wrong header is named', () => {
  test.each([
    ['', 'line 1: the header is not JSON'],
    [
      'outb(0x21, 0x300);',
      'line 1: the header is not JSON but "outb(0x21, 0x300);": this is no recording; docs/trace-format.md says how to make one of a log',
    ],
    ['[]', 'line 1: the header is not a JSON object'],
    [`{"a":${'['.repeat(5000)}`, 'line 1: the header: more than 64 objects and lists in one another'],
    ['{"format":"vpio-trace","version":1,"driver":"a\\nb"}', 'line 1, driver: the text has a control character'],
    ['{}', 'line 1, format: missing, wanted "vpio-trace"'],
    ['{"format":"pcap"}', 'line 1, format: "pcap", wanted "vpio-trace"'],
    ['{"format":"vpio-trace","version":2}', 'line 1, version: 2, this program reads version 1'],
    ['{"format":"vpio-trace","version":1,"device":"e1000"}', 'line 1, device: "e1000", wanted "ne2k"'],
    ['{"format":"vpio-trace","version":1,"bar":"both"}', 'line 1, bar: "both", wanted "ports" or "memory"'],
    [
      '{"format":"vpio-trace","version":1,"wireMegabits":0}',
      'line 1, wireMegabits: wanted a whole number from 1 to 1000',
    ],
    ['{"format":"vpio-trace","version":1,"clock":"ms"}', 'line 1, clock: "ms", wanted "ns" or "cycles"'],
    ['{"format":"vpio-trace","version":1,"driver":3}', 'line 1, driver: 3 is not text'],
    ['{"format":"vpio-trace","version":1,"mac":"me"}', 'line 1, mac: "me" is no station address'],
    ['{"format":"vpio-trace","version":1,"phases":[[1]]}', 'line 1, phases'],
    ['{"format":"vpio-trace","version":1,"rxRefused":[3,1]}', 'line 1, rxRefused'],
    [
      '{"format":"vpio-trace","version":1,"rxRefused":[0]}',
      'line 1, rxRefused: there is no rx event 0: the file has 0',
    ],
  ])('%s', (header, message) => {
    const parsed = parseVpioTrace(header, DEVICES, 'x.jsonl');
    expect(parsed.ok ? 'accepted' : faultLine(parsed.fault)).toContain(`x.jsonl ${message}`);
  });
});

describe('garbage', () => {
  test('any text gives a recording or a fault', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => typeof parseVpioTrace(text, DEVICES).ok === 'boolean'),
    );
    fc.assert(
      fc.property(fc.string(), (text) => typeof parseVpioTrace(`${HEADER}\n${text}`, DEVICES).ok === 'boolean'),
    );
  });

  test('a line is an event for us only where JSON takes it too', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      ',',
      '"w"',
      '"tx"',
      '"irq"',
      '0',
      '1',
      '4',
      '12',
      '"00"',
      ' ',
      '-',
      '.5',
      '"',
      'e3',
    );
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), (pieces) => {
        const line = pieces.join('');
        if (line.trim() !== '' && parseVpioTrace(`${HEADER}\n${line}`, DEVICES).ok)
          expect(Array.isArray(JSON.parse(line))).toBe(true);
      }),
      {numRuns: 3000},
    );
  });

  test('any change of one character of a line gives a recording or a fault with its line', () => {
    const lines = ['[0,"w",0,1,33]', '[10,"tx","00ff"]', '[12,"irq",1]', '[13,"r",16,4,77]'].join('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.integer({min: 0, max: 255}), (at, code) => {
        const fault = faultOf(lines.slice(0, at) + String.fromCharCode(code) + lines.slice(at + 1));
        expect(fault).toMatch(/^(accepted|x\.jsonl line \d+: .+)$/s);
      }),
      {numRuns: 2000},
    );
  });
});

describe('gzip', () => {
  const text = `${HEADER}\n${'[0,"irq",1]\n'.repeat(9000)}`;
  const packed = gzipSync(bytesOf(text));
  const LETTER = gzipSync(bytesOf('a'));
  const messageOf = (bytes: Uint8Array, limit?: number): string => {
    const result = gunzipText(bytes, limit);
    return result.ok ? 'accepted' : result.fault.message;
  };

  test('packed and plain files give the same text', () => {
    expect(gunzipText(packed)).toEqual({ok: true, value: text});
    expect(gunzipText(bytesOf(text))).toEqual({ok: true, value: text});
  });

  test('zeros behind the gzip data are padding, however many', () => {
    for (const zeros of [1, 2, 3, 4, 511, 40_000])
      expect(gunzipText(Uint8Array.of(...packed, ...new Uint8Array(zeros)))).toEqual({ok: true, value: text});
    expect(gunzipText(Uint8Array.of(...packed, ...packed, ...new Uint8Array(100)))).toEqual({
      ok: true,
      value: text + text,
    });
  });

  test.each([
    ['one byte', [7], 0],
    ['three bytes', [7, 7, 7], 0],
    ['text', [...bytesOf('and a line of text')], 0],
    ['text behind zeros', [0, 0, 0, 0, 0, ...bytesOf('text')], 5],
  ])('%s behind the gzip data is refused with its place', (_, trailing, padding) => {
    const behind = trailing.length - padding;
    expect(messageOf(Uint8Array.of(...packed, ...trailing))).toBe(
      `${behind} bytes follow the gzip data, from byte ${packed.length + padding} on: only zeros may`,
    );
  });

  test('members that follow each other are one text', () => {
    expect(gunzipText(Uint8Array.of(...packed, ...packed))).toEqual({ok: true, value: text + text});
  });

  test('a file cut anywhere is refused', () => {
    for (let length = 1; length < packed.length; length += 7)
      expect(messageOf(packed.subarray(0, length))).not.toBe('accepted');
    expect(messageOf(packed.subarray(0, packed.length - 20))).toBe(
      'the gzip data ends too early: the file is truncated',
    );
  });

  test('one changed byte of the packed data is noticed, unless the text is the same for all that', () => {
    fc.assert(
      fc.property(fc.integer({min: 10, max: packed.length - 1}), fc.integer({min: 1, max: 255}), (at, change) => {
        const damaged = packed.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const result = gunzipText(damaged);
        if (result.ok) expect(result.value === text).toBe(true);
      }),
    );
  });

  test('a small file that unpacks to more than the limit is refused before it fills the memory', () => {
    const bomb = gzipSync(new Uint8Array(8_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(messageOf(bomb, 1_000_000)).toBe('the file unpacks to more than the limit of 1000000 bytes');
  });

  test.each([
    [
      'a name without an end',
      [Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3), new Uint8Array(20_000_000).fill(0x41)],
      'the gzip data is damaged: 262144 bytes of it unpack to nothing',
    ],
    [
      'empty blocks without an end',
      [Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), Buffer.alloc(20_000_000, Uint8Array.of(0, 0, 0, 0xff, 0xff))],
      'the gzip data is damaged: 262144 bytes of it unpack to nothing',
    ],
    [
      'a letter a member, over and over',
      Array.from({length: 20_000}, () => LETTER),
      'the file is more than 16384 gzip files in one',
    ],
  ])('%s is refused before it takes minutes', (_, parts, message) => {
    expect(messageOf(Buffer.concat(parts))).toBe(message);
  });

  test('as many gzip files in one as are allowed are read, one more is refused', () => {
    const of = (count: number): string | undefined =>
      messageOf(Buffer.concat(Array.from({length: count}, () => LETTER)));
    expect(of(16_384)).not.toContain('gzip files');
    expect(of(16_385)).toContain('more than 16384 gzip files');
  });

  test.each([
    ['nothing', new Uint8Array(0), 'the file is empty'],
    ['random bytes', Uint8Array.of(7, 7, 7), 'this is no text: byte 0 is 0x07'],
    ['text with a NUL', bytesOf('{}\n\0'), 'this is no text: byte 3 is 0x00'],
    ['packed text with a NUL', gzipSync(bytesOf('{}\n\0')), 'this is no text: byte 3 is 0x00'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'the text is UTF-16, wanted UTF-8'],
    [
      'an object with a byte that is no text',
      Uint8Array.of(0x7b, 0xff),
      'the file holds bytes that are not UTF-8 text',
    ],
    [
      'packed bytes that are no text',
      gzipSync(Uint8Array.of(0x7b, 0xff)),
      'the file unpacks to bytes that are not UTF-8 text',
    ],
  ])('%s', (_, bytes, message) => {
    expect(messageOf(bytes)).toBe(message);
  });

  test('a file longer than the limit is refused unread', () => {
    expect(messageOf(bytesOf(text), 100)).toBe(`the file has ${text.length} bytes, more than the limit of 100`);
  });

  test('any bytes give text or a fault', () => {
    fc.assert(fc.property(fc.uint8Array({maxLength: 300}), (bytes) => typeof gunzipText(bytes).ok === 'boolean'));
    fc.assert(
      fc.property(
        fc.uint8Array({maxLength: 300}),
        (bytes) => typeof gunzipText(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, ...bytes)).ok === 'boolean',
      ),
    );
  });

  test('what another packer unpacks, we unpack', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (string) => {
        const bytes = gzipSync(bytesOf(string));
        const unpacked = gunzipSync(bytes);
        const text = gunzipText(bytes);
        if (text.ok) expect(text.value).toBe(plainText(new TextDecoder('utf-8', {ignoreBOM: true}).decode(unpacked)));
        else expect(unpacked.length === 0 || controlByte(unpacked) >= 0).toBe(true);
      }),
    );
  });
});
