// The name of a key, as the page prints keys.

/** A key's name in a small frame. */
export function Kbd({children}: {readonly children: string}) {
  return <kbd>{children}</kbd>;
}
