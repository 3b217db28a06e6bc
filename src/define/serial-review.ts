import { SerialReview } from '../elements/serial-review.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-review', SerialReview);
