// Links of every version. Version 1, which says none, leads to an instant of a run: `link.ts`. Version 2 carries the whole view
// and may bring a scenario along: `?v=2&scenario=ping&seed=7&event=120&selected=98&theme=dark`. What a link says beyond the
// fields of its version is not read: course sites add words of their own.
import {fail, faultLine, ok, type Result} from '../base/result.ts';
import {formatLink, type Link, parseLink} from './link.ts';
import {addView, type LinkedView, parseView} from './linked-view.ts';
import {type OwnScenario, packScenario, unpackScenario} from './own-scenario.ts';

const LINK_VERSION = 2;

/** Where a run stands before its first event, as a link's reader gives it. */
const POWER_ON = -1;
/** A longer query is none of ours. */
const LONGEST_READ = 100_000;
/** Longer addresses are refused by many servers. */
const LONGEST_WRITTEN = 7000;

/** A link as the present version has it. */
export interface AnyLink {
  /** Its event is -1 for power-on, null for the moment that it names, or the instant at which the scenario is first looked at. */
  readonly run: Link;
  /** The scenario that it brings along; then `run` names none. */
  readonly own: OwnScenario | null;
  /** Null: it says nothing of how the page looks, which stays as it is. */
  readonly view: LinkedView | null;
}

/** Reads the query of a link; the first thing wrong is named with its field. */
export function parseAnyLink(query: string): Result<AnyLink> {
  if (query.length > LONGEST_READ)
    return fail('link', `${query.length} characters, more than the limit of ${LONGEST_READ}`);
  const fields = new URLSearchParams(query);
  const version = fields.get('v') ?? '1';
  if (version === '1') return upgraded(query);
  if (version !== String(LINK_VERSION))
    return /^\d{1,6}$/.test(version) && Number(version) > LINK_VERSION
      ? fail('link: v', `version ${version} is newer than this program, which reads versions 1 and ${LINK_VERSION}`)
      : fail(
          'link: v',
          `${JSON.stringify(version.slice(0, 40))} is no version; this program reads 1 and ${LINK_VERSION}`,
        );
  const run = parseLink(query);
  if (!run.ok) return run;
  const packed = fields.get('own');
  if (packed !== null && run.value.scenario !== null)
    return fail('link: own', 'a link names a scenario or brings one along, not both');
  const own = packed === null ? ok(null) : unpackScenario(packed);
  if (!own.ok) return fail('link: own', faultLine(own.fault));
  const view = parseView(fields);
  if (!view.ok) return view;
  const event = run.value.event ?? (run.value.moment === null ? POWER_ON : null);
  return ok({run: {...run.value, event}, own: own.value, view: view.value});
}

/** The query of a link with the whole view; a fault where it would be too long to be passed on. */
export function formatAnyLink({run, own, view}: AnyLink & {readonly view: LinkedView}): Result<string> {
  const fields = new URLSearchParams();
  if (own !== null) fields.set('own', packScenario(own));
  const event = run.event === POWER_ON ? null : run.event;
  const plain = formatLink({...run, scenario: own === null ? run.scenario : null, event});
  const looks = new URLSearchParams();
  addView(looks, view);
  const parts = [`v=${LINK_VERSION}`, fields.toString(), plain.slice(1), readable(looks)];
  const query = `?${parts.filter((part) => part !== '').join('&')}`;
  return query.length <= LONGEST_WRITTEN
    ? ok(query)
    : fail('', `it would have ${query.length} characters, and servers refuse more than some ${LONGEST_WRITTEN}`);
}

/** Version 1 as version 2: a run, nothing of the page; without an event it opens where its scenario is first looked at. */
function upgraded(query: string): Result<AnyLink> {
  const run = parseLink(query);
  return run.ok ? ok({run: run.value, own: null, view: null}) : run;
}

/** Colons, commas and slashes mean nothing in a query: left as they are, the link can be read. */
function readable(fields: URLSearchParams): string {
  return fields.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}
