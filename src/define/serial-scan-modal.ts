import { SerialScanModal } from '../elements/scan-modal/serial-scan-modal.element.js';
import { defineElement } from './define-element.js';
import './serial-camera.js';
import './serial-verdict.js';

defineElement('serial-scan-modal', SerialScanModal);
