import type { LogFile, Frame } from './log-file.js';
import { NOTE_SEQ, type Heads, type LogLine } from './log-protocol.js';

/** The groups of all flows in one or more files: one that is written, and older ones of tabs that are gone. */
export class FlowLog {
  readonly #own: LogFile;
  /**
   * Groups by flow and by the position of their first fact. Several files may have a group at one position, of which
   * the last one counts.
   */
  readonly #flows = new Map<string, Map<number, readonly Frame[]>>();

  /** What was erased, by its key; the last note counts. */
  readonly #notes = new Map<string, Frame>();

  /** @param old oldest first */
  constructor(own: LogFile, old: readonly LogFile[]) {
    this.#own = own;
    for (const file of [...old, own]) this.#index(file.frames);
  }

  heads(): Heads {
    return Object.fromEntries([...this.#flows.keys()].map(flowId => [flowId, endOf(this.#groupsOf(flowId))]));
  }

  hashes(): Readonly<Record<string, string | undefined>> {
    return Object.fromEntries([...this.#flows.keys()].map(flowId => [flowId, this.#groupsOf(flowId).at(-1)?.hash]));
  }

  notes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#notes].map(([key, frame]) => [key, textOf(frame)]));
  }

  append(lines: readonly LogLine[]): void {
    this.#index(this.#own.append(lines));
  }

  /** @param isAll whether groups after a gap are wanted too, and all that several files have at one place */
  read(flowId: string, from: number, isAll = false): string[] {
    const frames = isAll ? this.#allOf(flowId).flat() : this.#groupsOf(flowId);
    return frames.filter(({ seq }) => seq >= from).map(textOf);
  }

  /** The flows of which files have several groups at one place: all but one of them were refused. */
  forked(): string[] {
    return [...this.#flows.keys()].filter(flowId =>
      this.#allOf(flowId).some(([first, ...others]) => others.some(({ hash }) => hash !== first?.hash)),
    );
  }

  /** Whether it holds anything of these flows. */
  has(flows: readonly string[]): boolean {
    return flows.some(flowId => this.#flows.has(flowId));
  }

  /**
   * Writes all notes, and all groups except those of the flows `without`, to a fresh file: also groups that follow the
   * log of another open tab.
   */
  copyTo(fresh: LogFile, without: readonly string[]): FlowLog {
    if (this.#notes.size > 0) fresh.append(toLines([...this.#notes.values()]));
    for (const flowId of this.#flows.keys()) {
      if (without.includes(flowId)) continue;
      fresh.append(toLines(this.#latest(flowId)));
    }
    return new FlowLog(fresh, []);
  }

  #index(frames: readonly Frame[]): void {
    for (const frame of frames) {
      if (frame.seq === NOTE_SEQ) {
        this.#notes.set(frame.flowId, frame);
        continue;
      }
      const groups = this.#flows.get(frame.flowId) ?? new Map<number, readonly Frame[]>();
      const others = (groups.get(frame.seq) ?? []).filter(({ file }) => file !== frame.file);
      // A group without facts takes back the group that its own file has there. It must not hide a group that another
      // tab has stored.
      this.#flows.set(frame.flowId, groups.set(frame.seq, frame.count > 0 ? [...others, frame] : others));
    }
  }

  /** The groups that count, in order, with whatever gaps there are. */
  #latest(flowId: string): Frame[] {
    const latest = this.#allOf(flowId).flatMap(frames => frames.at(-1) ?? []);
    return latest.sort((one, other) => one.seq - other.seq);
  }

  /** The groups of all files, by position. */
  #allOf(flowId: string): (readonly Frame[])[] {
    return [...(this.#flows.get(flowId)?.values() ?? [])];
  }

  /** The groups from the first fact on, as far as they follow each other without a gap. */
  #groupsOf(flowId: string): Frame[] {
    const groups = this.#flows.get(flowId);
    const found: Frame[] = [];
    const at = (seq: number): Frame | undefined => groups?.get(seq)?.at(-1);
    for (let next = at(0); next; next = at(next.seq + next.count)) found.push(next);
    return found;
  }
}

const textOf = (frame: Frame): string => frame.file.read(frame);
const toLines = (frames: readonly Frame[]): readonly LogLine[] =>
  frames.map(frame => ({ ...frame, text: textOf(frame) }));

function endOf(groups: readonly Frame[]): number {
  const last = groups.at(-1);
  return last ? last.seq + last.count : 0;
}
