import { SerialCamera } from '../elements/camera/serial-camera.element.js';
import { defineElement } from './define-element.js';
import { loadEngine } from './engine.js';

SerialCamera.sourceFactory ??= async () => (await loadEngine()).createCameraSource();
defineElement('serial-camera', SerialCamera);
