// What every answer of our server says beside its content: nothing from elsewhere, and isolated from other origins.

/** Cross-origin isolation: live guests will need SharedArrayBuffer. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Pages that any origin may frame; each keeps away from what the lab keeps in the browser. */
const FRAMED_ANYWHERE = ['embed.html'];

/** The content policy but for who may frame the page. No inline script, no inline style: React sets styles through the DOM, which it allows. */
const contentPolicy = [
  "default-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What is said beside a file of the site, by its path below the root. @param {string} path @returns {Readonly<Record<string, string>>} */
export function headersOf(path) {
  const isFramed = FRAMED_ANYWHERE.includes(path);
  const {'Cross-Origin-Opener-Policy': opener, ...embedder} = isolationHeaders;
  return {
    ...embedder,
    // A framed page has no openers; one that isolates itself may frame it for the embedder policy above.
    ...(isFramed ? {} : {'Cross-Origin-Opener-Policy': opener}),
    'Cross-Origin-Resource-Policy': isFramed ? 'cross-origin' : 'same-origin',
    'Content-Security-Policy': [...contentPolicy, `frame-ancestors ${isFramed ? '*' : "'self'"}`].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}
