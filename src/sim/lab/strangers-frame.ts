// A frame from a station that no scenario has: for putting one on the wire by hand. It carries UDP to the discard port.
import {assert} from '../../base/assert.ts';
import {BROADCAST, parseMac} from '../../net/ethernet.ts';
import {parseIp} from '../../net/ipv4.ts';
import {unasked} from '../wire/echo-host.ts';

const STRANGER = {mac: '52:54:00:00:00:fe', ip: '10.0.0.254'};
const SHORTEST = 60;
const LONGEST = 1514;

/** A frame of so many bytes (held to what Ethernet allows) to a station; null: to all. */
export function strangersFrame(to: string | null, bytes: number): Uint8Array {
  const mac = parseMac(STRANGER.mac);
  const ip = parseIp(STRANGER.ip);
  const destination = to === null ? null : parseMac(to);
  assert(mac.ok && ip.ok && destination?.ok !== false, 'addresses of guests were read before');
  const length = Math.max(SHORTEST, Math.min(LONGEST, Math.round(bytes) || SHORTEST));
  return unasked({mac: mac.value, ip: ip.value}, destination?.value ?? BROADCAST, length, 0);
}
