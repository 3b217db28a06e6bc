import { SerialUnits } from '../elements/units/serial-units.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-units', SerialUnits);
