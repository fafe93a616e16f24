// The hostile drivers by the names of scenarios: all work in Linux's manner until their attack is due.
import type {Driver} from '../../../../sim/guests/driver.ts';
import {linuxDriver} from '../linux-driver.ts';
import {rogueDriver} from '../rogue-driver.ts';
import {cPlus, cPlusRewrite, halfFrame, tally} from './c-plus.ts';
import {resetByEeprom, wide} from './command.ts';
import {lateMaster} from './configuration.ts';
import {hold, stormDriver} from './holding.ts';
import type {Attack} from './reaching.ts';
import {earlyEnable, leftReceiving, overrun, ring} from './receiving.ts';
import {frame, loopback, outOfTurn, rewrite} from './sending.ts';

const attacker = (name: string, attack: Attack): Driver => ({...linuxDriver, name, attack});

/** Every attack's driver. */
export const ATTACK_DRIVERS = {
  reach: rogueDriver,
  frame: attacker('frame', frame),
  loopback: attacker('loopback', loopback),
  rewrite: attacker('rewrite', rewrite),
  'out-of-turn': attacker('out-of-turn', outOfTurn),
  ring: attacker('ring', ring),
  overrun: attacker('overrun', overrun),
  'early-enable': attacker('early-enable', earlyEnable),
  'left-receiving': attacker('left-receiving', leftReceiving),
  wide: attacker('wide', wide),
  reset: attacker('reset', resetByEeprom),
  'c-plus': attacker('c-plus', cPlus),
  'c-plus-rewrite': attacker('c-plus-rewrite', cPlusRewrite),
  tally: attacker('tally', tally),
  'half-frame': attacker('half-frame', halfFrame),
  'late-master': attacker('late-master', lateMaster),
  storm: stormDriver,
  hold: attacker('hold', hold),
} as const;
