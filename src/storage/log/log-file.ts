import { crc32 } from './crc32.js';
import type { LogLine } from './log-protocol.js';

/** The part of the platform's `FileSystemSyncAccessHandle` that the log needs. */
export interface SyncFile {
  getSize(): number;
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** The bytes of a file that is another tab's: to be read only. */
export class FileCopy implements SyncFile {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  getSize(): number {
    return this.#bytes.length;
  }
  read(buffer: Uint8Array, { at }: { at: number }): number {
    buffer.set(this.#bytes.subarray(at, at + buffer.length));
    return buffer.length;
  }
  write(): number {
    return 0;
  }
  truncate(): void {
    // What is torn at its end is cut off by the tab whose file it is.
  }
  flush(): void {
    // Nothing is written.
  }
  close(): void {
    // Nothing is held.
  }
}

export interface Frame extends Omit<LogLine, 'text'> {
  readonly file: LogFile;
  readonly at: number;
  readonly size: number;
}

/** Length and checksum of the payload, each four bytes, big end first. */
const HEADER = 8;
const NEWLINE = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** An append-only file of checksummed frames. What a kill left torn at its end is cut off when it is opened. */
export class LogFile {
  readonly frames: Frame[] = [];
  /** The flows of frames that are whole by their length, but not by their checksum. */
  readonly damaged: string[] = [];
  readonly #file: SyncFile;
  #end = 0;

  constructor(file: SyncFile) {
    this.#file = file;
    const bytes = new Uint8Array(file.getSize());
    file.read(bytes, { at: 0 });
    for (let frame = this.#frameAt(bytes, 0); frame; frame = this.#frameAt(bytes, frame.at + frame.size)) {
      if (frame.isDamaged) {
        this.damaged.push(frame.flowId);
      } else {
        this.frames.push(frame);
        this.#end = frame.at + frame.size;
      }
    }
    if (this.#end < bytes.length) file.truncate(this.#end);
  }

  /** Writes all lines with one flush. A write that fails half-way leaves the file as it was. */
  append(lines: readonly LogLine[]): readonly Frame[] {
    const payloads = lines.map(({ flowId, seq, count, hash, text }) =>
      encoder.encode(`${JSON.stringify([flowId, seq, count, ...(hash === undefined ? [] : [hash])])}\n${text}`),
    );
    const bytes = new Uint8Array(payloads.reduce((size, payload) => size + HEADER + payload.length, 0));
    const view = new DataView(bytes.buffer);
    const added: Frame[] = [];
    let offset = 0;
    for (const [index, payload] of payloads.entries()) {
      view.setUint32(offset, payload.length);
      view.setUint32(offset + 4, crc32(payload));
      bytes.set(payload, offset + HEADER);
      const { flowId, seq, count, hash } = lines[index] ?? { flowId: '', seq: 0, count: 0 };
      added.push({ flowId, seq, count, hash, file: this, at: this.#end + offset + HEADER, size: payload.length });
      offset += HEADER + payload.length;
    }
    this.#write(bytes);
    this.frames.push(...added);
    return added;
  }

  /** The text of one line. */
  read({ at, size }: Frame): string {
    const payload = new Uint8Array(size);
    this.#file.read(payload, { at });
    return decoder.decode(payload.subarray(payload.indexOf(NEWLINE) + 1));
  }

  close(): void {
    this.#file.close();
  }

  #write(bytes: Uint8Array): void {
    try {
      const written = this.#file.write(bytes, { at: this.#end });
      if (written < bytes.length) throw new Error(`Only ${written} of ${bytes.length} bytes could be written.`);
      this.#file.flush();
      this.#end += bytes.length;
    } catch (error) {
      this.#file.truncate(this.#end);
      throw error;
    }
  }

  /** What a kill has left torn is too short, or has zeros where nothing was written yet; no frame of ours has one. */
  #frameAt(bytes: Uint8Array, offset: number): (Frame & { readonly isDamaged: boolean }) | undefined {
    const at = offset + HEADER;
    if (at > bytes.length) return undefined;
    const view = new DataView(bytes.buffer, offset, HEADER);
    const size = view.getUint32(0);
    const payload = bytes.subarray(at, at + size);
    if (size === 0 || payload.length < size) return undefined;
    const isDamaged = crc32(payload) !== view.getUint32(4);
    const head = isDamaged && payload.includes(0) ? undefined : headOf(payload);
    if (!head) return undefined;
    const [flowId, seq, count, hash] = head;
    return { flowId, seq, count, hash, file: this, at, size, isDamaged };
  }
}

type Head = [flowId: string, seq: number, count: number, hash?: string];

function headOf(payload: Uint8Array): Head | undefined {
  try {
    return JSON.parse(decoder.decode(payload.subarray(0, payload.indexOf(NEWLINE)))) as Head;
  } catch {
    return undefined; // damaged here too
  }
}
