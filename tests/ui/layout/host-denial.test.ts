// Denials on a card that masters the bus: the guest's own address, where it leads, whose that is.
import {afterAll, beforeAll, expect, test} from 'vitest';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {PORT} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {inWordsOf, speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {proveDenial} from '../../../src/ui/layout/denial-proof.ts';
import {proofLines, whoseBytes} from '../../../src/ui/layout/denial-words.ts';
import {hasMovedPages, holderOf, leadsTo, ownAddress, pagesNow} from '../../../src/ui/layout/guest-pages.ts';
import {isAccess} from '../../../src/ui/layout/meaning/access.ts';
import {vmmRuns} from '../../../src/ui/layout/memory-map.ts';
import {registerChange} from '../../../src/ui/layout/register-change.ts';
import {rowText} from '../../../src/ui/layout/row-text.ts';
import {runGuests, speakOfGuests, whoseMemory} from '../../../src/ui/layout/run-guests.ts';

beforeAll(async () => {
  await fetchKit('rtl8139');
  await speakOf(USUAL_DEVICE);
  await speakOf('rtl8139');
});
afterAll(() => {
  speakOfGuests([]);
  return speakOf(USUAL_DEVICE);
});

function ran(name: string, policies: Partial<Scenario['policies']> = {}): Lab {
  const own = scenarioNamed(name);
  if (own === undefined) throw new Error(`no ${name}`);
  const opened = openLab({...own, policies: {...own.policies, ...policies}});
  if (!opened.ok) throw new Error(opened.fault.message);
  opened.value.runToEnd();
  speakOfGuests(opened.value.view(false).guests);
  return opened.value;
}

/** All proofs of a run, each in its lines and its banner. */
function proofs(lab: Lab): {readonly lines: readonly string[]; readonly whose: string | null}[] {
  const {store} = lab.machine;
  const {guests} = lab.view(false);
  const at = (index: number): RecordView | undefined => store.window(index, index + 1).view(index);
  const denials = Array.from({length: store.next}, (_, index) => index).filter((index) => at(index)?.kind === 'denial');
  return denials.map((index) => {
    const result = proveDenial(index, at);
    if (result.status !== 'proved') throw new Error(`${index}: ${result.status}`);
    const lines = proofLines(result.proof, guests).map(({name, text, note}) => `${name}: ${text} (${note})`);
    return {lines, whose: whoseBytes(result.proof, guests)};
  });
}

test('an address that is refused is a guest-physical one, leads to the host’s of the same number, and has an owner', () => {
  const [first] = proofs(ran('rtl8139-rogue'));
  expect(first?.lines).toEqual([
    'Command: OUT TSAD1 ← 0x000BF000 (hooked access by guest C)',
    'Address: TSAD1 = 0xBF000 (guest-physical; this write)',
    'Length: address only (TSD1 says it later, and is checked then)',
    'Page map: page BF of the host by the same number (guests lie at their own addresses: what is named is what the device would reach)',
    'Range: 0xBF000, page BF (host addresses; the first byte)',
    'Owner: guest B’s window (0x80000–0xBFFFF)',
    'Window: C may touch 0xC0000–0xFFFFF only (given at start-up)',
    'Rule: the frame to send would be read from outside the guest’s memory (transmit-outside-memory, edge Receiving → Receiving)',
  ]);
  expect(first?.whose).toBe('0xBF000 lies in guest B’s window.');
});

test('where guests lie elsewhere than their addresses say, what is no page of theirs leads nowhere', () => {
  const [first, second, third] = proofs(ran('rtl8139-rogue', {guestMemory: 'offset'}));
  expect(first?.lines.slice(1, 5)).toEqual([
    'Address: TSAD1 = 0x80000 (guest-physical; this write)',
    'Length: address only (TSD1 says it later, and is checked then)',
    'Page map: page 80 leads nowhere (C has pages 00 to 3F by its own addresses)',
    'Range: none in host memory (it leads nowhere)',
  ]);
  expect(first?.whose).toBe('0x80000 leads nowhere: no page of C’s has such an address.');
  // A frame that begins in its last page leads to the host as far as its memory goes.
  expect(second?.lines).toContain(
    'Page map: C’s pages 3F to 40: the host’s page FF; page 40 leads nowhere (C has pages 00 to 3F by its own addresses)',
  );
  expect(second?.whose).toBe('Of 128 bytes, the last 64 lead nowhere: no page of C’s has such addresses.');
  expect(third?.lines).toContain('Length: RCR: 34\u2009564 bytes (one write)');
  for (const {lines} of [first, second, third].flatMap((one) => one ?? []))
    expect(lines.join('\n')).not.toMatch(/Owner|host addresses/);
});

test('what a descriptor in memory asks for is proved by its ring’s register, the descriptor, and what that has', () => {
  const [buffer, received, , descriptor] = proofs(ran('rtl8139-attack-c-plus', {descriptors: 'shadow'}));
  expect(buffer?.lines.slice(1, 7)).toEqual([
    'Ring: TSAD1:0 = 0x41000 (where the descriptors begin; guest-physical; two writes)',
    'Descriptor: number 1, at 0x41010 (in B’s memory, as the VMM read it: what B writes there later is not used)',
    'Address: 0x80000 (guest-physical; in that descriptor)',
    'Length: 0x0040, 64 bytes (in that descriptor)',
    'Page map: page 80 of the host by the same number (guests lie at their own addresses: what is named is what the device would reach)',
    'Range: 0x80000–0x8003F, page 80 (host addresses; address + length − 1)',
  ]);
  expect([buffer?.lines[7], buffer?.whose]).toEqual([
    'Owner: guest A’s window (0x80000–0xBFFFF)',
    'All 64 bytes lie in guest A’s window.',
  ]);
  expect(received?.lines.slice(1, 4)).toEqual([
    'Ring: RDSARHI:LO = 0x41100 (where the descriptors begin; guest-physical; two writes)',
    'Descriptor: number 0, at 0x41100 (in B’s memory, as the VMM read it: what B writes there later is not used)',
    'Address: 0x80000 (guest-physical; in that descriptor)',
  ]);
  // A descriptor that lies elsewhere is refused itself: nobody read an address in it.
  expect(descriptor?.lines.map((line) => line.split(':')[0])).toEqual([
    'Command',
    'Ring',
    'Descriptor',
    'Page map',
    'Range',
    'Owner',
    'Window',
    'Rule',
  ]);
  expect(descriptor?.lines[2]).toBe(
    'Descriptor: number 0, at 0x80000 (16 bytes; guest-physical; it is refused itself)',
  );
});

test('a buffer that a descriptor names is told by its guest’s own address, and by the host’s where it leads somewhere', () => {
  const all = proofs(ran('rtl8139-attack-c-plus', {descriptors: 'shadow', guestMemory: 'offset'}));
  const [nowhere] = all;
  expect(nowhere?.lines).toContain('Range: none in host memory (it leads nowhere)');
  expect(nowhere?.lines[3]).toMatch(/^Address: 0x\w+ \(guest-physical; in that descriptor\)$/);
  const half = proofs(ran('rtl8139-attack-half-frame', {descriptors: 'shadow', guestMemory: 'offset'}))[0];
  const led = half?.lines.find((line) => line.startsWith('Page map'));
  expect(led).toMatch(/^Page map: B’s page \w\w: the host’s page \w\w /);
  expect(half?.whose).toBe('The byte lies in B’s own window.');
});

test('owners of a range in several windows stand in the order of their windows’ addresses beside them', () => {
  const all = proofs(ran('rtl8139-rogue')).flatMap(({lines}) => lines.filter((line) => line.startsWith('Owner')));
  expect(all).toContain('Owner: guest C’s window, guest B’s window (0xC0000–0xFFFFF, 0x80000–0xBFFFF)');
});

test('a range that is too long is told where it leads too', () => {
  const [, second] = proofs(ran('rtl8139-attack-frame', {guestMemory: 'offset'}));
  expect(second?.lines).toContain('Range: none in host memory (it leads nowhere)');
  expect(second?.lines.at(-1)).toContain('transmit-too-long');
});

test('a ring on scattered pages has as many pieces', () => {
  const all = proofs(ran('rtl8139-two-guests', {guestMemory: 'scattered'}));
  expect(all[0]?.lines.slice(1, 6)).toEqual([
    'Address: RBSTART = 0x3000 (guest-physical; one write)',
    'Length: RCR: 8\u2009192 bytes (no write of it found in the events before)',
    'Page map: A’s pages 03 to 04: the host’s page 55, page 5C (A’s page map)',
    'Range: 2 pieces of host memory (0x55000–0x55FFF, 0x5C000–0x5CFFF)',
    'Owner: guest A’s window (0x40000–0x7FFFF)',
  ]);
});

test('the log says of each DMA whose memory it touches, and of a refused address that nothing else was asked', () => {
  const {store} = ran('rtl8139-rogue', {guestMemory: 'offset'}).machine;
  const at = (index: number): RecordView | undefined => store.window(index, index + 1).view(index);
  const all = Array.from({length: store.next}, (_, index) => index).flatMap((index) => at(index) ?? []);
  const infos = all.filter(({kind}) => kind === 'dma').map((record) => rowText(record, 1, at).info);
  expect(infos[0]).toBe('the device writes 64 B of C’s memory, 0xC3004–0xC3043');
  expect(infos.every((info) => / of ([ABC]’s memory|the VMM’s pages), /.test(info))).toBe(true);
  const [first] = all.flatMap((record) => (record.kind === 'access' && record.denied ? [record] : []));
  if (first === undefined) throw new Error('a refused access');
  expect(rowText(first, 1, at)).toMatchObject({
    transition: 'Receiving: Receiving refused',
    info: 'DENIED transmit, address only, 0x80000 leads nowhere',
  });
});

test('an address that was written is told as the guest wrote it and as it reached the card', () => {
  const {store} = ran('rtl8139-two-guests', {guestMemory: 'offset'}).machine;
  const at = (index: number): RecordView | undefined => store.window(index, index + 1).view(index);
  const all = Array.from({length: store.next}, (_, index) => index).flatMap((index) => at(index) ?? []);
  const written = all.find(
    (record) => record.kind === 'access' && record.offset === PORT.RBSTART.offset && record.value === 0x3000,
  );
  if (!isAccess(written)) throw new Error('a write to RBSTART');
  expect(registerChange(written, at, false, null)).toMatchObject({
    register: 'RBSTART',
    written: 0x3000,
    after: 0x43000,
    note: 'A wrote 0x3000, an address of its own; what reached the card is the host’s, 0x43000.',
  });
});

test('a host address is somebody’s, and by a guest’s page map one of its own', () => {
  const [first] = ran('rtl8139-two-guests', {guestMemory: 'scattered'}).view(false).guests;
  if (first === undefined) throw new Error('two guests');
  expect(leadsTo(first, {address: 0x1ff0, length: 0x20})).toEqual({
    pieces: [
      {address: 0x47ff0, length: 0x10},
      {address: 0x4e000, length: 0x10},
    ],
    lost: 0,
  });
  expect([ownAddress(first, 0x47004), ownAddress(first, 0x90000)]).toEqual([0x1004, null]);
  expect(whoseMemory(0x7fff0, 0x20)).toBe('A’s memory and B’s memory');
  expect([whoseMemory(0, 4), whoseMemory(0x100000, 4)]).toEqual(['the VMM’s pages', 'no memory']);
  // Guests of the card that is shown are nobody in the words of another.
  expect(inWordsOf(USUAL_DEVICE, runGuests)).toEqual([]);
});

test('a page that the VMM moved is its guest’s where it lies now, and the VMM’s where it lay', () => {
  const lab = ran('rtl8139-page-move');
  const {store, scenario} = lab.machine;
  const all = Array.from({length: store.next}, (_, index) => store.window(index, index + 1).view(index));
  const moved = all.flatMap((record) => (record?.kind === 'page-move' && record.allowed ? [record] : []));
  expect(moved.length).toBeGreaterThan(0);
  const {guests} = lab.view(false);
  for (const {guest, page, to} of moved) {
    const holder = guests[guest];
    if (holder === undefined) throw new Error('a guest');
    expect([holderOf(to * 4096, guests)?.id, ownAddress(holder, to * 4096)]).toEqual([guest, page * 4096]);
    expect(whoseMemory((holder.window.firstPage + page) * 4096, 1)).toBe('the VMM’s pages');
    const gone = holder.window.firstPage + page;
    expect(pagesNow(holder)).toEqual([
      {firstPage: holder.window.firstPage, endPage: gone},
      {firstPage: gone + 1, endPage: holder.window.endPage},
      {firstPage: to, endPage: to + 1},
    ]);
    expect(vmmRuns(guests)).toContainEqual({firstPage: gone, endPage: gone + 1});
  }
  expect(scenario.policies.guestMemory).toBe('offset');
  // Pages are told as the map numbers them.
  expect(moved.map((record) => rowText(record, 1, () => undefined).info)).toEqual([
    'page 0x14 of A moved to host page 0xD1',
  ]);
  expect(guests.map(hasMovedPages)).toEqual([true, false]);
});
