/** What `<serial-camera>` says. */
export const cameraStrings = {
  picture: 'Camera picture',
  starting: 'Starting the camera…',
  torch: 'Light',
  zoom: 'Zoom',
  camera: 'Camera',
  cameraNumber: (number: number) => `Camera ${number}`,
  tryAgain: 'Try again',
  takePhoto: 'Take a photo',
  typeInstead: 'Type instead',
  nothingInPhoto: 'No code found in the photo. Hold the camera closer and keep it still.',
  unavailable: {
    denied: 'The camera is not allowed. Allow it in the settings, or scan with a scanner, or type.',
    missing: 'This device has no camera that can be used. Scan with a scanner, or type.',
    'in-use': 'The camera is in use elsewhere.',
    insecure: 'The camera works only on a secure (https) page.',
    interrupted: 'The camera was interrupted. On iPad it pauses in Split View.',
    unsupported: 'The camera cannot be used in this app.',
    failed: 'The camera does not work right now.',
  },
} as const;
