// What Share copies beside the link: a picture that leads to the view it shows (a PNG on the person’s disk, and the Markdown for it), and
// what a page of somebody else needs to show this view, a frame with the first two panels of the lab.
import {ok, type Result} from '../../../base/result.ts';
import {useLab} from '../../store/lab-store.ts';
import {LAB_PANELS, usePage} from '../../store/page-store.ts';
import {picturedPanels} from '../picture/pictured-panels.ts';
import {savePicture} from '../picture/save-picture.ts';
import {runQuery} from './present-view.ts';

/** Saves the first panel on screen as PNG and copies what shows it; what became of it, in a sentence. */
export async function copyPicture(link: string): Promise<string> {
  const title = picturedPanels(document)[0]?.title;
  if (title === undefined) return 'There is no panel on screen that could be a picture.';
  const file = await savePicture(title, 'png');
  if (file === null) return `The picture of ${title} could not be drawn.`;
  const isCopied = await copyText(pictureMarkdown(title, file, link));
  return isCopied
    ? `${file} is saved, and the Markdown that shows it is copied: keep both in one folder.`
    : `${file} is saved, but this browser does not let the page copy.`;
}

function pictureMarkdown(title: string, file: string, link: string): string {
  const {view} = useLab.getState();
  const run = view === null ? '' : `: ${view.scenario.title}, event ${view.position - 1}`;
  const words = `${title} of VPIO Lab${run}`.replace(/[[\]\\]/g, '\\$&');
  return `[![${words}](${file})](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** True if it is there now. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

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
