/** What the associate chose on this device, kept over visits: the lens, and its zoom. */
export interface CameraChoice {
  readonly cameraId?: string;
  /** The camera's name. */
  readonly label?: string;
  readonly zoom?: number;
}

const KEY = 'serialkit.camera';

/** The remembered choice; empty where the page may not store, or stored something else. */
export function recallChoice(): CameraChoice {
  try {
    const { cameraId, label, zoom } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    return {
      ...(typeof cameraId === 'string' && { cameraId }),
      ...(typeof label === 'string' && { label }),
      ...(typeof zoom === 'number' && { zoom }),
    };
  } catch {
    return {};
  }
}

export function rememberChoice(choice: CameraChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // Remembering is only a comfort: private windows and full disks refuse it.
  }
}
