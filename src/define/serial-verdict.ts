import { SerialVerdict } from '../elements/serial-verdict.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-verdict', SerialVerdict);
