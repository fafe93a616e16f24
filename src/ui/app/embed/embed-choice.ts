// What an address of `embed.html` says beside the link of the view: which panels, and what is hidden until it is revealed.
import * as v from 'valibot';
import {fail, ok, type Result} from '../../../base/result.ts';
import {choice, shown} from '../../../scenarios/fields.ts';

/** What can stand in an embedded page. */
export const EMBED_PANELS = ['machine', 'model', 'event', 'timeline', 'log'] as const;
export type EmbedPanel = (typeof EMBED_PANELS)[number];

/** How the page is embedded. */
export interface EmbedChoice {
  /** One or two, in their order. */
  readonly panels: readonly EmbedPanel[];
  /** The run stands before the access of its instant until that is revealed. */
  readonly isHidden: boolean;
}

/** These two tell of the present alone: what lies ahead is not in them. */
const WITHOUT_AHEAD: readonly EmbedPanel[] = ['machine', 'model'];
const MOST = 2;

const schema = v.object({
  panels: v.pipe(
    v.optional(v.string(), WITHOUT_AHEAD.join(',')),
    v.transform((text) => text.split(',')),
    v.check(
      (names) => names.length <= MOST && new Set(names).size === names.length,
      ({input}) => `${shown(input.join(','))}, wanted one panel or two`,
    ),
    v.array(choice(EMBED_PANELS)),
  ),
  hide: v.optional(choice(['nothing', 'verdict']), 'nothing'),
});

/** Reads it; the first thing wrong is named with its field. */
export function parseEmbed(query: string): Result<EmbedChoice> {
  const fields = new URLSearchParams(query);
  const read = v.safeParse(
    schema,
    {panels: fields.get('panels') ?? undefined, hide: fields.get('hide') ?? undefined},
    {abortEarly: true},
  );
  if (!read.success) {
    const [issue] = read.issues;
    return fail(`embed: ${issue.path?.[0]?.key ?? 'address'}`, issue.message);
  }
  const {panels, hide} = read.output;
  const isHidden = hide === 'verdict';
  const telltale = panels.find((panel) => !WITHOUT_AHEAD.includes(panel));
  if (isHidden && telltale !== undefined)
    return fail('embed: hide', `${telltale} shows what lies ahead; machine and model alone can hide it`);
  return ok({panels, isHidden});
}
