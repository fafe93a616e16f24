// What on the page can be a picture: its panels, and screens that are one panel.

/** Something that can be drawn, by the name that menus have for it. */
export interface PicturedPanel {
  readonly title: string;
  readonly element: Element;
}

/** Those that can be seen, in the order of the page; of two with one title the first. */
export function picturedPanels(root: ParentNode): readonly PicturedPanel[] {
  const found = [...root.querySelectorAll('section.panel, [data-picture-title]')].flatMap((element) => {
    const title = element.getAttribute('data-picture-title') ?? element.querySelector('h2')?.textContent.trim() ?? '';
    return title === '' || element.getBoundingClientRect().width === 0 ? [] : [{title, element}];
  });
  return found.filter(({title}, i) => found.findIndex((one) => one.title === title) === i);
}
