// Where a list or a line hangs at the box that it belongs to.

/** Below the box, or above it where the window ends. */
export function besideField(field: HTMLElement | null): {
  left: number;
  top?: number;
  bottom?: number;
  minWidth: number;
} {
  const box = field?.getBoundingClientRect() ?? new DOMRect();
  const beside = {left: box.left, minWidth: Math.min(box.width, 320)};
  return window.innerHeight - box.bottom > 200
    ? {...beside, top: box.bottom + 2}
    : {...beside, bottom: window.innerHeight - box.top + 2};
}
