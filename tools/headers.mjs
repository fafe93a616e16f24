// What every answer of our server says beside its content: nothing from elsewhere, and isolated from other origins.

/** Cross-origin isolation: live guests will need SharedArrayBuffer. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** The whole content policy. No inline script, no inline style: React sets styles through the DOM, which it allows. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
