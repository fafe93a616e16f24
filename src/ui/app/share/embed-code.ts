// What a page of somebody else needs to show this view: a frame with the first two panels of the lab.
import {ok, type Result} from '../../../base/result.ts';
import {useLab} from '../../store/lab-store.ts';
import {LAB_PANELS, usePage} from '../../store/page-store.ts';
import {runQuery} from './present-view.ts';

const MOST_PANELS = 2;
const ESCAPES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

/** The frame as HTML; a fault is a sentence for the person. */
export function embedCode(): Result<string> {
  const query = runQuery();
  if (!query.ok) return query;
  const {hidden} = usePage.getState();
  const panels = LAB_PANELS.filter((panel) => !hidden.includes(panel)).slice(0, MOST_PANELS);
  const address = new URL(`embed.html${query.value.replace(/#.*$/, '')}&panels=${panels.join(',')}`, location.href);
  const title = `VPIO Lab: ${useLab.getState().view?.scenario.title ?? 'a run'}`;
  return ok(
    `<iframe src="${inAttribute(address.href)}" title="${inAttribute(title)}" width="960" height="600" loading="lazy"></iframe>`,
  );
}

function inAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}
