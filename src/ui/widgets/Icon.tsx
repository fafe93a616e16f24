// The page's small pictures, drawn in the ink of their text.

const PATHS = {
  start: 'M3,2.5 V13.5 M13,3 L6,8 L13,13 Z',
  back: 'M11.5,3 L4.5,8 L11.5,13 Z',
  run: 'M4,2.5 L13,8 L4,13.5 Z',
  pause: 'M4.5,3 V13 M11.5,3 V13',
  access: 'M1.5,8 H10 M6.5,4.5 L10,8 L6.5,11.5 M13.5,3 V13',
  transition: 'M7,8 A3,3 0 1 1 6.99,7.9 M7,8 H14 M11,5 L14,8 L11,11',
  handoff: 'M2,5.5 H13 M10,2.5 L13,5.5 L10,8.5 M14,10.5 H3 M6,7.5 L3,10.5 L6,13.5',
  denial: 'M5.4,1.8 H10.6 L14.2,5.4 V10.6 L10.6,14.2 H5.4 L1.8,10.6 V5.4 Z M5.5,5.5 L10.5,10.5 M10.5,5.5 L5.5,10.5',
  theme: 'M8,2 A6,6 0 1 0 8.01,2 M8,2 V14 A6,6 0 0 1 8,2',
  help: 'M5.5,6 A2.5,2.5 0 1 1 8,8.5 V10 M8,12.6 V13',
  present: 'M1.5,2.5 H14.5 V10.5 H1.5 Z M8,10.5 V14 M4.5,14 H11.5',
  fullScreen: 'M2,6 V2 H6 M10,2 H14 V6 M14,10 V14 H10 M6,14 H2 V10',
  close: 'M3.5,3.5 L12.5,12.5 M12.5,3.5 L3.5,12.5',
  table: 'M2,3 H14 V13 H2 Z M2,6.5 H14 M6.5,3 V13',
  info: 'M8,1.8 A6.2,6.2 0 1 0 8.01,1.8 M8,7.2 V11.6 M8,4.4 V4.9',
  inspector: 'M1.5,8 C4,3.6 12,3.6 14.5,8 C12,12.4 4,12.4 1.5,8 Z M8,6 A2,2 0 1 0 8.01,6',
  absent: 'M2.5,5.5 V2.5 H5.5 M10.5,2.5 H13.5 V5.5 M13.5,10.5 V13.5 H10.5 M5.5,13.5 H2.5 V10.5 M5,11 L11,5',
  policies: 'M2,4 H9 M13,4 H14 M2,12 H3 M7,12 H14 M11,2 A2,2 0 1 1 10.99,2 M5,10 A2,2 0 1 1 4.99,10',
  open: 'M8,10.5 V2.5 M5,5.5 L8,2.5 L11,5.5 M3,9.5 V13.5 H13 V9.5',
  save: 'M8,2.5 V10.5 M5,7.5 L8,10.5 L11,7.5 M3,9.5 V13.5 H13 V9.5',
  link: 'M6.5,9.5 L9.5,6.5 M7.5,4.5 L9,3 A2.8,2.8 0 0 1 13,7 L11.5,8.5 M8.5,11.5 L7,13 A2.8,2.8 0 0 1 3,9 L4.5,7.5',
  search: 'M6.8,2.2 A4.6,4.6 0 1 0 6.81,2.2 M10.3,10.3 L14,14',
  moment: 'M4,14.5 V2 H13 L10.5,5 L13,8 H4',
  breakpoint: 'M8,3 A5,5 0 1 0 8.01,3 M8,6 A2,2 0 1 0 8.01,6',
  fork: 'M5,14 V2 M5,9 Q5,6 8.5,6 H12 M9.5,3.5 L12,6 L9.5,8.5',
  runBack: 'M12,2.5 L5,8 L12,13.5 Z M2.5,2.5 V13.5',
  forwards: 'M4.5,3 L11.5,8 L4.5,13 Z',
  filter: 'M2,3 H14 L9.5,8.5 V13.5 L6.5,12 V8.5 Z',
  follow: 'M8,2 V10 M4.5,6.5 L8,10 L11.5,6.5 M3,13.5 H13',
  lock: 'M4,7.5 H12 V13.5 H4 Z M5.5,7.5 V5 A2.5,2.5 0 0 1 10.5,5 V7.5',
  predict: 'M2,3 H14 V11 H8.5 L5.5,14 V11 H2 Z M6.4,5.8 A1.6,1.4 0 1 1 8,7.4 V8 M8,9.4 V9.5',
  restart: 'M13,8 A5,5 0 1 1 11.5,4.5 M11.8,1.5 V4.8 H8.5',
} as const;

const FILLED: ReadonlySet<string> = new Set(['back', 'run', 'runBack', 'forwards']);

export type IconName = keyof typeof PATHS;

/** One picture, 14 px in a button; it has no name of its own. */
export function Icon({name}: {readonly name: IconName}) {
  const fill = FILLED.has(name) ? 'currentColor' : 'none';
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill={fill}
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
