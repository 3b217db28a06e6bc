import { SerialTimeline } from '../elements/serial-timeline.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-timeline', SerialTimeline);
