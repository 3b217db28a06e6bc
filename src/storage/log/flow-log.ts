import type { LogFile, Place } from './log-file.js';
import type { Heads, LogLine } from './log-protocol.js';

/** The groups of all flows in one or more files: one that is written, and older ones of tabs that are gone. */
export class FlowLog {
  readonly #own: LogFile;
  /** Groups by flow and the place of their first fact; of those at one place, one a file, the last counts. */
  readonly #flows = new Map<string, Map<number, readonly Place[]>>();

  /** @param old oldest first */
  constructor(own: LogFile, old: readonly LogFile[]) {
    this.#own = own;
    for (const file of [...old, own]) this.#index(file.places);
  }

  heads(): Heads {
    return Object.fromEntries([...this.#flows.keys()].map(flowId => [flowId, endOf(this.#groupsOf(flowId))]));
  }

  append(lines: readonly LogLine[]): void {
    this.#index(this.#own.append(lines));
  }

  read(flowId: string, from: number): string[] {
    return this.#groupsOf(flowId)
      .filter(({ seq }) => seq >= from)
      .map(place => place.file.read(place));
  }

  /** Whether it holds anything of these flows. */
  has(flows: readonly string[]): boolean {
    return flows.some(flowId => this.#flows.has(flowId));
  }

  /**
   * Writes all groups, but those of some flows, to a fresh file: also those that follow the log of a tab that lives.
   */
  copyTo(fresh: LogFile, without: readonly string[]): FlowLog {
    for (const [flowId, groups] of this.#flows) {
      if (without.includes(flowId)) continue;
      const kept = [...groups.values()].flatMap(places => places.at(-1) ?? []);
      fresh.append(kept.map(place => ({ ...place, text: place.file.read(place) })));
    }
    return new FlowLog(fresh, []);
  }

  #index(places: readonly Place[]): void {
    for (const place of places) {
      const groups = this.#flows.get(place.flowId) ?? new Map<number, readonly Place[]>();
      const others = (groups.get(place.seq) ?? []).filter(({ file }) => file !== place.file);
      // One without facts takes back what its own file has there, and must not hide what another tab has stored.
      this.#flows.set(place.flowId, groups.set(place.seq, place.count > 0 ? [...others, place] : others));
    }
  }

  /** The groups from the first fact on, as far as they follow each other without a gap. */
  #groupsOf(flowId: string): Place[] {
    const groups = this.#flows.get(flowId);
    const found: Place[] = [];
    const at = (seq: number): Place | undefined => groups?.get(seq)?.at(-1);
    for (let next = at(0); next; next = at(next.seq + next.count)) found.push(next);
    return found;
  }
}

function endOf(groups: readonly Place[]): number {
  const last = groups.at(-1);
  return last ? last.seq + last.count : 0;
}
