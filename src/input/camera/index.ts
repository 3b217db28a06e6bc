export type { CameraOptions } from './camera-options.js';
export { createCameraSource } from './camera-source.js';
