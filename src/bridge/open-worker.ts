// The worker as the page's channel: started here and nowhere else, so that a test never meets one.
import type {OpenChannel} from './client.ts';
import type {FromLab, ToLab} from './protocol/messages.ts';

/** Opens the module worker that holds the lab. */
export const openWorker: OpenChannel = (listener) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'});
  worker.onmessage = (event: MessageEvent<FromLab>) => listener.message(event.data);
  worker.onmessageerror = () => listener.broken('the worker sent a message that cannot be read');
  worker.onerror = (event) => listener.broken(event.message || 'the worker could not be started');
  const post = (message: ToLab): void => {
    try {
      worker.postMessage(message);
    } catch (error) {
      // What cannot be copied never left: the far end owes no answer.
      const words = `this cannot be sent to the lab: ${error instanceof Error ? error.message : String(error)}`;
      if (message.type === 'ask') listener.message({type: 'refused', id: message.id, place: '', message: words});
    }
  };
  return {post, close: () => worker.terminate()};
};
