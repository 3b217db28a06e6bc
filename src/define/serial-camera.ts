import { createCameraSource } from '../create-capture.js';
import { SerialCamera } from '../elements/serial-camera.element.js';
import { defineElement } from './define-element.js';

// Elements know no devices: here they are told how to come by one.
SerialCamera.sourceFactory ??= createCameraSource;
defineElement('serial-camera', SerialCamera);
