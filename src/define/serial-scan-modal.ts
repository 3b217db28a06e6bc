import { SerialScanModal } from '../elements/scan-modal/serial-scan-modal.element.js';
import { defineElement } from './define-element.js';
import './serial-verdict.js';

defineElement('serial-scan-modal', SerialScanModal);

// Fetched beside it, because a camera opens behind a button and needs the engine anyway. A failure is not handled here:
// `<serial-flow>` loads it again with the engine.
import('./serial-camera.js').catch(() => undefined);
