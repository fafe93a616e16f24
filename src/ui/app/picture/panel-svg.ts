// A panel as it is on screen, as one SVG: its drawings, its text line by line, its boxes and edges, its canvases as images.
import {inlined, svgElement} from './inline-svg.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws one panel; nothing outside it, and nothing that is only for screen readers. */
class PanelDrawing {
  readonly #left: number;
  readonly #top: number;
  readonly #defs = svgElement('defs');
  #clips = 0;

  constructor(panel: Element) {
    const {left, top} = panel.getBoundingClientRect();
    this.#left = left;
    this.#top = top;
  }

  /** The whole as a document's root, with lines of text below it. */
  root(panel: Element, title: string, lines: readonly string[]): SVGElement {
    const {width, height: drawn} = panel.getBoundingClientRect();
    const height = drawn + footHeight(lines);
    const root = svgElement('svg', {width, height, viewBox: `0 0 ${width} ${height}`});
    root.append(textElement('title', title), textElement('desc', lines.join(' · ')));
    for (const pattern of document.querySelectorAll('pattern')) {
      const copy = inlined(pattern);
      if (copy !== null) this.#defs.append(copy);
    }
    root.append(this.#defs);
    this.#draw(panel, root);
    this.#drawFoot(panel, root, lines, {x: 0, y: drawn, width, height: height - drawn});
    return root;
  }

  #draw(element: Element, into: SVGElement): void {
    const style = getComputedStyle(element);
    const box = this.#boxOf(element.getBoundingClientRect());
    if (isControl(element)) return;
    const isUnseen = style.display === 'none' || style.visibility === 'hidden' || style.clipPath.startsWith('inset');
    if (isUnseen || box.width === 0 || box.height === 0) return;
    if (element instanceof SVGSVGElement) return this.#drawSvg(element, box, into);
    if (element instanceof HTMLCanvasElement) {
      into.append(svgElement('image', {...box, href: element.toDataURL()}));
      return;
    }
    let group = into;
    if (style.opacity !== '1') {
      group = svgElement('g', {opacity: style.opacity});
      into.append(group);
    }
    this.#drawBox(element, style, box, group);
    const inside = style.overflowX === 'visible' && style.overflowY === 'visible' ? group : this.#clipped(box, group);
    if (element instanceof HTMLInputElement && element.type === 'checkbox') this.#drawTick(element, box, inside);
    else if (element instanceof HTMLInputElement) this.#drawField(element, element.value, inside);
    else for (const child of element.childNodes) this.#drawChild(child, inside);
  }

  #drawChild(child: ChildNode, into: SVGElement): void {
    if (child instanceof Element) this.#draw(child, into);
    else if (child instanceof Text && child.parentElement !== null) this.#drawText(child, child.parentElement, into);
  }

  #drawSvg(element: SVGSVGElement, box: Box, into: SVGElement): void {
    const copy = inlined(element);
    if (copy === null) return;
    for (const [name, value] of Object.entries(box)) copy.setAttribute(name, String(value));
    into.append(copy);
  }

  /** Ground and edges. */
  #drawBox(element: Element, style: CSSStyleDeclaration, box: Box, into: SVGElement): void {
    const rx = Number.parseFloat(style.borderTopLeftRadius) || 0;
    const isFilled = !isClear(style.backgroundColor);
    if (isFilled && !isPressable(element)) into.append(svgElement('rect', {...box, rx, fill: style.backgroundColor}));
    const pattern = patternOf(element, style);
    if (pattern !== null) into.append(svgElement('rect', {...box, rx, fill: `url(#${pattern})`}));
    if (isPressable(element)) return;
    const {x, y, width, height} = box;
    for (const [side, x1, y1, x2, y2] of [
      ['top', x, y, x + width, y],
      ['right', x + width, y, x + width, y + height],
      ['bottom', x, y + height, x + width, y + height],
      ['left', x, y, x, y + height],
    ] as const) {
      const thick = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
      const colour = style.getPropertyValue(`border-${side}-color`);
      const kind = style.getPropertyValue(`border-${side}-style`);
      if (!(thick > 0) || kind === 'none' || isClear(colour)) continue;
      const line = svgElement('line', {x1, y1, x2, y2, stroke: colour, 'stroke-width': thick});
      if (kind === 'dashed' || kind === 'dotted') line.setAttribute('stroke-dasharray', `${thick * 2} ${thick * 2}`);
      into.append(line);
    }
  }

  #clipped({x, y, width, height}: Box, into: SVGElement): SVGElement {
    const id = `clip-${this.#clips++}`;
    const clip = svgElement('clipPath', {id});
    clip.append(svgElement('rect', {x, y, width, height}));
    this.#defs.append(clip);
    const group = svgElement('g', {'clip-path': `url(#${id})`});
    into.append(group);
    return group;
  }

  /** A text node line by line, where the browser broke it. */
  #drawText(text: Text, parent: Element, into: SVGElement): void {
    const lines: {text: string; box: DOMRect}[] = [];
    for (const word of text.data.matchAll(/\S+\s?/g)) {
      for (const part of wordParts(text, word.index, word[0])) {
        const last = lines.at(-1);
        if (last !== undefined && Math.abs(last.box.top - part.box.top) < 2) last.text += part.text;
        else lines.push(part);
      }
    }
    for (const line of lines)
      if (line.box.width > 0) this.#write(line.text.trimEnd(), this.#boxOf(line.box), parent, into);
  }

  /** A box that says whether something is chosen is part of the figure. */
  #drawTick(field: HTMLInputElement, {x, y, width, height}: Box, into: SVGElement): void {
    const {color: stroke} = getComputedStyle(field);
    const side = Math.min(width - 2, height - 2, MOST_TICK);
    const [left, top] = [x + (width - side) / 2, y + (height - side) / 2];
    into.append(svgElement('rect', {x: left, y: top, width: side, height: side, fill: 'none', stroke}));
    if (!field.checked) return;
    const points = [0.2, 0.55, 0.42, 0.78, 0.82, 0.22].map((part, i) => (i % 2 === 0 ? left : top) + part * side);
    into.append(svgElement('polyline', {points: points.join(' '), fill: 'none', stroke, 'stroke-width': 2}));
  }

  /** What leads back to the run, on the panel's ground. */
  #drawFoot(panel: Element, into: SVGElement, lines: readonly string[], box: Box): void {
    const {backgroundColor, color} = getComputedStyle(panel);
    into.append(svgElement('rect', {...box, fill: isClear(backgroundColor) ? pageGround() : backgroundColor}));
    lines.forEach((line, i) => {
      const text = textElement('text', line);
      const attributes = {x: FOOT_EDGE, y: box.y + (i + 1) * FOOT_LINE, fill: color, 'font-family': 'monospace'};
      for (const [name, value] of Object.entries({...attributes, 'font-size': FOOT_SIZE}))
        text.setAttribute(name, String(value));
      into.append(text);
    });
  }

  #drawField(field: Element, value: string, into: SVGElement): void {
    const box = this.#boxOf(field.getBoundingClientRect());
    const indent = Number.parseFloat(getComputedStyle(field).paddingLeft);
    this.#write(value, {...box, x: box.x + indent}, field, into);
  }

  #write(text: string, box: Box, styled: Element, into: SVGElement): void {
    const style = getComputedStyle(styled);
    // A button that is pressed has its words in the colour of the ground, and the ground is not drawn.
    const {color} = styled instanceof HTMLButtonElement ? getComputedStyle(styled.parentElement ?? styled) : style;
    const size = Number.parseFloat(style.fontSize);
    const element = svgElement('text', {
      x: box.x,
      y: box.y + box.height / 2 + size * 0.35,
      fill: color,
      'font-family': style.fontFamily,
      'font-size': size,
      'font-weight': style.fontWeight,
      'xml:space': 'preserve',
    });
    element.textContent = text;
    into.append(element);
  }

  #boxOf({left, top, width, height}: DOMRect): Box {
    return {x: left - this.#left, y: top - this.#top, width, height};
  }
}

/** A word whole, or letter by letter where the browser broke it, at a hyphen or where nothing else fits. */
function wordParts(text: Text, at: number, word: string): {text: string; box: DOMRect}[] {
  const boxOf = (from: number, to: number): DOMRect => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect();
  };
  const range = document.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + word.trimEnd().length);
  if (range.getClientRects().length < 2) return [{text: word, box: range.getBoundingClientRect()}];
  return Array.from(word.trimEnd(), (letter, i) => ({text: letter, box: boxOf(at + i, at + i + 1)}));
}

const FOOT_LINE = 15;
const FOOT_SIZE = 11;
/** A box to tick is larger to hit than to see. */
const MOST_TICK = 15;
const FOOT_EDGE = 8;
/** Of a monospaced face, so that a line's length is known. */
const CHARACTER_WIDTH = FOOT_SIZE * 0.62;

/** How many characters a line below a panel has room for. */
export function footCharacters(panel: Element): number {
  return Math.max(24, Math.floor((panel.getBoundingClientRect().width - 2 * FOOT_EDGE) / CHARACTER_WIDTH));
}

function footHeight(lines: readonly string[]): number {
  return lines.length === 0 ? 0 : lines.length * FOOT_LINE + FOOT_EDGE;
}

function textElement(name: string, text: string): SVGElement {
  const element = svgElement(name);
  element.textContent = text;
  return element;
}

function pageGround(): string {
  return getComputedStyle(document.body).backgroundColor;
}

/** What is there to be worked, not read. A tick and what is written in a filter say what the figure shows, and stay. */
function isControl(element: Element): boolean {
  if (element instanceof HTMLProgressElement) return true;
  if (element instanceof HTMLButtonElement)
    return element.classList.contains('button') && element.dataset.picture !== 'words';
  if (element instanceof HTMLInputElement) return !['checkbox', 'text', 'search'].includes(element.type);
  if (element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLLabelElement && element.classList.contains('control')) return true;
  return element instanceof HTMLElement && element.dataset.picture === 'none';
}

/** A button or field whose words are the figure's: they are drawn, its box is not. */
function isPressable(element: Element): boolean {
  return element instanceof HTMLButtonElement || element instanceof HTMLInputElement;
}

function isClear(colour: string): boolean {
  return colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);
}

/** Grounds that a sheet draws with gradients have a pattern of the same looks. */
function patternOf(element: Element, style: CSSStyleDeclaration): string | null {
  if (style.backgroundImage === 'none') return null;
  if (element.classList.contains('estimate')) return 'pattern-estimate';
  const guest = element.getAttribute('data-guest');
  if (guest !== null) return element.classList.contains('guest-swatch') ? `pattern-${guest}` : `pattern-soft-${guest}`;
  return element.classList.contains('ahead-ground') ? 'pattern-ahead' : null;
}

/** The panel as the text of a file that any renderer draws. */
export function panelSvg(panel: Element, title: string, lines: readonly string[]): string {
  const root = new PanelDrawing(panel).root(panel, title, lines);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}
