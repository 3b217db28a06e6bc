import type { Fact } from '../domain/model/fact.js';
import type { Capture } from '../ports/capture.js';
import type { CaptureDevice } from '../ports/capture-device.js';

/** A copy of the journals in a store of the host's, such as the native app's behind its bridge. */
export interface FactMirror {
  /**
   * Takes the facts of a flow from the position `from` on (0: its first fact), in order. They replace what the mirror
   * has from there on. One that throws, or whose promise is rejected, has not taken them: then the next call has the
   * whole journal. The next call waits for the promise.
   */
  put(flowId: string, from: number, facts: readonly Fact[]): void | Promise<void>;
}

/** What a mirror needs of a capture. */
export interface MirroredCapture extends Pick<Capture, 'observe'> {
  readonly device: Pick<CaptureDevice, 'journal'>;
}

/**
 * Puts every fact that becomes durable in the flows that are worked into a mirror. No associate waits for it. All facts
 * of a flow, put together, are the `facts` of an `ExportedFlow`, which `CaptureDevice.importAll` takes. The returned
 * function ends it.
 * @example
 * const end = mirrorFacts(capture, {
 *   put: (flowId, from, facts) => app.postMessage(JSON.stringify({ flowId, from, facts })),
 * });
 */
export function mirrorFacts(capture: MirroredCapture, mirror: FactMirror): () => void {
  const mirrored = new Map<string, number>();
  let putting = Promise.resolve();
  return capture.observe(({ state: { flowId, seq }, facts }) => {
    const next = async (): Promise<void> => {
      const from = mirrored.get(flowId) ?? 0;
      if (from === seq) return;
      // What was stored before this began, or by another tab, or while the mirror failed, is not in the change.
      const isNext = seq - facts.length === from;
      await mirror.put(flowId, from, isNext ? facts : (await capture.device.journal(flowId)).slice(from, seq));
      mirrored.set(flowId, seq);
    };
    putting = putting.then(next).catch(() => void mirrored.delete(flowId)); // the next change puts the whole journal
  });
}
