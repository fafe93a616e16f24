// A panel's picture as a file: SVG for papers and slides that scale it, PNG at twice the screen's size for all else.
import {useLab} from '../../store/lab-store.ts';
import {download} from '../../store/save-run.ts';
import {panelSvg} from './panel-svg.ts';

/** PNG pixels to a pixel of the page. */
const SCALE = 2;

/** Saves the panel of this title as it is on screen; says so where there is none. */
export async function savePicture(title: string, format: 'svg' | 'png'): Promise<void> {
  const panel = panelsOnScreen().find((one) => one.title === title)?.element;
  if (panel === undefined) {
    useLab.getState().setRefusal(`picture: there is no panel ${title} on screen`);
    return;
  }
  const svg = panelSvg(panel);
  const name = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${format}`;
  const bytes = format === 'svg' ? new TextEncoder().encode(svg) : await rastered(svg, panel.getBoundingClientRect());
  if (bytes === null) useLab.getState().setRefusal(`picture: this browser could not draw ${name}`);
  else download(name, bytes);
}

/** The panels that can be seen, by title. */
function panelsOnScreen(): readonly {readonly title: string; readonly element: Element}[] {
  return [...document.querySelectorAll('section.panel')].flatMap((element) => {
    const title = element.querySelector('h2')?.textContent.trim() ?? '';
    return title === '' || element.getBoundingClientRect().width === 0 ? [] : [{title, element}];
  });
}

async function rastered(svg: string, {width, height}: DOMRect): Promise<Uint8Array<ArrayBuffer> | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}
