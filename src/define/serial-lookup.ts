import { SerialLookup } from '../elements/lookup/serial-lookup.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-lookup', SerialLookup);
