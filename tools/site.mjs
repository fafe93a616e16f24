// `npm run site`: the built page as a folder for any static host, and for a USB stick: with its own server and a word to its reader.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import process from 'node:process';
import {fileURLToPath, pathToFileURL} from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SITE = resolve(ROOT, 'site');

/** What serves the page here serves it there: the server and its headers have one telling. */
const SERVER = ['serve.mjs', 'headers.mjs'];

const START = `// Serves this folder on this machine: \`node start.mjs\`, Node.js 20.19 or newer. PORT=8080 asks for a port.
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {serve} from './server/serve.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const {url} = await serve({root, ...(process.env.PORT ? {port: Number(process.env.PORT)} : {})});
console.log(\`VPIO Lab is at \${url} (Ctrl+C stops it)\`);
`;

const README = `VPIO Lab, built: static files and nothing else.

On this machine, from a USB stick too, with Node.js 20.19 or newer:

    node start.mjs

It prints the address. Without Node.js any web server will do, from inside this folder:

    python3 -m http.server 4173

and the page is at http://localhost:4173/. A double click on index.html does not open it: browsers run a page
like this one from a server only.

On a host: copy the folder to where it shall be served, at any path. start.mjs, server and this file may stay away.

After the first visit the page works without network.
`;

/** Writes the folder anew out of a built page. @param {string} dist @param {string} site */
export function writeSite(dist, site) {
  rmSync(site, {recursive: true, force: true});
  cpSync(dist, site, {recursive: true});
  mkdirSync(resolve(site, 'server'));
  for (const file of SERVER) cpSync(resolve(ROOT, 'tools', file), resolve(site, 'server', file));
  writeFileSync(resolve(site, 'start.mjs'), START);
  writeFileSync(resolve(site, 'README.txt'), README);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const vite = resolve(ROOT, 'node_modules/vite/bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {cwd: ROOT, stdio: 'inherit'});
  writeSite(resolve(ROOT, 'dist'), SITE);
  console.log(`${SITE}: copy it to any host, or start it with \`node start.mjs\` in it`);
}
