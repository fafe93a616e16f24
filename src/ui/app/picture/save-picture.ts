// A panel's picture as a file: SVG for papers and slides that scale it, PNG at twice the screen's size for all else. Both say
// below which run they are of, and so does the file's name.
import {stampedName, stampLines} from '../../layout/stamp-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {type RunStamp, stampOpenRun} from '../../store/run-stamp.ts';
import {download} from '../../store/save-run.ts';
import {figuresOf} from '../tables/screen-tables.ts';
import {footCharacters, panelSvg} from './panel-svg.ts';
import {picturedPanels} from './pictured-panels.ts';

/** PNG pixels to a pixel of the page. */
const SCALE = 2;
/** A panel drawn whole, what it scrolls included. */
const WHOLE = 'pictured-whole';
const SCROLLER = 'pictured-whole-scroller';

/** Saves the panel of this title as it is on screen; the file's name, or null where the page has said why there is none. */
export async function savePicture(title: string, format: 'svg' | 'png'): Promise<string | null> {
  const {setRefusal, screen} = useLab.getState();
  const figures = figuresOf(screen);
  const stamp = figures?.title === title ? figures.stamp : await stampOpenRun();
  await nextPaint(); // what the run's last news changed is on screen
  const panel = picturedPanels(document).find((one) => one.title === title)?.element;
  const refuse = (words: string): null => {
    setRefusal(`picture: ${words}`);
    return null;
  };
  if (panel === undefined) return refuse(`there is no panel ${title} on screen`);
  if (stamp === null) return refuse('no run is open');
  const svg = drawn(panel, title, stamp);
  const name = `${stampedName(title, stamp)}.${format}`;
  const bytes = format === 'svg' ? new TextEncoder().encode(svg) : await rastered(svg);
  if (bytes === null) return refuse(`this browser could not draw ${name}`);
  download(name, bytes);
  return name;
}

function drawn(panel: Element, title: string, stamp: RunStamp): string {
  const draw = (): string => panelSvg(panel, title, stampLines(stamp, footCharacters(panel)));
  if (panel.getAttribute('data-picture') !== 'whole') return draw();
  const scrollers = [...panel.querySelectorAll('*')].filter((element) =>
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowY),
  );
  panel.classList.add(WHOLE);
  for (const element of scrollers) element.classList.add(SCROLLER);
  try {
    return draw();
  } finally {
    panel.classList.remove(WHOLE);
    for (const element of scrollers) element.classList.remove(SCROLLER);
  }
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

async function rastered(svg: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * SCALE);
  canvas.height = Math.round(image.naturalHeight * SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}
