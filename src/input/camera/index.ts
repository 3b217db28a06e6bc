export { createCameraSource, type CameraOptions } from './camera-source.js';
