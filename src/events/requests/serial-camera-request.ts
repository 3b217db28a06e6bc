export interface SerialCameraRequestDetail {
  readonly isOn: boolean;
}

/** The associate wants the camera on or off. Fired on the tap. */
export class SerialCameraRequestEvent extends CustomEvent<SerialCameraRequestDetail> {
  static readonly eventName = 'serial-camera-request';

  constructor(detail: SerialCameraRequestDetail) {
    super(SerialCameraRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-camera-request': SerialCameraRequestEvent;
  }
}
