// What makes the built page one that can be installed and works without network: its manifest, and a service worker that keeps
// every file of the build. Workbox writes the worker; a new one waits until the page's reader takes it.
import {VitePWA} from 'vite-plugin-pwa';

/** Ground of the page and of its header, as in tokens.css. */
const PAGE = '#f3f4f6';
const HEADER = '#f8f9fa';

/** What a system says of the installed page [W3C Web App Manifest]; addresses are relative, so that any sub-path does. */
const manifest = {
  name: 'VPIO Lab',
  short_name: 'VPIO Lab',
  description: 'Virtual passthrough I/O: guests, VMM, Device Modeling Monitor and an NE2000 or an RTL8139, live.',
  lang: 'en',
  start_url: './',
  scope: './',
  display: /** @type {const} */ ('standalone'),
  background_color: PAGE,
  theme_color: HEADER,
  categories: ['education'],
  icons: [
    {src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: /** @type {const} */ ('any')},
    {src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: /** @type {const} */ ('any')},
    {src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: /** @type {const} */ ('any')},
    {src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: /** @type {const} */ ('maskable')},
  ],
};

/** The plugin of the build; live reload has no service worker. */
export const offline = () =>
  VitePWA({
    registerType: 'prompt',
    // The page registers it by itself, once it stands: ui/app/offline.
    injectRegister: false,
    manifest,
    includeManifestIcons: false,
    workbox: {
      // Whatever the build writes, but words for those who read the folder, and the manifest, which the plugin adds.
      globPatterns: ['**/*'],
      globIgnores: ['**/*.md', '**/*.map', 'manifest.webmanifest'],
      // A link carries the whole view in its query, and the file is the same.
      ignoreURLParametersMatching: [/^/],
      // An address below that is no file of ours may be another page of the same host.
      navigateFallback: null,
      // The first visit too is one without network from then on.
      clientsClaim: true,
      inlineWorkboxRuntime: true,
    },
  });
