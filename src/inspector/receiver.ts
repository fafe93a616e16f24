// The inspector page's side: asks the page that opened it, or that it is docked in, for its statecharts, and asks again
// when that page has been reloaded. It hears that one window and this origin alone.
import {createWindowReceiver} from '@xstate/inspect';

/** Milliseconds between two attempts to be heard. */
const RETRY_MS = 500;

/** What the inspector's page hears. */
export interface ReceiverListener {
  /** The state's context and the definition's meta come from the lab and are still to be read. */
  registered(
    statechart: string,
    definition: unknown,
    state: {readonly value: unknown; readonly context: unknown},
  ): void;
  state(statechart: string, state: {readonly value: unknown; readonly context: unknown}): void;
  event(statechart: string, event: unknown): void;
  stopped(statechart: string): void;
  /** `gone`: the lab's window is closed, or there never was one. */
  link(status: 'waiting' | 'connected' | 'gone'): void;
}

/** The way back to the lab. */
export interface Receiver {
  /** Sends an event to a statechart. */
  send(statechart: string, type: string): void;
}

/** Listens to the lab from now on. */
export function receiveStatecharts(listener: ReceiverListener): Receiver {
  const lab = window.parent === window ? opener() : window.parent;
  if (lab === null) {
    listener.link('gone');
    return {send: () => undefined};
  }
  let isConnected = false;
  const link = (connected: boolean): void => {
    isConnected = connected;
    listener.link(connected ? 'connected' : lab.closed ? 'gone' : 'waiting');
  };
  window.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      const isGoodbye = typeOf(event.data) === 'xstate.disconnect';
      // A page that is left has no window any more when its goodbye is heard.
      const isOurs = event.origin === location.origin && (event.source === lab || (isGoodbye && event.source === null));
      if (!isOurs) event.stopImmediatePropagation();
      else if (isGoodbye) link(false);
      else if (!isConnected) link(true);
    },
    {capture: true},
  );
  const toLab = {postMessage: (message: unknown) => lab.postMessage(message, location.origin)};
  // The package posts to any origin; this posts to ours. It calls nothing else of the window it is given.
  const receiver = createWindowReceiver({targetWindow: toLab as unknown as Window});
  receiver.subscribe((news) => {
    switch (news.type) {
      case 'service.register':
        return listener.registered(news.sessionId, news.machine.definition, news.state);
      case 'service.state':
        return listener.state(news.sessionId, news.state);
      case 'service.event':
        return listener.event(news.sessionId, news.event.data);
      case 'service.stop':
        return listener.stopped(news.sessionId);
    }
  });
  link(false);
  setInterval(() => {
    if (!isConnected || lab.closed) link(false);
    if (!isConnected && !lab.closed) receiver.send({type: 'xstate.inspecting'});
  }, RETRY_MS);
  window.addEventListener('pagehide', () => toLab.postMessage({type: 'xstate.disconnect'}));
  return {
    send: (statechart, type) => {
      const event = {name: type, data: {type}, $$type: 'scxml', type: 'external', origin: statechart};
      receiver.send({type: 'xstate.event', service: statechart, event: JSON.stringify(event)});
    },
  };
}

function opener(): Window | null {
  const opened: Window | null = window.opener;
  return opened;
}

function typeOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
}
