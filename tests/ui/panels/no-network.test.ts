// A device on no network: nothing on the page offers frames.
import {afterAll, expect, test} from 'vitest';
import {speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {runFiles} from '../../../src/ui/app/save-commands.ts';
import {COMMANDS, commandOfKey, offeredCommands} from '../../../src/ui/commands/commands.ts';
import {vmmWorkKinds} from '../../../src/ui/layout/cost-parts.ts';
import {stepSizes} from '../../../src/ui/layout/run-words.ts';
import {readyEvents} from '../../../src/ui/panels/breakpoints/ReadyMade.tsx';

afterAll(() => speakOf(USUAL_DEVICE));

/** What of each list speaks of frames. */
function frameWords(): readonly string[] {
  return [
    ...offeredCommands().map(({words}) => words),
    ...stepSizes().map(({name}) => name),
    ...runFiles().map(({name}) => name),
    ...vmmWorkKinds().map(({name}) => name),
    ...readyEvents().map(([name]) => name),
  ].filter((words) => words.includes('frame'));
}

test('on a network frames are acted on, stepped to, saved, counted and stopped at', () => {
  expect(frameWords()).toEqual([
    ...['step to the next frame', 'act on the run here: another policy, a frame on the wire'],
    ...['frame', 'frames, pcap', 'frames kept for others'],
    ...['a DMA or a frame is denied', 'a frame is sent', 'a frame arrives', 'a frame is lost'],
  ]);
  expect(commandOfKey('f')).toBe(COMMANDS.frame);
  expect(COMMANDS.act.button).toBe('Act here: another policy, or a frame on the wire (I)');
});

test('on none nothing speaks of them, and what is left stays as it is', async () => {
  await speakOf('copy-engine');
  expect(frameWords()).toEqual([]);
  expect(commandOfKey('f')).toBeUndefined();
  expect(COMMANDS.act.button).toBe('Act here: another policy (I)');
  expect(readyEvents()[0]).toEqual(['a DMA is denied', 'kind == denial']);
  expect(runFiles().map(({id}) => id)).toEqual(['csv', 'trace', 'work']);
});
