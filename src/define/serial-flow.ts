import { createCapture } from '../create-capture.js';
import { SerialFlow } from '../elements/serial-flow.element.js';
import { defineElement } from './define-element.js';
import './serial-flow-list.js';
import './serial-review.js';
import './serial-scan-modal.js';
import './serial-verdict.js';

// Elements know neither storage nor devices: here they are told how to come by a session.
SerialFlow.captureFactory ??= createCapture;
defineElement('serial-flow', SerialFlow);
