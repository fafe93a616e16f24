import {describe, expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../src/base/address-space.ts';
import {textWidth} from '../../../src/base/text-width.ts';
import {pathOf, pathWords} from '../../../src/ui/layout/machine-path.ts';
import {fitting} from '../../../src/ui/layout/machine-text.ts';
import {guestDetail, guestStateWords, machineSentence, monitorRows} from '../../../src/ui/layout/machine-words.ts';
import {accessWords} from '../../../src/ui/layout/meaning/access.ts';
import {fixtureView} from '../fixture-view.ts';
import {access, DENIED_CHECK, SUSPEND, TRANSITION} from './records.ts';

const view = fixtureView();

describe('the machine in words', () => {
  test('an access is written as its driver would write it', () => {
    expect(accessWords({direction: 'out', page: 0, offset: 0, value: 0x12})).toBe('OUT CR, 0x12');
    expect(accessWords({direction: 'in', page: 0, offset: 7, value: 0})).toBe('IN ISR');
    expect(accessWords(access({offset: 0x10, value: 0, count: 757, size: 2}))).toBe('OUT data ×757');
  });

  test('each guest says how it stands to the card', () => {
    const [a, b, c] = view.guests.map((guest) => guestStateWords(guest, view.now)[0]);
    expect([a, b, c]).toEqual(['owns the card', 'wants it: suspended 392 µs', 'ready, waits for the processor']);
    expect(view.guests.map((guest) => guestDetail(guest)?.kind)).toEqual(['operation', 'access', 'denial']);
  });

  test('a path is told in order, and a stop is told as one', () => {
    expect(pathWords(pathOf(access()))).toBe('hooked: guest to VMM, VMM to Device Modeling Monitor, monitor to card');
    expect(pathWords(pathOf(access({hooked: false, exited: false, offset: 7})))).toBe(
      'unhooked: guest straight to card',
    );
    expect(pathWords(pathOf(DENIED_CHECK))).toMatch(/^hooked and denied: .* and no further$/);
    expect(pathWords(pathOf(SUSPEND))).toMatch(/^suspended: guest to VMM/);
  });

  test('a screen reader hears who owns the card, who waits, and which path is lit', () => {
    const record = access();
    expect(machineSentence(view, record, pathOf(record))).toBe(
      'Machine of 3 guests, a VMM with its Device Modeling Monitor and one NE2000. Guest A owns the card, B suspended. Event 58364, access: hooked: guest to VMM, VMM to Device Modeling Monitor, monitor to card.',
    );
  });

  test('the monitor shows the check and the transition that an access caused', () => {
    const allowed = {
      ...DENIED_CHECK,
      kind: 'check',
      guest: 0,
      allowed: true,
      move: 'write',
      address: 0x4600,
      length: 1514,
      space: CARD_MEMORY,
      entry: null,
      to: 6,
    } as const;
    const [model, check] = monitorRows(view, access(), [allowed, TRANSITION]);
    expect(model).toMatchObject({words: ['Trans → TransDmaWr', '→ TransDmaWr', 'TransDmaWr'], isNow: true});
    expect(check).toMatchObject({
      words: ['0x4600–0x4BE9 in A', '0x4600–0x4BE9', 'allowed'],
      mark: 'allow',
      isNow: true,
    });
  });

  test('the monitor names the denied range, and while nobody owns the card says so', () => {
    const check = monitorRows(view, DENIED_CHECK).find((row) => row.key === 'check');
    expect(check).toMatchObject({mark: 'deny', words: ['DENIED 0x6000–0x63FF', 'DENIED']});
    const free = {...view, owner: null, queue: [], model: {...view.model, state: null}};
    expect(monitorRows(free, null).find((row) => row.key === 'owner')?.words[0]).toBe('nobody owns the card');
  });
});

describe('fitting text', () => {
  test('the longest wording that fits is taken', () => {
    expect(fitting(['unmodified Linux driver', 'Linux driver', 'Linux'], 80, 12)).toBe('Linux driver');
  });

  test('where none fits, the last is cut and still fits', () => {
    const text = fitting(['a long name of a guest'], 60, 12);
    expect(text.endsWith('…')).toBe(true);
    expect(textWidth(text, 12)).toBeLessThanOrEqual(60);
  });
});
