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

  /** The whole as a document's root. */
  root(panel: Element): SVGElement {
    const {width, height} = panel.getBoundingClientRect();
    const root = svgElement('svg', {width, height, viewBox: `0 0 ${width} ${height}`});
    for (const pattern of document.querySelectorAll('pattern')) {
      const copy = inlined(pattern);
      if (copy !== null) this.#defs.append(copy);
    }
    root.append(this.#defs);
    this.#draw(panel, root);
    return root;
  }

  #draw(element: Element, into: SVGElement): void {
    const style = getComputedStyle(element);
    const box = this.#boxOf(element.getBoundingClientRect());
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
    if (element instanceof HTMLSelectElement) this.#drawField(element, element.selectedOptions[0]?.text ?? '', inside);
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
    if (isFilled) into.append(svgElement('rect', {...box, rx, fill: style.backgroundColor}));
    const pattern = patternOf(element, style);
    if (pattern !== null) into.append(svgElement('rect', {...box, rx, fill: `url(#${pattern})`}));
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
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].trimEnd().length);
      const box = range.getBoundingClientRect();
      const last = lines.at(-1);
      if (last !== undefined && Math.abs(last.box.top - box.top) < 2) last.text += word[0];
      else lines.push({text: word[0], box});
    }
    for (const line of lines)
      if (line.box.width > 0) this.#write(line.text.trimEnd(), this.#boxOf(line.box), parent, into);
  }

  #drawField(field: Element, value: string, into: SVGElement): void {
    const box = this.#boxOf(field.getBoundingClientRect());
    const indent = Number.parseFloat(getComputedStyle(field).paddingLeft);
    this.#write(value, {...box, x: box.x + indent}, field, into);
  }

  #write(text: string, box: Box, styled: Element, into: SVGElement): void {
    const style = getComputedStyle(styled);
    const size = Number.parseFloat(style.fontSize);
    const element = svgElement('text', {
      x: box.x,
      y: box.y + box.height / 2 + size * 0.35,
      fill: style.color,
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
export function panelSvg(panel: Element): string {
  const root = new PanelDrawing(panel).root(panel);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}
