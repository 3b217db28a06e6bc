import { FrameGrabber } from './frame-grabber.js';
import { PictureDecoder } from './decode-picture.js';
import type { DecodeReply, DecodeRequest } from './worker-messages.js';

/** The part of a worker's scope that is used: TypeScript's DOM and WebWorker libraries cannot be mixed. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<DecodeRequest>) => void) | null;
  postMessage(reply: DecodeReply): void;
}

const scope = self as unknown as WorkerScope;
const grabber = new FrameGrabber();
const decoder = new PictureDecoder();

// The decoder library throws for every row without a code; collecting their stacks would cost more than reading.
Object.assign(Error, { stackTraceLimit: 0 });

scope.onmessage = ({ data: { id, picture } }) => {
  try {
    scope.postMessage({ type: 'symbols', id, symbols: decoder.decode(grabber.grab(picture)) });
  } catch (error) {
    scope.postMessage({ type: 'failed', id, message: String(error) });
  }
};
scope.postMessage({ type: 'ready' });
