// An embedded page and the page around it, by `postMessage`. Heard is only the window that frames it; what that says is held to a
// schema, and it gets back its own answers. Nothing of what is told is secret: it is the run that the frame's address names.
import * as v from 'valibot';
import {shown} from '../../../scenarios/fields.ts';

const TYPE = 'vpio';
const STEPS = [
  'access',
  'event',
  'transition',
  'operation',
  'frame',
  'interrupt',
  'handoff',
  'denial',
  'story',
] as const;
const LARGEST_EVENT = 1e9;

const type = v.literal(TYPE);
const schema = v.variant('act', [
  v.strictObject({type, act: v.literal('play')}),
  v.strictObject({type, act: v.literal('pause')}),
  v.strictObject({
    type,
    act: v.literal('step'),
    /** The presenter's own step where it is left out. */
    to: v.optional(v.picklist(STEPS), 'story'),
    back: v.optional(v.boolean(), false),
  }),
  /** -1 is power-on. */
  v.strictObject({
    type,
    act: v.literal('goto'),
    event: v.pipe(v.number(), v.safeInteger(), v.minValue(-1), v.maxValue(LARGEST_EVENT)),
  }),
  v.strictObject({type, act: v.literal('reveal')}),
]);

/** What the page around may ask. */
export type EmbedAct = v.InferOutput<typeof schema>;

/** What it is told. */
export type EmbedNews =
  | {
      readonly event: 'ready';
      readonly scenario: string;
      readonly seed: number;
      readonly profile: string;
      readonly hidden: boolean;
    }
  | {readonly event: 'at'; readonly at: number; readonly running: boolean; readonly ended: boolean}
  | {readonly event: 'revealed'; readonly at: number}
  | {readonly event: 'refused'; readonly reason: string};

/** Before its first message the page around has not said where it is from. */
let origin = '*';

/** Hears the window that frames this page, if one does; returns how to stop. */
export function hearParent(hear: (act: EmbedAct) => void): () => void {
  const onMessage = (message: MessageEvent<unknown>): void => {
    if (window.parent === window || message.source !== window.parent || !isOurs(message.data)) return;
    // A page without an origin (a file) is told as anybody.
    if (message.origin !== 'null' && message.origin !== '') origin = message.origin;
    const read = v.safeParse(schema, message.data, {abortEarly: true});
    if (read.success) hear(read.output);
    else tellParent({event: 'refused', reason: faultOf(read.issues[0])});
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

/** Tells the window that frames this page. */
export function tellParent(news: EmbedNews): void {
  if (window.parent !== window) window.parent.postMessage({type: TYPE, ...news}, origin);
}

/** Other messages are none of ours: a page's tools talk to all its frames. */
function isOurs(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === TYPE;
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue) ?? 'message';
  return issue.expected === 'never'
    ? `${place}: there is no such field`
    : `${place}: ${shown(issue.input)}, wanted ${issue.expected}`;
}
