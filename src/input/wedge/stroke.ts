/**
 * What the focused element means for us: `none`: nothing takes text, so keys may be read; `own`: our hidden text field;
 * `allowed`: a field marked `data-scan="allow"`; `host`: any other field, never touched; `secret`: a password or card
 * field, never even buffered.
 */
export type Focus = 'none' | 'own' | 'allowed' | 'host' | 'secret';

/** One `keydown`, freed from the DOM so that a written trace can stand in for a keyboard. Absent flags are false. */
export interface Stroke {
  /** What the page's keyboard layout made of the key; undefined in some autofill events. */
  readonly key: string | undefined;
  /** Which key it was, by its place on a US keyboard; empty where the device does not say. */
  readonly code: string;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly meta?: boolean;
  readonly capsLock?: boolean;
  /** The key is being held down. */
  readonly repeat?: boolean;
  /** An input method has taken the key; its text comes by `input` events. */
  readonly composing?: boolean;
  /** `event.timeStamp`, in milliseconds: when the key was pressed, not when the page came to handle it. */
  readonly timeMs: number;
  readonly focus: Focus;
}
