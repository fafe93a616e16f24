import {chromium} from 'playwright-core';
import {serve} from './tools/serve.mjs';
import {firstLoad} from './tools/bundle.mjs';
const sizes = firstLoad('/work/wt/lesson/dist');
console.log('budget', [...sizes.values()].reduce((a: number, b: number) => a + b, 0) / 1024);
const {url, close} = await serve({port: 0});
const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
const [w, h] = (process.env.SIZE ?? '1920x1080').split('x').map(Number);
const scheme = process.env.SCHEME === 'dark' ? 'dark' : 'light';
const context = await browser.newContext({viewport: {width: w!, height: h!}, colorScheme: scheme, hasTouch: process.env.TOUCH === '1', isMobile: process.env.TOUCH === '1', reducedMotion: 'reduce'});
const page = await context.newPage();
page.on('console', (m) => console.log('console', m.type(), m.text()));
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto(url + (process.env.AT ?? '?lesson=dma-denied&step=2#lesson'));
if (process.env.THEME) await page.evaluate((t) => { document.documentElement.dataset.theme = t; }, process.env.THEME);
const shot = async (name: string) => { await page.screenshot({path: `/tmp/les/${name}.png`}); console.log(name, page.url()); };
const script = process.env.DO ?? 'wait:1500 shot:a';
for (const one of script.split(' ')) {
  const at = one.indexOf(':'); const cmd = one.slice(0, at); const arg = one.slice(at + 1).replaceAll('_', ' ');
  try {
  if (cmd === 'wait') await page.waitForTimeout(Number(arg));
  if (cmd === 'shot') await shot(arg);
  if (cmd === 'full') { await page.screenshot({path: `/tmp/les/${arg}.png`, fullPage: true}); }
  if (cmd === 'key') await page.keyboard.press(arg);
  if (cmd === 'type') await page.keyboard.type(arg);
  if (cmd === 'click') await page.getByRole('button', {name: new RegExp(arg)}).first().click({timeout: 5000});
  if (cmd === 'text') await page.getByText(arg).first().click({timeout: 5000});
  if (cmd === 'scroll') await page.locator(arg).first().scrollIntoViewIfNeeded();
  if (cmd === 'reload') await page.reload();
  if (cmd === 'hash') await page.evaluate((h) => { location.hash = h; }, arg);
  if (cmd === 'leave') await page.getByRole('link', {name: 'Leave lesson'}).click();
  if (cmd === 'url') console.log(page.url(), await page.evaluate(() => JSON.stringify(history.state)), await page.evaluate(() => history.length));
  if (cmd === 'goback') await page.goBack();
  if (cmd === 'html') console.log(await page.locator(arg).first().innerText());
  } catch (e) { console.log('FAILED', one, String(e).slice(0, 300)); }
}
await browser.close(); await close();
