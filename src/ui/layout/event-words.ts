// Model events as the deck writes them at an edge.
import type {ModelWords} from '../../kits/contract/model-words.ts';
import {device} from '../../kits/screens.ts';

/** `Cmd: DmaWr`, `INT: PTX, TXE`, as the deck's slides write events. */
export function eventWords(events: readonly string[], {events: all, sources}: ModelWords = device.model): string {
  const sourceOf = (event: string): 'command' | 'interrupt' | null => sources[all.indexOf(event)] ?? null;
  const interrupts = events.filter((event) => sourceOf(event) === 'interrupt');
  const others = events.filter((event) => sourceOf(event) !== 'interrupt');
  const parts: string[] = [];
  const [first] = others;
  if (first !== undefined) parts.push(`${sourceOf(first) === 'command' ? 'Cmd: ' : ''}${others.join(', ')}`);
  if (interrupts.length > 0) parts.push(`INT: ${interrupts.join(', ')}`);
  return parts.join('; ');
}
