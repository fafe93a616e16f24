// What a hostile guest can be told to try, one name an attack; scenario `attack-NAME` shows each.

/** The attacks in the order in which they are told. `reach` is the rogue's own: several in one round. */
export const ATTACK_NAMES = [
  'reach',
  'outside',
  'frame',
  'dmafree',
  'ring',
  'wrap',
  'rsar',
  'width',
  'wide',
  'reset',
  'page',
  'page2',
  'sendpacket',
  'count',
  'alias',
  'storm',
  'hold',
] as const;
