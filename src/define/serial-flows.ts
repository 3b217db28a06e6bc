import { SerialFlows } from '../elements/flows/serial-flows.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-flows', SerialFlows);
