// The hook sets of an NE2000 as the page offers them.
import type {HookView} from '../../contract/hook-view.ts';
import {hook, hooksText, singleHooks} from '../model/hook-words.ts';
import {parseHookSet} from '../model/hooks.ts';
import {PORT} from '../sheet/board.ts';

/** The hooks of an NE2000. */
export const NE2000_HOOK_VIEW: HookView = {
  presets: ['deck', 'minimal', 'sharing', 'registers', 'all', 'none'],
  pageHooks: [hook(PORT.CR, 'write'), hook(PORT.RESET, 'read')],
  pageChoice: 'what CR.PS1 and CR.PS0 select',
  singles(text) {
    const set = parseHookSet(text);
    return set.ok ? singleHooks(set.value) : [];
  },
  text(hooks) {
    const text = hooksText(hooks);
    const set = parseHookSet(text);
    return set.ok ? set.value.words().join(',') : text;
  },
};
