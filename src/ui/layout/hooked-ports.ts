// Which of the board's ports a hook set touches: a bit of the permission bitmap knows neither direction nor page.
import {BOARD_PORTS} from '../../datasheets/ne2000.ts';
import {hooksText} from '../../sim/models/ne2k/hook-words.ts';
import {parseHookSet} from '../../sim/models/ne2k/hooks.ts';

/** Offsets from the board's base that hooks in words (`w:CR`, `r:0:ISR`, `rw:data`, `rw:*`) put a bit on. */
export function hookedPorts(hooks: readonly string[]): ReadonlySet<number> {
  const set = parseHookSet(hooksText(hooks));
  const offsets = Array.from({length: BOARD_PORTS}, (_, offset) => offset);
  return new Set(set.ok ? offsets.filter((offset) => set.value.coversPort(offset)) : []);
}
