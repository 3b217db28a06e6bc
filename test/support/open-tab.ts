import { createCapture } from '../../src/create-capture.js';
import type { SettingsInput } from '../../src/domain/inputs/settings-input.js';
import type { Capture } from '../../src/ports/capture.js';
import { createFlowStore } from '../../src/storage/index.js';
import { feed } from './asn.js';

/** A tab as the others see it: a capture with a connection of its own to the database that all share. */
export function openTab(settings: Partial<SettingsInput> = {}, name?: string): Capture {
  return createCapture({
    settings: { deviceId: 'ipad-7', ...settings },
    products: feed,
    store: createFlowStore(name === undefined ? {} : { name }),
    sources: [],
    camera: false,
  });
}
