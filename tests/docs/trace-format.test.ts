// The page that tells strangers the recording format: its file is a recording, and its converter makes one.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {replayOutcome} from '../../src/cli/commands/replay.ts';

const PAGE = readFileSync('docs/trace-format.md', 'utf8');
const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-format-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

/** The first block of code below a heading. */
function block(heading: string): string {
  const [, below = ''] = PAGE.split(`## ${heading}\n`);
  return /```\w*\n(.*?)```/s.exec(below)?.[1] ?? '';
}

function file(name: string, text: string): string {
  writeFileSync(join(FOLDER, name), text);
  return join(FOLDER, name);
}

test('the file that the page shows is met event by event', () => {
  const {status, stdout} = replayOutcome([file('whole.jsonl', block('A whole file')), '--hooks', 'none', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    accesses: 9,
    readMismatches: 0,
    irqMismatches: 0,
    frames: {rxMismatches: 0},
  });
  expect(status).toBe(0);
});

const LOG = `boot
14:02:11.000123 outb 0x300 0x21
14:02:11.000130 inb 0x307 = 0x80
14:02:11.000131 inb 0x64 = 0x1c
14:02:11.000230 outw 0x310 0x5452
`;

test('a log as text is refused with what it is and the page that helps, and the page’s converter makes a recording of it', () => {
  const log = file('log.txt', LOG);
  expect(replayOutcome([log])).toMatchObject({
    status: 2,
    stderr:
      'log.txt line 1: the header is not JSON but "boot": this is no recording; docs/trace-format.md says how to make one of a log\n',
  });
  const converter = file('convert.mjs', block('A converter'));
  const made = execFileSync(process.execPath, [converter], {input: LOG, encoding: 'utf8'});
  expect(made.split('\n').slice(1)).toEqual(['[0,"w",0,1,33]', '[7000,"r",7,1,128]', '[107000,"w",16,2,21586]', '']);
  expect(replayOutcome([file('mine.jsonl', made)]).status).toBe(0);
});
