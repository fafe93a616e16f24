// The scenarios of hostile guests, one an attack, in the order of `ATTACK_NAMES`.
import alias from './library/attack-alias.json' with {type: 'json'};
import count from './library/attack-count.json' with {type: 'json'};
import dmafree from './library/attack-dmafree.json' with {type: 'json'};
import frame from './library/attack-frame.json' with {type: 'json'};
import hold from './library/attack-hold.json' with {type: 'json'};
import outside from './library/attack-outside.json' with {type: 'json'};
import page from './library/attack-page.json' with {type: 'json'};
import page2 from './library/attack-page2.json' with {type: 'json'};
import reset from './library/attack-reset.json' with {type: 'json'};
import ring from './library/attack-ring.json' with {type: 'json'};
import rsar from './library/attack-rsar.json' with {type: 'json'};
import sendpacket from './library/attack-sendpacket.json' with {type: 'json'};
import storm from './library/attack-storm.json' with {type: 'json'};
import wide from './library/attack-wide.json' with {type: 'json'};
import width from './library/attack-width.json' with {type: 'json'};
import wrap from './library/attack-wrap.json' with {type: 'json'};

/** The files as they lie in the library. */
export const ATTACK_FILES = [
  outside,
  frame,
  dmafree,
  ring,
  wrap,
  rsar,
  width,
  wide,
  reset,
  page,
  page2,
  sendpacket,
  count,
  alias,
  storm,
  hold,
] as const;
