// Finds a Chromium that is already on the machine, and the flags it is driven with: for the end-to-end tests and the bench.
import {existsSync} from 'node:fs';
import process from 'node:process';

/** Pages that Chromium's own window loads beside each of ours (the address bar's list, which no headless run shows): without
 * them the lab opens for 3.4 seconds of the processor instead of 5.9 (Chromium 156). */
const UNWANTED = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** What Playwright switches off by the same word, of which Chromium takes the last alone. */
const PLAYWRIGHTS_UNWANTED = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** Nothing but what the page asks for itself goes over the network. */
export const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...UNWANTED, ...PLAYWRIGHTS_UNWANTED].join(',')}`,
];

/** For a page that is left after some seconds: what is compiled for long use is not used long, and costs a tenth to a fifth of the
 * processor (Chromium 156). Nothing that is timed is driven so. */
export const SHORT_LIVED_FLAGS = ['--js-flags=--no-turbofan --invocation-count-for-maglev=8000'];

/** Debian's Chromium, and the same without a window of its own, in which a page opens for a fifth less of the processor. */
export const DEBIAN_CHROMIUM = '/usr/bin/chromium';
export const DEBIAN_HEADLESS = '/usr/bin/chromium-headless-shell';
const CHROME = ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome'];

/** VPIO_CHROMIUM, Debian's Chromium, Chrome, then `last` (Playwright's own); undefined where there is none. Throws if VPIO_CHROMIUM
 * names no file. @param {string} last @returns {string | undefined} */
export function browserHere(last) {
  const given = process.env.VPIO_CHROMIUM;
  if (given && !existsSync(given)) throw new Error(`VPIO_CHROMIUM names ${given}, and there is no such file`);
  return given || [DEBIAN_CHROMIUM, ...CHROME, last].find((path) => existsSync(path));
}
