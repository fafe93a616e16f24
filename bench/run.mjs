// `npm run -s bench [-- --json]`: bundles the benches with the code they measure, as the page and its worker are
// bundled, and runs them in a Node of their own.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
// Inside node_modules, so that what is left outside the bundle is found from there.
const out = mkdtempSync(join(ROOT, 'node_modules', '.bench-'));
try {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: {noExternal: true, external: ['v86', 'playwright-core']},
    build: {ssr: join(ROOT, 'bench/main.ts'), outDir: out, target: 'es2022', emptyOutDir: true, copyPublicDir: false},
  });
  const {status} = spawnSync(process.execPath, ['--expose-gc', join(out, 'main.js'), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, {recursive: true, force: true});
}
