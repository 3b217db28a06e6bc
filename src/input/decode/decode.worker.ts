import { DecoderLadder } from './decoder-ladder.js';
import { FrameGrabber } from './frame-grabber.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import type { DecodeReply, DecodeRequest } from './worker-messages.js';

/** The part of a worker's scope that is used: TypeScript's DOM and WebWorker libraries cannot be mixed. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<DecodeRequest>) => void) | null;
  postMessage(reply: DecodeReply): void;
}

const scope = self as unknown as WorkerScope;
const grabber = new FrameGrabber();
let decoder = new DecoderLadder();
let told: readonly DecoderRung[] | undefined;

// The decoder library throws for every crop without a code; collecting the stacks would cost more than reading.
Object.assign(Error, { stackTraceLimit: 0 });

scope.onmessage = ({ data }) => {
  if (data.type === 'read') return void read(data.id, data.picture);
  decoder = new DecoderLadder(data.wasmUrl);
  tellRungs();
};
scope.postMessage({ type: 'ready' });

async function read(id: number, picture: ImageBitmap): Promise<void> {
  try {
    const symbols = await decoder.decode(grabber.grab(picture));
    tellRungs();
    scope.postMessage({ type: 'symbols', id, symbols });
  } catch (error) {
    scope.postMessage({ type: 'failed', id, message: String(error) });
  }
}

function tellRungs(): void {
  if (decoder.rungs === told) return;
  told = decoder.rungs;
  scope.postMessage({ type: 'rungs', rungs: told });
}
