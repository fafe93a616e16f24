// Model events as the deck writes them at an edge.
import type {ModelWords} from './contract/model-words.ts';

/** `Cmd: Start`, `INT: DONE, ERROR`: commands before interrupts. */
export function eventWords(events: readonly string[], {bareEvents, eventPorts, events: all}: ModelWords): string {
  const isInterrupt = (event: string): boolean => eventPorts[all.indexOf(event)] === null;
  const interrupts = events.filter(isInterrupt);
  const commands = events.filter((event) => !isInterrupt(event));
  const parts: string[] = [];
  if (commands.length > 0)
    parts.push(bareEvents.includes(commands[0] ?? '') ? commands.join(', ') : `Cmd: ${commands.join(', ')}`);
  if (interrupts.length > 0) parts.push(`INT: ${interrupts.join(', ')}`);
  return parts.join('; ');
}
