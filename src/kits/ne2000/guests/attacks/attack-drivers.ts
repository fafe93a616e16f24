// The hostile drivers by the names of scenarios: all work in Linux's manner until their attack is due.
import type {Driver} from '../../../../sim/guests/driver.ts';
import {linuxDriver} from '../linux-driver.ts';
import {rogueDriver} from '../rogue-driver.ts';
import {frame, page, reset, wide} from './command.ts';
import {hold, stormDriver} from './holding.ts';
import type {Attack} from './reaching.ts';
import {alias, count, dmafree, outside, rsar, sendpacket, width} from './remote-dma.ts';
import {page2, ring, wrap} from './ring.ts';

const attacker = (name: string, attack: Attack): Driver => ({...linuxDriver, name, attack});

/** Every attack's driver. */
export const ATTACK_DRIVERS = {
  reach: rogueDriver,
  outside: attacker('outside', outside),
  frame: attacker('frame', frame),
  dmafree: attacker('dmafree', dmafree),
  ring: attacker('ring', ring),
  wrap: attacker('wrap', wrap),
  rsar: attacker('rsar', rsar),
  width: attacker('width', width),
  wide: attacker('wide', wide),
  reset: attacker('reset', reset),
  page: attacker('page', page),
  page2: attacker('page2', page2),
  sendpacket: attacker('sendpacket', sendpacket),
  count: attacker('count', count),
  alias: attacker('alias', alias),
  storm: stormDriver,
  hold: attacker('hold', hold),
} as const;
