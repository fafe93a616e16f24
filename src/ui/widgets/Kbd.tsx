// The name of a key, as the page prints keys.

/** A key's name in a small frame, for the eye: the control's own name stays without it. */
export function Kbd({children}: {readonly children: string}) {
  return <kbd data-key={children} />;
}
