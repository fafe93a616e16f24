// `npm run icons`: draws public/icon.svg as the pictures that an installed page needs, in the browser that is there.
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {browserHere, QUIET_FLAGS} from './browser.mjs';

const PUBLIC = new URL('../public/', import.meta.url);
/** The mark's ground, which fills what a system cuts its own shape from. */
const GROUND = '#16191d';
/** Of the width: what no shape cuts off [W3C Maskable icons] holds the mark whole. */
const SAFE = 0.8;

const svg = readFileSync(new URL('icon.svg', PUBLIC), 'utf8');

/** Each picture: its file, its width, and the part of the width that the mark takes. */
const PICTURES = [
  {file: 'icon-192.png', size: 192, part: 1},
  {file: 'icon-512.png', size: 512, part: 1},
  {file: 'icon-maskable-512.png', size: 512, part: SAFE},
];

const executablePath = browserHere(chromium.executablePath());
if (executablePath === undefined) throw new Error('no Chromium found: set VPIO_CHROMIUM to the path of one');
const browser = await chromium.launch({executablePath, args: QUIET_FLAGS});
const page = await browser.newPage();
for (const {file, size, part} of PICTURES) {
  await page.setViewportSize({width: size, height: size});
  const isFull = part === 1;
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${isFull ? 'transparent' : GROUND}">
    <div style="width:${size * part}px;height:${size * part}px;line-height:0">${svg}</div></body>`,
  );
  const picture = await page.screenshot({omitBackground: isFull});
  writeFileSync(new URL(file, PUBLIC), picture);
  console.log(`${fileURLToPath(new URL(file, PUBLIC))}: ${size} by ${size}`);
}
await browser.close();
