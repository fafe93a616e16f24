// The hook sets of an NE2000 as the page offers them.
import type {HookView} from '../../contract/hook-view.ts';

/** The hooks of an NE2000. */
export const NE2000_HOOK_VIEW: HookView = {
  presets: ['deck', 'minimal', 'sharing', 'registers', 'all', 'none'],
  pageChoice: 'what CR.PS1 and CR.PS0 select',
};
