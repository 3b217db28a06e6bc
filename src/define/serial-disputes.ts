import { SerialDisputes } from '../elements/disputes/serial-disputes.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-disputes', SerialDisputes);
