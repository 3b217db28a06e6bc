import type { Fact } from '../domain/model/fact.js';
import type { ChainLink } from '../domain/model/fact-group.js';
import type { Capture } from '../ports/capture.js';
import type { CaptureDevice } from '../ports/capture-device.js';

/** A copy of the journals in a store of the host's, such as the native app's behind its bridge. */
export interface FactMirror {
  /**
   * Takes the facts of a flow from the position `from` on (0: its first fact), in order, with the links of their chain.
   * They replace what the mirror has from there on: all facts and links whose position, or `seq`, is `from` or more.
   * Keep links together with their facts, because facts without theirs do not fit the chain; or keep none, and what
   * comes back is not checked. One that throws, or whose promise is rejected, has not taken them: then the next call
   * has the whole journal. The next call waits for the promise.
   */
  put(flowId: string, from: number, facts: readonly Fact[], chain: readonly ChainLink[]): void | Promise<void>;
}

/** What a mirror needs of a capture. */
export interface MirroredCapture extends Pick<Capture, 'observe'> {
  readonly device: Pick<CaptureDevice, 'chainedFacts'>;
}

/**
 * Puts every fact that becomes durable in the flows that are worked into a mirror. No associate waits for it. All facts
 * of a flow, put together, are the `facts` of an `ExportedFlow`, and all links its `chain`, which
 * `CaptureDevice.importAll` takes and checks. The returned function ends it.
 * @example
 * const end = mirrorFacts(capture, {
 *   put: (flowId, from, facts, chain) => app.postMessage(JSON.stringify({ flowId, from, facts, chain })),
 * });
 */
export function mirrorFacts(capture: MirroredCapture, mirror: FactMirror): () => void {
  const mirrored = new Map<string, number>();
  let putting = Promise.resolve();
  return capture.observe(({ state: { flowId, seq }, facts: changed }) => {
    const next = async (): Promise<void> => {
      // Where a name was erased, the mirror has it in facts that it was given before.
      if (changed.some(({ type }) => type === 'user-erased')) mirrored.delete(flowId);
      const kept = mirrored.get(flowId) ?? 0;
      if (kept === seq) return;
      const from = kept < seq ? kept : 0; // a shorter journal was begun anew
      const stored = await capture.device.chainedFacts(flowId, from);
      // What was stored since then comes with its own change.
      const facts = stored.facts.slice(0, seq - from);
      if (from + facts.length < seq) throw new Error('Facts are gone');
      const chain = stored.chain.filter(link => link.seq < seq);
      await mirror.put(flowId, from, facts, chain);
      mirrored.set(flowId, seq);
    };
    putting = putting.then(next).catch(() => void mirrored.delete(flowId)); // the next change puts the whole journal
  });
}
