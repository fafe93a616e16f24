// The lab's side of the inspector, as small as it can be: a listener for windows that announce themselves as screens.
// The rest, @xstate/inspect with it, is fetched when the first one does.
import type {InspectorHost} from '../../../inspector/host.ts';
import {useLab} from '../../store/lab-store.ts';
import {laterCode, NOT_FETCHED} from '../../store/later-code.ts';

/** What speaks to the screens, @xstate/inspect with it. */
const hostCode = laterCode(() => import('../../../inspector/host.ts'));

/** The inspector's page, absolute. */
export function inspectorUrl(): URL {
  return new URL('inspector.html', document.baseURI);
}

/** The same, open at the card that the lab shows now. */
export function inspectorOfShown(): URL {
  const url = inspectorUrl();
  url.hash = useLab.getState().view?.device ?? '';
  return url;
}

/** Opens the inspector in a window of its own; one that is open already comes forward. */
export function openInspectorWindow(): void {
  window.open(inspectorOfShown(), 'vpio-inspector', 'popup,width=1366,height=768')?.focus();
}

let host: Promise<InspectorHost> | null = null;

/** Listens as long as the page lives: a second window outlasts a reload of the lab and announces itself again. */
export function listenForScreens(): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    if (host !== null || event.origin !== location.origin || !isAnnouncement(event.data)) return;
    host = openHost();
    host.then(
      (opened) => opened.take(event),
      () => {
        // The next screen that announces itself asks again.
        host = null;
        useLab.getState().setRefusal(`inspector: ${NOT_FETCHED}; open it again later`);
      },
    );
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}

async function openHost(): Promise<InspectorHost> {
  const {InspectorHost} = await hostCode();
  let isWatching = false;
  const opened: InspectorHost = new InspectorHost(inspectorUrl(), {
    command: (statechart, event) => useLab.getState().input(statechart, event),
    screens(count) {
      if (isWatching === count > 0) return;
      isWatching = count > 0;
      useLab.getState().watchStatecharts(isWatching ? (batch) => opened.feed(batch) : null);
    },
  });
  return opened;
}

function isAnnouncement(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'xstate.inspecting';
}
