import { SerialCamera } from '../elements/camera/serial-camera.element.js';
import { defineElement } from './define-element.js';

// The engine is fetched here on its own, because `engine.ts` fetches this file with the panels.
SerialCamera.sourceFactory ??= async () => (await import('../create-capture.js')).createCameraSource();
defineElement('serial-camera', SerialCamera);
