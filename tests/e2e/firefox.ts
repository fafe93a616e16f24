// Firefox as it comes from the distribution, driven by WebDriver BiDi over a WebSocket: as much of it as a smoke test needs.
// [W3C WebDriver BiDi, 2025]
import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {WebSocket} from 'ws';

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const START_MS = 60_000;
const LISTENS = /WebDriver BiDi listening on (ws:\/\/\S+)/;

/** The Firefox of this machine; undefined where there is none. */
export function firefoxHere(): string | undefined {
  return PATHS.find((path) => existsSync(path));
}

/** One page of one Firefox. */
export interface FirefoxPage {
  /** Errors on the console and exceptions that nobody caught. */
  readonly errors: readonly string[];
  /** Evaluates an expression in the page, a promise included; its value is a string. */
  evaluate(expression: string): Promise<string>;
  press(key: string): Promise<void>;
  close(): Promise<void>;
}

type Answer = Readonly<Record<string, unknown>>;

/** Starts a Firefox with a profile of its own and opens a page, loaded. */
export async function openFirefox(path: string, url: string): Promise<FirefoxPage> {
  const profile = mkdtempSync(join(tmpdir(), 'vpio-firefox-'));
  const browser = spawn(path, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile], {
    env: {...process.env, HOME: profile, MOZ_HEADLESS_WIDTH: '1920', MOZ_HEADLESS_HEIGHT: '1080'},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const end = (): void => {
    browser.kill('SIGKILL');
    rmSync(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
  };
  try {
    const socket = new WebSocket(`${await listening(browser)}/session`);
    await new Promise((open, fail) => {
      socket.once('open', open);
      socket.once('error', fail);
    });
    const errors: string[] = [];
    const ask = asker(socket, errors);
    await ask('session.new', {capabilities: {}});
    await ask('session.subscribe', {events: ['log.entryAdded']});
    const {contexts} = (await ask('browsingContext.getTree', {})) as {contexts: {context: string}[]};
    const context = contexts[0]?.context;
    await ask('browsingContext.navigate', {context, url, wait: 'complete'});
    return {
      errors,
      evaluate: async (expression) => {
        const {result, exceptionDetails} = (await ask('script.evaluate', {
          expression: `Promise.resolve(${expression}).then(String)`,
          target: {context},
          awaitPromise: true,
        })) as {result?: {value: string}; exceptionDetails?: {text: string}};
        if (result === undefined) throw new Error(exceptionDetails?.text ?? `no value: ${expression}`);
        return result.value;
      },
      press: async (key) => {
        const actions = [
          {type: 'keyDown', value: key},
          {type: 'keyUp', value: key},
        ];
        await ask('input.performActions', {context, actions: [{type: 'key', id: 'keyboard', actions}]});
      },
      close: async () => {
        socket.close();
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

function listening(browser: ChildProcess): Promise<string> {
  return new Promise((found, fail) => {
    let said = '';
    const timer = setTimeout(() => fail(new Error(`Firefox did not listen: ${said.slice(-500)}`)), START_MS);
    browser.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const address = LISTENS.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      found(address);
    });
    browser.once('exit', (code) => fail(new Error(`Firefox ended with ${code}: ${said.slice(-500)}`)));
  });
}

/** Sends commands and gives their answers; what the page logs as an error is kept. */
function asker(socket: WebSocket, errors: string[]): (method: string, params: object) => Promise<Answer> {
  const waiting = new Map<number, {answer: (result: Answer) => void; fail: (error: Error) => void}>();
  let next = 1;
  socket.on('message', (data) => {
    const {id, method, params, result, error, message} = JSON.parse(String(data));
    if (method === 'log.entryAdded' && params.level === 'error') errors.push(params.text);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.answer(result);
    else asked?.fail(new Error(`${error}: ${message}`));
  });
  return (method, params) =>
    new Promise((answer, fail) => {
      const id = next++;
      waiting.set(id, {answer, fail});
      socket.send(JSON.stringify({id, method, params}));
    });
}
