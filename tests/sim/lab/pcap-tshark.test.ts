// The frames of a run, saved, are read by the program that people will open them with.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {exportPcap} from '../../../src/sim/lab/export-run.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {ended} from './runs.ts';

const hasTshark = spawnSync('tshark', ['--version']).status === 0;
if (!hasTshark)
  console.log('tshark is not installed: pcap files are not opened by a second program (apt-get install tshark)');

describe.skipIf(!hasTshark)('tshark on the frames of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vpio-pcap-'));
  const file = join(folder, 'two-guests.pcap');
  const lab = ended('two-guests');
  const read = (...fields: string[]): string[] =>
    execFileSync('tshark', ['-r', file, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trimEnd()
      .split('\n');

  beforeAll(() => writeFileSync(file, exportPcap(lab)));
  afterAll(() => rmSync(folder, {recursive: true}));

  test('it finds every frame that the card sent or was offered, whole and at its time', () => {
    const indices = Array.from({length: lab.position}, (_, i) => i).filter((i) => {
      const kind = kindOf(lab.store.word(i, 0));
      return kind === Kind.FRAME_TX || kind === Kind.FRAME_RX;
    });
    const lines = read('frame.number', 'frame.len', 'frame.time_relative');
    expect(lines).toHaveLength(indices.length);
    const first = lab.store.at(indices[0] ?? 0);
    lines.forEach((line, n) => {
      const [, bytes, seconds] = line.split('\t');
      const index = indices[n] ?? 0;
      expect(Number(bytes)).toBe(lab.frames.frame(lab.store.word(index, 1)).length);
      expect(Number(seconds)).toBeCloseTo((lab.store.at(index) - first) / 1.8e9, 6);
    });
  });

  test('it reads them as ARP and pings, with right checksums', () => {
    const protocols = new Set(read('_ws.col.Protocol'));
    expect([...protocols].sort()).toEqual(['ARP', 'ICMP']);
    const malformed = execFileSync(
      'tshark',
      [
        '-r',
        file,
        '-o',
        'ip.check_checksum:TRUE',
        '-Y',
        '_ws.malformed or ip.checksum.status == 0 or icmp.checksum.status == 0',
      ],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    expect(malformed).toBe('');
  });
});
