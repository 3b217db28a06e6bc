/** What `<serial-camera>` says, in English. */
export const cameraStrings = {
  picture: 'Camera picture',
  photo: 'Your photo',
  notShown: 'The camera cannot be shown',
  starting: 'Starting the camera…',
  torch: 'Light',
  zoom: 'Zoom',
  camera: 'Camera',
  cameraNumber: 'Camera {number}',
  tryAgain: 'Try again',
  takePhoto: 'Take a photo',
  anotherPhoto: 'Take another photo',
  typeInstead: 'Type instead',
  nothingInPhoto: 'No code found in the photo. Hold the camera closer and keep it still.',
  whichOne: 'Several codes fit. Tap the right one.',
  thisCode: 'This',
  useLight: 'It is dark. Switch on the light.',
  hints: {
    dark: 'It is too dark to read. Find more light.',
    far: 'Move closer, or zoom in.',
    blurred: 'The picture is blurred. Hold still, a hand’s width away.',
    'other-code': '{code} is not the code that is asked for. Still looking: show the other code.',
  },
  unavailable: {
    denied: 'The camera is not allowed. Allow it in the settings, or scan with a scanner, or type.',
    missing: 'This device has no camera that can be used. Scan with a scanner, or type.',
    'in-use': 'The camera is in use elsewhere.',
    insecure: 'The camera works only on a secure (https) page.',
    interrupted: 'The camera was interrupted. On iPad it pauses in Split View.',
    unsupported: 'The camera cannot be used in this app.',
    failed: 'The camera does not work right now.',
  },
};

export type CameraStrings = Readonly<typeof cameraStrings>;
