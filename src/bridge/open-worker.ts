// The worker as the page's channel: started here and nowhere else, so that a test never meets one.
import type {OpenChannel} from './client.ts';
import type {FromLab} from './protocol/messages.ts';

/** Opens the module worker that holds the lab. */
export const openWorker: OpenChannel = (listener) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {type: 'module'});
  worker.onmessage = (event: MessageEvent<FromLab>) => listener.message(event.data);
  worker.onmessageerror = () => listener.broken('the worker sent a message that cannot be read');
  worker.onerror = (event) => listener.broken(event.message || 'the worker could not be started');
  return {post: (message) => worker.postMessage(message), close: () => worker.terminate()};
};
