// An SVG of the page as one that stands alone: every style that a sheet gave it becomes an attribute.

const SVG = 'http://www.w3.org/2000/svg';

/** What a renderer without our sheets needs to know. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'letter-spacing',
] as const;
/** Attributes that mean something to the page alone. */
const OF_THE_PAGE = /^(class|style|id|role|tabindex|focusable|data-.*|aria-.*)$/;

/** A new element of an SVG. */
export function svgElement(name: string, attributes: Readonly<Record<string, string | number>> = {}): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A copy with its looks as attributes; hidden parts are left out. Ids of patterns stay, they are asked for by name. */
export function inlined(original: Element): SVGElement | null {
  const style = getComputedStyle(original);
  if (style.display === 'none' || style.visibility === 'hidden') return null;
  const copy = svgElement(original.localName);
  for (const {name, value} of original.attributes) if (!OF_THE_PAGE.test(name)) copy.setAttribute(name, value);
  if (original.localName === 'pattern') copy.setAttribute('id', original.id);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== 'normal') copy.setAttribute(name, value.replace(/url\("(#[^"]+)"\)/g, 'url($1)'));
  }
  for (const child of original.childNodes) {
    if (child instanceof Element) {
      const inner = child.localName === 'title' ? null : inlined(child);
      if (inner !== null) copy.append(inner);
    } else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
  }
  return copy;
}
