// The line between the presenter and the notes: what is said at one end is heard at the other, and nothing else is.
import {afterEach, expect, test} from 'vitest';
import {openPresentLine, type PresentLine, type PresentMessage} from '../../../src/ui/store/present-channel.ts';

const lines: PresentLine[] = [];
afterEach(() => {
  for (const line of lines.splice(0)) line.close();
});

/** An end of the line and what it has heard. */
function listen(): {readonly line: PresentLine; readonly heard: PresentMessage[]} {
  const heard: PresentMessage[] = [];
  const line = openPresentLine((message) => heard.push(message));
  lines.push(line);
  return {line, heard};
}

const PRESENTED: Extract<PresentMessage, {readonly type: 'presented'}> = {
  type: 'presented',
  presented: {
    kind: 'step',
    lesson: 'dma-denied',
    step: 3,
    asked: {prompt: 'Allowed or denied?', choices: ['Allowed', 'Denied'], right: 'Denied', told: 'It was denied.'},
    isOpen: true,
    votes: [7, 12],
  },
};

const RUN = {
  type: 'presented',
  presented: {
    kind: 'run',
    title: 'One frame out',
    about: 'A guest sends.',
    place: 'event 9, 0.012 ms',
    said: 'The card reads the frame.',
    next: 'First interrupt, event 179',
  },
} as const;

test('each end hears the other, in order, and not itself', async () => {
  const [presenter, notes] = [listen(), listen()];
  notes.line.tell({type: 'hello'});
  notes.line.tell({type: 'votes', lesson: 'dma-denied', step: 3, votes: [7, 12]});
  await expect.poll(() => presenter.heard.length).toBe(2);
  presenter.line.tell(PRESENTED);
  presenter.line.tell(RUN);
  await expect.poll(() => notes.heard).toEqual([PRESENTED, RUN]);
  expect(presenter.heard.map(({type}) => type)).toEqual(['hello', 'votes']);
});

test('what is no message of the two is passed over', async () => {
  const {heard} = listen();
  const stranger = new BroadcastChannel('vpio-presenter');
  for (const message of [
    null,
    'hello',
    {type: 'go', way: 'up'},
    {type: 'votes', lesson: 'dma-denied', step: -1, votes: []},
    {type: 'votes', lesson: 'dma-denied', step: 0, votes: [-1]},
    {type: 'presented', presented: {lesson: 'x'}},
    {type: 'presented', presented: {...PRESENTED.presented, kind: 'other'}},
    {type: 'presented', presented: {...RUN.presented, next: null}},
  ])
    stranger.postMessage(message);
  stranger.postMessage({type: 'hello'});
  await expect.poll(() => heard.length).toBe(1);
  expect(heard).toEqual([{type: 'hello'}]);
  stranger.close();
});
