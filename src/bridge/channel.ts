// The line between the page and a lab: what opens one, what is put in, and where it delivers.
import type {FromLab, ToLab} from './protocol/messages.ts';

/** The far end: a worker, or something that speaks like one. */
export interface LabChannel {
  post(message: ToLab): void;
  close(): void;
}

/** Where a channel delivers: what was said, and that the far end broke without a word. */
export interface ChannelListener {
  message(message: FromLab): void;
  broken(reason: string): void;
}

/** Opens a channel; called again after a crash. */
export type OpenChannel = (listener: ChannelListener) => LabChannel;
