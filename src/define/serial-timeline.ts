import { SerialTimeline } from '../elements/timeline/serial-timeline.element.js';
import { defineElement } from './define-element.js';

defineElement('serial-timeline', SerialTimeline);
