// What writes mean and which are refused, each for its reason.
import {describe, expect, test} from 'vitest';
import {BROADCAST, FREE_HOOKS, frameTo, ModelBench, WINDOWS} from './bench.ts';

const [OWN, THEIRS] = WINDOWS;
const END = OWN.end;
/** 8 KiB, and what runs past it. */
const RING = 8192;

function up(options: ConstructorParameters<typeof ModelBench>[0] = {}, rcr = 0x0f, enable = 0x0c): ModelBench {
  const bench = new ModelBench(options);
  bench.setUp(rcr, enable);
  return bench;
}

/** The events of some writes, and the state after them. */
function follow(bench: ModelBench, text: string): {verdict: string; events: string[]; state: string} {
  const from = bench.store.next;
  const verdict = bench.outs(text);
  return {verdict, events: bench.events(from), state: bench.state};
}

describe('events', () => {
  test('a reset leads to PowerOn from everywhere', () => {
    const bench = up();
    expect(bench.state).toBe('Receiving');
    expect(follow(bench, 'CR=10')).toEqual({verdict: 'allowed', events: ['Reset'], state: 'PowerOn'});
  });

  test('a load from the EEPROM is a reset where it is seen; other modes of 9346CR are nothing', () => {
    const bench = up();
    expect(follow(bench, '9346CR=c0').events).toEqual([]);
    expect(follow(bench, '9346CR=80').events).toEqual([]);
    expect(follow(bench, '9346CR=40')).toEqual({verdict: 'allowed', events: ['Reset'], state: 'PowerOn'});
  });

  test('transmitter and receiver set up the card when they are first turned on', () => {
    const bench = new ModelBench();
    expect(follow(bench, 'CR=10 CR=4')).toEqual({verdict: 'allowed', events: ['Reset', 'SetUp'], state: 'Idle'});
    expect(follow(bench, `RBSTART=${OWN.start.toString(16)} CR=c`)).toEqual({
      verdict: 'allowed',
      events: ['ReceiveOn'],
      state: 'Receiving',
    });
    expect(follow(bench, 'CR=c').events).toEqual([]);
    expect(follow(bench, 'CR=4')).toEqual({verdict: 'allowed', events: ['ReceiveOff'], state: 'Idle'});
  });

  test('a frame given to the card is sent, and looked for when somebody wants to know', () => {
    const bench = up();
    expect(follow(bench, 'TSD0=64')).toEqual({verdict: 'allowed', events: ['Transmit'], state: 'SendingReceiving'});
    bench.look();
    expect(bench.state).toBe('Receiving');
  });

  test('the ring is asked of anew when its place or length is written under a started receiver', () => {
    const bench = up();
    expect(follow(bench, `RBSTART=${(OWN.start + 0x2_0000).toString(16)}`).events).toEqual(['RingMoved']);
    expect(follow(bench, 'RCR=180f').events).toEqual(['RingMoved']);
    expect(follow(bench, 'CR=4 RCR=f').events).toEqual(['ReceiveOff']);
  });
});

describe('the turn', () => {
  test('a write to one descriptor sends another, whose frame is what is asked of', () => {
    const bench = up();
    const from = bench.store.next;
    expect(follow(bench, 'TSD1=65')).toEqual({verdict: 'allowed', events: [], state: 'Receiving'});
    expect(follow(bench, 'TSD0=64').events).toEqual(['Transmit']);
    expect(bench.checks(from)).toEqual([`transmit ${OWN.start.toString(16)}+100 allowed`]);
    expect(bench.sent).toHaveLength(1);
    // The second one still waits: QEMU's card looks at it with the next write, whichever that is.
    const next = bench.store.next;
    expect(follow(bench, 'TSD3=66').events).toEqual(['Transmit']);
    expect(bench.checks(next)).toEqual([`transmit ${(OWN.start + 2048).toString(16)}+101 allowed`]);
    expect(bench.sent.map(({length}) => length)).toEqual([101]);
  });

  test('on the chip all that are ready are asked of', () => {
    const bench = up({profile: 'datasheet'});
    expect(follow(bench, 'TSD1=65').events).toEqual([]);
    expect(follow(bench, 'TSD0=64').events).toEqual(['Transmit']);
    expect(bench.model.standing?.(bench.context())).toEqual([
      {move: 'write', start: OWN.start + 0x1_0000, length: RING},
      {move: 'read', start: OWN.start, length: 100},
      {move: 'read', start: OWN.start + 2048, length: 101},
    ]);
    bench.wait(10_000_000);
    expect(bench.sent.map(({length}) => length)).toEqual([100, 101]);
    expect(bench.context().turn).toBe(bench.turn);
  });

  test('what a waiting descriptor points at is asked of when it is sent', () => {
    const bench = up();
    bench.outs('TSD1=65');
    expect(bench.outs(`TSAD1=${THEIRS.start.toString(16)}`)).toBe('allowed');
    expect(bench.outs('TSD0=64')).toBe('allowed');
    expect(bench.outs('TSD2=64')).toBe('transmit-outside-memory');
    expect(bench.sent.map(({length}) => length)).toEqual([100]);
  });

  test('on the chip a transmitter that is turned on goes on with what waits', () => {
    const bench = up({profile: 'datasheet'}, 0x0f, 0x08);
    expect(follow(bench, `TSAD0=${THEIRS.start.toString(16)} TSD0=64`).events).toEqual([]);
    expect(bench.outs('CR=c')).toBe('transmit-outside-memory');
    expect(bench.outs(`TSAD0=${OWN.start.toString(16)}`)).toBe('allowed');
    expect(follow(bench, 'CR=c').events).toEqual(['Transmit']);
    bench.wait(1_000_000);
    expect(bench.sent).toHaveLength(1);
  });

  test('the model counts as the card does, whatever is written', () => {
    for (const profile of ['qemu', 'datasheet'] as const) {
      const bench = up({profile});
      let seed = 7;
      for (let i = 0; i < 500; i++) {
        seed = (seed * 1103515245 + 12345) % 2 ** 31;
        const act = seed >>> 16;
        if (act % 23 === 0) bench.outs('CR=10 CR=4');
        else if (act % 11 === 0) bench.out('CR', act & 4);
        else if (act % 7 === 0) bench.out('9346CR', (act & 3) << 6);
        else bench.out(`TSD${act & 3}`, act % 5 === 0 ? 0x2000 : 60 + (act & 63));
        bench.wait(1_000_000);
        expect(bench.context().turn).toBe(bench.turn);
      }
    }
  });
});

describe('refusals of frames', () => {
  test.each([
    ['outside, on TSD', 'exact', `TSAD0=${THEIRS.start.toString(16)} TSD0=64`, 'transmit-outside-memory'],
    ['past the end, on TSD', 'exact', `TSAD0=${(END - 99).toString(16)} TSD0=64`, 'transmit-outside-memory'],
    ['up to the end', 'exact', `TSAD0=${(END - 100).toString(16)} TSD0=64`, 'allowed'],
    ['no address', 'exact', 'TSAD0=0 TSD0=64', 'transmit-outside-memory'],
    ['the longest', 'exact', 'TSD0=1fff', 'allowed'],
    ['outside, on TSAD', 'minimal', `TSAD0=${THEIRS.start.toString(16)}`, 'transmit-outside-memory'],
    [
      'too near the end for the longest, on TSAD',
      'minimal',
      `TSAD0=${(END - 8190).toString(16)}`,
      'transmit-outside-memory',
    ],
    ['far enough from the end, on TSAD', 'minimal', `TSAD0=${(END - 8191).toString(16)}`, 'allowed'],
    ['past 4 GiB', 'minimal', 'TSAD0=ffffff00', 'transmit-outside-memory'],
  ])('%s (%s)', (_, hooks, text, verdict) => {
    expect(up({hooks}).outs(text)).toBe(verdict);
  });

  test('on the chip 1792 bytes are the longest', () => {
    const bench = up({profile: 'datasheet'});
    expect(bench.outs('TSD0=701')).toBe('transmit-too-long');
    expect(bench.outs('TSD0=700')).toBe('allowed');
  });

  test('an address under a frame that is being sent stays; once it has left it may be written', () => {
    const bench = up({profile: 'datasheet'});
    bench.outs('TSD0=64');
    expect(bench.outs(`TSAD0=${(OWN.start + 4096).toString(16)}`)).toBe('descriptor-in-use');
    expect(bench.outs('TSD0=64')).toBe('descriptor-in-use');
    bench.wait(1_000_000);
    expect(bench.outs(`TSAD0=${(OWN.start + 4096).toString(16)}`)).toBe('allowed');
  });

  test('where sizes are not seen, addresses that nobody wrote are the guest’s own memory before the transmitter is on', () => {
    const bench = new ModelBench({hooks: 'minimal'});
    bench.outs(`CR=10 TSAD2=${(OWN.start + 4096).toString(16)}`);
    expect(bench.read('TSAD0')).toBe(0);
    bench.outs('CR=4');
    expect([0, 1, 2, 3].map((n) => bench.read(`TSAD${n}`) - OWN.start)).toEqual([0, 0, 4096, 0]);
    expect([bench.shown('TSAD0'), bench.shown('TSAD2')]).toEqual([0, OWN.start + 4096]);
  });

  test('what was given to a card that was reset unseen is asked of when its transmitter is turned on', () => {
    const bench = up({profile: 'datasheet', hooks: 'minimal-datasheet'});
    bench.card.write(0x50, 1, 0x40);
    expect(follow(bench, 'TSD0=64').events).toEqual(['Transmit']);
    const from = bench.store.next;
    expect(follow(bench, 'CR=4').events).toEqual(['Transmit']);
    expect(bench.checks(from)).toEqual([`transmit ${OWN.start.toString(16)}+100 allowed`]);
  });

  test('a descriptor whose frame is being sent keeps its address, though it be cleared', () => {
    const bench = up({profile: 'datasheet'});
    expect(bench.outs('TSD0=64 TSAD0=0')).toBe('descriptor-in-use');
  });

  test('an address cleared with 0 stays here: the card keeps the one that was asked of', () => {
    const bench = up({hooks: 'minimal'});
    expect(bench.outs('TSAD0=0')).toBe('held');
    expect(bench.shown('TSAD0')).toBe(0);
    expect(bench.read('TSAD0')).toBe(OWN.start);
  });
});

describe('refusals of the ring', () => {
  test.each([
    ['no address since the reset', 'CR=10 CR=8', 'receive-ring-unset'],
    ['turned on by the reset itself', 'CR=18', 'receive-ring-unset'],
    ['cleared while it is off', 'CR=4 RBSTART=0 CR=c', 'receive-ring-unset'],
    ['cleared while it is on', 'RBSTART=0', 'receive-ring-unset'],
    ['outside', `RBSTART=${THEIRS.start.toString(16)}`, 'receive-outside-memory'],
    ['8 KiB up to the end', `RBSTART=${(END - RING).toString(16)}`, 'allowed'],
    ['past the end by four bytes', `RBSTART=${(END - RING + 4).toString(16)}`, 'receive-outside-memory'],
    ['grown past the end', `RBSTART=${(END - RING).toString(16)} RCR=80f`, 'receive-outside-memory'],
    ['what runs past the end under WRAP', `RBSTART=${(END - RING).toString(16)} RCR=8f`, 'receive-outside-memory'],
    ['room for it', `RBSTART=${(END - RING - 1796).toString(16)} RCR=8f`, 'allowed'],
    ['64 KiB turn round whatever WRAP says', `RBSTART=${(END - 65536).toString(16)} RCR=188f`, 'allowed'],
    ['past 4 GiB', 'RBSTART=fffff000', 'receive-outside-memory'],
  ])('%s', (_, text, verdict) => {
    for (const hooks of ['exact', 'minimal']) expect(up({hooks, profile: 'datasheet'}).outs(text)).toBe(verdict);
  });

  test('on QEMU’s card a frame as long as a descriptor takes runs past the end, under WRAP or not', () => {
    const most = END - RING - 8199;
    for (const rcr of ['f', '8f']) {
      expect(up().outs(`RCR=${rcr} RBSTART=${(most & ~3).toString(16)}`)).toBe('allowed');
      expect(up().outs(`RCR=${rcr} RBSTART=${((most & ~3) + 4).toString(16)}`)).toBe('receive-outside-memory');
    }
  });

  test('an unseen load from the EEPROM shows when the receiver is turned on', () => {
    const bench = up({hooks: 'minimal'});
    bench.card.write(0x50, 1, 0x40);
    expect(bench.outs('CR=c')).toBe('receive-ring-unset');
  });

  test('where RCR is not seen the longest ring is asked of, where CR is not when RBSTART is written', () => {
    const bench = new ModelBench({hooks: FREE_HOOKS.ringAlone, profile: 'datasheet'});
    expect(bench.outs(`RBSTART=${(END - 65_532).toString(16)}`)).toBe('receive-outside-memory');
    expect(bench.outs(`RBSTART=${(END - 65_536).toString(16)}`)).toBe('allowed');
  });

  test('on the chip a ring that became shorter is asked of as it was: CBR stays where it is', () => {
    const at = END - 16_384 - 1796;
    const bench = up({profile: 'datasheet'}, 0x80f);
    expect(bench.outs(`RBSTART=${at.toString(16)} RCR=f`)).toBe('allowed');
    expect(bench.outs(`RBSTART=${(at + 4).toString(16)}`)).toBe('receive-outside-memory');
    const ringAtEnd = (END - RING - 8200).toString(16);
    expect(up({}, 0x80f).outs(`RBSTART=${(at - 8200).toString(16)} RCR=f RBSTART=${ringAtEnd}`)).toBe('allowed');
  });

  test('the longest frame that the chip loops back, begun at the ring’s end, stays in what was asked of', () => {
    const bench = up({profile: 'datasheet'}, 0x8f);
    expect(bench.outs(`RBSTART=${(END - RING - 1796).toString(16)} TCR=60000`)).toBe('allowed');
    bench.memory.write(OWN.start, frameTo(BROADCAST, 1792));
    for (const [n, length] of [1792, 1792, 1792, 1792, 980, 1792].entries()) {
      expect(bench.outs(`TSAD${n % 4}=${OWN.start.toString(16)} TSD${n % 4}=${length.toString(16)}`)).toBe('allowed');
      bench.wait(1_000_000);
      bench.look();
      bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
    }
    expect(bench.memory.read(END - 1, 1)).not.toEqual(new Uint8Array(1));
    expect(bench.memory.read(END, 0x1000)).toEqual(new Uint8Array(0x1000));
  });

  test('the ring is what the card may write while the receiver is on, or not yet at rest', () => {
    const bench = up({profile: 'datasheet'}, 0x8f);
    expect(bench.model.standing?.(bench.context())).toEqual([
      {move: 'write', start: OWN.start + 0x1_0000, length: RING + 1796},
    ]);
    bench.outs('CR=4');
    expect(bench.model.standing?.(bench.context())).toHaveLength(1);
    bench.look();
    expect(bench.model.standing?.(bench.context())).toEqual([]);
  });
});

describe('C+ mode', () => {
  test('what would walk descriptors is refused, anything else stays here, and CPCR reads 0', () => {
    const bench = up();
    expect(bench.outs('CPCR=3')).toBe('c-plus-mode');
    expect(bench.outs('CPCR=2b')).toBe('c-plus-mode');
    expect(bench.outs('CPCR=60')).toBe('held');
    expect(bench.outs('CPCR=0')).toBe('held');
    expect(bench.shown('CPCR')).toBe(0);
    expect(bench.outs('TSD0=64')).toBe('allowed');
    expect(bench.sent).toHaveLength(1);
  });
});
