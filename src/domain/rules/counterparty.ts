import type { FlowDocument } from '../model/document.js';

/** The other side of the movement, seen from where the work is done: a location, else the vendor. */
export function counterpartyOf(document: FlowDocument): string | undefined {
  const { locationId, sourceLocationId, destinationLocationId, vendorId } = document;
  return [sourceLocationId, destinationLocationId].find(id => id !== undefined && id !== locationId) ?? vendorId;
}
