// The message that opens a run, for tests that speak to a session.
import type {ToLab} from '../../src/bridge/protocol/messages.ts';

type LoadMessage = Extract<ToLab, {readonly type: 'load'}>;

/**
 * Opens a scenario as it comes and stands it at power-on, but for what `more` says. Given as data it comes without its moments: what reads their
 * filters is fetched first, and these tests hear the answer at once.
 */
export function loadMessage(scenario: unknown, more: Partial<LoadMessage> = {}): LoadMessage {
  const asItComes = {seed: null, profile: null, changes: null, recording: null, branches: null};
  const isData = typeof scenario === 'object' && scenario !== null && 'moments' in scenario;
  return {
    type: 'load',
    id: 1,
    scenario: isData ? {...scenario, moments: []} : scenario,
    ...asItComes,
    stand: -1,
    ...more,
  };
}
