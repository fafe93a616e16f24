// Serves the built page on this machine, with nothing but Node: strict headers, and never a file outside `dist`.
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, relative, resolve, sep} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {headersOf} from './headers.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const FIRST_PORT = 4173;
const PORTS_TRIED = 50;

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  // A recording is a gzip file for the page to unpack, so no Content-Encoding goes with it.
  '.gz': 'application/gzip',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file that a request path names below `root`, or null if it names none or tries to leave.
 * @param {string} root @param {string} requestUrl */
function fileBelow(root, requestUrl) {
  let path;
  try {
    path = decodeURIComponent(requestUrl.replace(/[?#].*$/, ''));
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  // The root of a drive ends in a separator already.
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : null;
}

/** @param {string} requestUrl */
function asksToEmbed(requestUrl) {
  return new URLSearchParams(requestUrl.replace(/^[^?]*/, '')).has('embed');
}

/** @param {string} root @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response */
async function answer(root, request, response) {
  const file = fileBelow(root, request.url ?? '/');
  const headers = headersOf(file === null ? '' : relative(root, file));
  /** @param {number} status @param {string} text */
  const refuse = (status, text) => {
    response.writeHead(status, {...headers, 'Content-Type': 'text/plain; charset=utf-8'}).end(`${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'only GET and HEAD');
  if (file === resolve(root, 'index.html') && asksToEmbed(request.url ?? '')) {
    // What may be framed has an address of its own: a page has one policy.
    response
      .writeHead(302, {...headersOf('embed.html'), Location: `embed.html${(request.url ?? '').replace(/^[^?]*/, '')}`})
      .end();
    return;
  }
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || !found?.isFile()) return refuse(404, 'not found');
  response.writeHead(200, {
    ...headers,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Built files carry a hash of their content in their name; the rest must be asked for again.
    'Cache-Control': file.startsWith(resolve(root, 'assets') + sep) ? 'max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<number>} */
function listen(server, port) {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** @param {import('node:http').Server} server @returns {Promise<void>} */
function closeServer(server) {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

/** Starts serving `root`; a taken port gives way to the next one. Port 0 takes any free one. */
export async function serve({root = DIST, port = FIRST_PORT} = {}) {
  const server = createServer((request, response) => void answer(resolve(root), request, response));
  for (let tried = 0; ; tried++) {
    try {
      const bound = await listen(server, port + tried);
      return {url: `http://localhost:${bound}/`, close: () => closeServer(server)};
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tried >= PORTS_TRIED) throw error;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {url} = await serve({port: Number(process.env.PORT ?? FIRST_PORT)});
  console.log(`VPIO Lab is at ${url} (Ctrl+C stops it)`);
}
