import type { Stamp } from '../domain/model/fact.js';
import type { ProductCatalog } from '../domain/model/product.js';
import type { Settings } from '../domain/model/settings.js';
import type { Clock } from '../ports/clock.js';
import type { EventWriter } from '../ports/event-writer.js';
import type { FlowStore } from '../ports/flow-store.js';
import type { Host } from '../ports/host.js';
import type { ParsedReadings } from './parsed-readings.js';

/** What a flow is worked with. */
export interface FlowParts {
  readonly settings: Settings;
  readonly store: FlowStore;
  readonly clock: Clock;
  readonly host: Host;
  readonly writeEvent: EventWriter;
  readonly catalog: ProductCatalog;
  readonly parsed: ParsedReadings;
}

/**
 * Who and when, by this session's settings and not by those that the flow was opened with: a second associate may go on
 * with it.
 */
export function stampOf({ clock, settings: { deviceId, userId } }: FlowParts): Stamp {
  return { atMs: clock.now(), deviceId, ...(userId !== undefined && { userId }) };
}
