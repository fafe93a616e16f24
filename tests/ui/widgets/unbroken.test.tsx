import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {Unbroken} from '../../../src/ui/widgets/Unbroken.tsx';

const draw = (text: string): string => renderToStaticMarkup(<Unbroken text={text} />);

test('a figure stays in one line with the word that it counts, and an address is none', () => {
  expect(draw('0x42000–0x43FFF, 8\u2009192 bytes: a frame to be sent.')).toBe(
    '0x42000–0x43FFF, <span class="unbroken">8\u2009192 bytes</span>: a frame to be sent.',
  );
  expect(draw('4\u2009312')).toBe('<span class="unbroken">4\u2009312</span>');
});

test('nothing of the text is lost, whatever stands at its ends', () => {
  for (const text of ['12.5 µs', '3 accesses; then 14', 'no figure', ''])
    expect(draw(text).replace(/<[^>]+>/g, '')).toBe(text);
});
