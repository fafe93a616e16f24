// The command line: runs src/cli/main.ts from source. `npm run -s vpio -- --help` says what it can do.
import process from 'node:process';
import {register} from 'tsx/esm/api';

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

register();
const {main} = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
