// How the guests of a machine reach the registers: ports have a bit each in the processor's map, memory is one page, which exits whole.

/** As ports, as a page of memory, or some so and others so. */
export type RegisterWay = 'ports' | 'memory' | 'both';

/** The way of guests of whom each reaches them as memory or not. */
export function registerWay(areByMemory: readonly boolean[]): RegisterWay {
  if (!areByMemory.includes(true)) return 'ports';
  return areByMemory.includes(false) ? 'both' : 'memory';
}
