import { SerialFlow } from '../elements/flow/serial-flow.element.js';
import { defineElement } from './define-element.js';
import { loadEngine } from './engine.js';
import './serial-flow-list.js';
import './serial-verdict.js';

SerialFlow.captureFactory ??= async input => (await loadEngine()).createCapture(input);
defineElement('serial-flow', SerialFlow);
