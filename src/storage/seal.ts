import { hex256, hexOf } from '../chain/sha-256.js';
import type { SnapshotRecord } from './schema.js';

/**
 * SHA-256 of all that a snapshot says, by the platform where it can, because a large one has many megabytes. Nothing of
 * a transaction waits for it.
 */
export async function sealOf({ flowId, last, state, readings }: Omit<SnapshotRecord, 'seal'>): Promise<string> {
  const { shape, head, lines, serials, expectedSerials, documentLines, maps } = state;
  const all = Object.entries({ ...maps, '': readings }).flatMap(([name, { size, buckets }]) => [name, size, buckets]);
  const texts = [flowId, last.seq, last.hash, shape, head, lines, serials, expectedSerials, documentLines, ...all];
  const bytes = new TextEncoder().encode(texts.join('\0'));
  // Absent where the page is not served securely.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  return subtle ? hexOf(new Uint8Array(await subtle.digest('SHA-256', bytes))) : hex256(bytes);
}
