// The lessons in their order. Fetched when a page wants them: all of their text comes along.
import ports from './01-ports.md';
import transmit from './02-transmit.md';
import receive from './03-receive.md';
import model from './04-model.md';
import dmaDenied from './05-dma-denied.md';
import handOff from './06-hand-off.md';
import otherGuestsPacket from './07-other-guests-packet.md';
import sixWays from './08-six-ways.md';
import whatMustBeHooked from './09-what-must-be-hooked.md';
import breakTheMonitor from './10-break-the-monitor.md';
import hostMemory from './11-host-memory.md';
import anotherCard from './12-another-card.md';
import type {Lesson} from './lesson.ts';

/** By number. */
export const LESSONS: readonly Lesson[] = [
  ports,
  transmit,
  receive,
  model,
  dmaDenied,
  handOff,
  otherGuestsPacket,
  sixWays,
  whatMustBeHooked,
  breakTheMonitor,
  hostMemory,
  anotherCard,
];

/** The lesson of a name; undefined if there is none. */
export function lessonNamed(name: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.name === name);
}
