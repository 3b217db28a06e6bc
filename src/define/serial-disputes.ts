import { SerialDisputes } from '../elements/serial-disputes.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-disputes', SerialDisputes);
