import { SerialReview } from '../elements/review/serial-review.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-review', SerialReview);
