// A page of another origin that frames pages of ours and keeps what they tell it.
import {createServer} from 'node:http';
import {onTestFinished} from 'vitest';

const HOST = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A course</title></head><body>
<h1>A course</h1>
<script>
window.news = [];
addEventListener('message', ({data, origin}) => window.news.push({...data, origin}));
window.frameOf = (id, url) => new Promise((loaded) => {
  const frame = document.createElement('iframe');
  Object.assign(frame, {id, src: url, title: id, width: 960, height: 600, onload: () => loaded()});
  document.body.append(frame);
});
window.say = (id, message) => document.getElementById(id).contentWindow.postMessage(message, '*');
</script></body></html>`;

/** Serves it for one test; another site than ours. Below `isolated` it isolates itself. */
export function serveHost(): Promise<string> {
  const server = createServer((request, response) => {
    const isIsolated = request.url?.startsWith('/isolated') === true;
    response
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        ...(isIsolated
          ? {'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp'}
          : {}),
      })
      .end(HOST);
  });
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`);
    });
  });
}
