import type { SyncFile } from '../../../src/storage/log/log-file.js';

/** A file in memory. `room` is how many bytes more can be written. */
export class MemoryFile implements SyncFile {
  bytes = new Uint8Array(0);
  room = Infinity;

  getSize(): number {
    return this.bytes.length;
  }
  read(buffer: Uint8Array, { at }: { at: number }): number {
    const part = this.bytes.subarray(at, at + buffer.length);
    buffer.set(part);
    return part.length;
  }
  write(buffer: Uint8Array, { at }: { at: number }): number {
    const part = buffer.subarray(0, this.room);
    const grown = new Uint8Array(Math.max(this.bytes.length, at + part.length));
    grown.set(this.bytes);
    grown.set(part, at);
    this.bytes = grown;
    this.room -= part.length;
    return part.length;
  }
  truncate(size: number): void {
    this.bytes = this.bytes.slice(0, size);
  }
  flush(): void {
    // Memory has nothing to flush.
  }
  close(): void {
    // Nothing is held.
  }
}
