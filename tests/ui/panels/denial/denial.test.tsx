import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, test} from 'vitest';
import {Kind, kindOf} from '../../../../src/trace/record-layout.ts';
import {type Proof, proveDenial} from '../../../../src/ui/layout/denial-proof.ts';
import {proofLines, whatGuestSaw, whatStayed, whoseBytes} from '../../../../src/ui/layout/denial-words.ts';
import {DenialProof} from '../../../../src/ui/panels/denial/DenialProof.tsx';
import {fakeRun} from '../../fake-run.ts';
import {fixtureView} from '../../fixture-view.ts';

const {guests, policies} = fixtureView();
const store = fakeRun(5000);
const lookup = (index: number) => store.window(index, index + 1).view(index);
const denial =
  Array.from({length: store.length}, (_, n) => n).findLast((n) => kindOf(store.word(n, 0)) === Kind.DENIAL) ?? -1;
const result = proveDenial(denial, lookup);
const nothing = (): void => undefined;

function proof(): Proof {
  if (result.status !== 'proved') throw new Error(result.status);
  return result.proof;
}

describe('words', () => {
  test('the lines go from the command to the rule', () => {
    const lines = proofLines(proof(), guests);
    expect(lines.map(({name}) => name)).toEqual(['Command', 'Address', 'Length', 'Range', 'Window', 'Rule']);
    expect(lines.map(({text}) => text)).toEqual([
      'OUT CR ← 0x0A',
      'RSAR1:0 = 0x6000',
      'RBCR1:0 = 0x0400, 1\u2009024 bytes',
      '0x6000–0x63FF, pages 60 to 63',
      'C may touch 0x6D00–0x7FFF only',
      'remote DMA would leave the guest’s window',
    ]);
    expect(lines[5]?.note).toBe('outside-window, edge Idle → DmaRd');
  });

  test('every line that a record set links to it', () => {
    const links = proofLines(proof(), guests).map((line) => line.links.length);
    expect(links).toEqual([1, 2, 2, 0, 0, 1]);
  });

  test('the verdict says whose bytes and what did not happen', () => {
    expect(whoseBytes(proof(), guests)).toBe('All 1\u2009024 bytes lie in guest B’s receive ring.');
    expect(whatStayed(proof())).toBe('CR never reached the card; the model stays in Idle.');
  });

  test('what the guest saw is the policy in force, and how long it polled', () => {
    const polled: Proof = {...proof(), polls: {reads: 12, bit: 'RDC', showed: false}};
    expect(whatGuestSaw(polled, policies)).toBe(
      'What C saw: nothing (the policy in force). It read ISR 12 times before its next command; ISR.RDC stayed 0.',
    );
  });
});

describe('the card', () => {
  const draw = (given: Parameters<typeof DenialProof>[0]['result']): string =>
    renderToStaticMarkup(<DenialProof result={given} guests={guests} policies={policies} onShow={nothing} />);

  test('is a numbered list with the verdict in words', () => {
    const html = draw(result);
    expect(html.match(/<li>/g)).toHaveLength(6);
    expect(html).toContain('<b>DENIED.</b>');
    expect(html).toContain('aria-label="Address: show event');
  });

  test('says what to do where nothing was denied, and that it is looking', () => {
    expect(draw(null)).toContain('Nothing denied yet');
    expect(draw({status: 'waiting'})).toContain('Walking the events back');
  });
});
