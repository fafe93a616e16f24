// What is said to those who host the page is what our own server does.
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {headersOf, isolationHeaders} from '../../tools/headers.mjs';

test('the page on hosting gives the headers that our server sends, to the letter', () => {
  const page = readFileSync('docs/teaching/hosting.md', 'utf8');
  const headers = {...isolationHeaders, 'Content-Security-Policy': headersOf('index.html')['Content-Security-Policy']};
  for (const [name, value] of Object.entries(headers)) expect(page).toContain(`| \`${name}\` | \`${value}\` |`);
});
