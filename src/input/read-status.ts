import { isFields } from '../domain/inputs/read-input.js';
import type { SourceStatus } from '../ports/scan-source.js';

/** What a device says of itself, by its type: one that says anything else does not work as it should. */
export function readStatus(given: unknown): SourceStatus {
  const { state, code, detail } = isFields(given) ? given : {};
  if (state === 'ready' || state === 'starting') return { state };
  if (state !== 'unavailable' || typeof code !== 'string') return { state: 'unavailable', code: 'failed' };
  return { state, code, ...(typeof detail === 'string' && { detail }) };
}
