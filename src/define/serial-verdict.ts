import { SerialVerdict } from '../elements/verdict/serial-verdict.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-verdict', SerialVerdict);
