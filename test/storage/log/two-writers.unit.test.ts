import { expect } from 'chai';
import fc from 'fast-check';
import { FlowLog } from '../../../src/storage/log/flow-log.js';
import { fromTexts, toLine } from '../../../src/storage/log/group.js';
import { hasStray } from '../../../src/storage/log/copied-groups.js';
import { joinCopies } from '../../../src/storage/log/join.js';
import { LogFile } from '../../../src/storage/log/log-file.js';
import type { LogLine } from '../../../src/storage/log/log-protocol.js';
import type { JournalRecord } from '../../../src/storage/schema.js';
import { chained, counted, summaryOf } from '../samples.js';
import { MemoryFile } from './memory-file.js';

const FLOW = 'flow';
const stamp = { atMs: 9, deviceId: '' };

/** A tab: the file that it writes, and how far it has seen the journal. */
class Writer {
  log: FlowLog;
  seen = 0;
  /** Its process is gone: what it leaves is its file. */
  isDead = false;

  constructor(
    public file: MemoryFile,
    public old: readonly MemoryFile[] = [],
  ) {
    this.log = new FlowLog(
      new LogFile(file),
      old.map(each => new LogFile(each)),
    );
  }

  /** One file in place of all, with these lines in place of what they have of the flow. */
  rewrite(lines?: readonly LogLine[]): void {
    [this.file, this.old] = [new MemoryFile(), []];
    this.log = this.log.copyTo(new LogFile(this.file), lines ? [FLOW] : []);
    this.log.append(lines ?? []);
  }
}

/** One device: a journal of which each transaction is the only one at its place, and tabs with a log file each. */
class Device {
  journal: JournalRecord[] = [];
  writers: Writer[] = [new Writer(new MemoryFile()), new Writer(new MemoryFile())];
  /** Told to somebody as stored. */
  acknowledged = 0;
  #clock = 0;
  #writes = 0;
  #facts = 0;

  get end(): number {
    return this.journal.reduce((sum, { facts }) => sum + facts.length, 0);
  }

  /** One transaction of a tab. */
  store(at: number, sizes: readonly number[], outcome: Outcome, cut: number): void {
    const writer = this.writers[at % this.writers.length];
    if (!writer || writer.isDead) return;
    const records = this.#recordsOf(sizes);
    const tail = this.journal.filter(({ seq }) => seq >= writer.seen);
    const size = writer.file.bytes.length;
    writer.log.append([...tail, ...records].map(each => this.lineOf(each)));
    if (outcome === 'stored' || outcome === 'cut') this.journal.push(...records);
    if (outcome === 'stored') [writer.seen, this.acknowledged] = [this.end, this.end];
    if (outcome === 'refused') writer.log.append(records.map(({ seq }) => ({ flowId: FLOW, seq, count: 0, text: '' })));
    if (outcome === 'stored' || outcome === 'refused') return;
    // Killed before it could take back, or while the group itself was written.
    writer.isDead = true;
    if (outcome === 'cut') writer.file.bytes = writer.file.bytes.slice(0, size + (cut % writer.file.bytes.length));
  }

  /** Everything starts again: both copies are joined, and the log has one file more. */
  restart(loss: number, isTurned: boolean): { readonly before: readonly JournalRecord[]; readonly tampered: number } {
    const before = this.journal;
    const files = this.writers.flatMap(({ file, old }) => [...old, file]);
    const [first = new MemoryFile(), ...others] = isTurned ? files.reverse() : files;
    const writer = new Writer(first, others);
    const kept = before.slice(0, Math.max(0, before.length - loss));
    const joined = this.join(writer, kept, false);
    this.journal = [...joined.records];
    if (joined.records.length > kept.length) this.#note(writer);
    this.acknowledged = this.end;
    writer.rewrite();
    this.writers = [writer, new Writer(new MemoryFile())];
    for (const each of this.writers) each.seen = this.end;
    return { before, tampered: joined.tampered.length };
  }

  /** The groups of one transaction. */
  #recordsOf(sizes: readonly number[]): JournalRecord[] {
    const write = `w${(this.#writes += 1)}`;
    let [seq, head] = [this.end, this.journal.at(-1)?.hash];
    return sizes.map(size => {
      const facts = Array.from({ length: size }, () => counted((this.#facts += 1)));
      const record = chained({ flowId: FLOW, seq, facts, write }, head);
      [seq, head] = [seq + size, record.hash];
      return record;
    });
  }

  /** What restoring adds at the end of both copies. */
  #note({ log }: Writer): void {
    const note = chained({ flowId: FLOW, seq: this.end, facts: [counted(0)], write: '' }, this.journal.at(-1)?.hash);
    this.journal.push(note);
    log.append([this.lineOf(note)]);
  }

  /** As restoring does it. */
  join(writer: Writer, database: readonly JournalRecord[], isShared: boolean): ReturnType<typeof joinCopies> {
    const log = fromTexts(writer.log.read(FLOW, 0, true)).map(({ record }) => record);
    const last = database.at(-1);
    const flow = last && { seq: last.seq + last.facts.length, ...(last.hash !== undefined && { head: last.hash }) };
    const joined = joinCopies({ flowId: FLOW, flow, database, log, isShared }, stamp);
    const isAnew = hasStray(log, joined.records);
    const known = new Set(isAnew ? [] : log);
    const lines = joined.records.filter(record => !known.has(record)).map(record => this.lineOf(record));
    if (isAnew) writer.rewrite(lines);
    else writer.log.append(lines);
    return joined;
  }

  lineOf(record: JournalRecord): LogLine {
    return toLine({ record, summary: summaryOf(FLOW), outbox: [] }, (this.#clock += 1));
  }
}

type Outcome = 'stored' | 'refused' | 'killed' | 'cut';

/** A step of a run, and how a run that fails says it. */
interface Step {
  readonly run: (device: Device) => void;
  readonly [fc.toStringMethod]: () => string;
}

function step(name: string, run: Step['run']): Step {
  return { run, [fc.toStringMethod]: () => name };
}

const store = fc
  .record({
    at: fc.nat(1),
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
    outcome: fc.constantFrom<Outcome>('stored', 'stored', 'stored', 'refused', 'refused', 'killed', 'cut'),
    cut: fc.nat(),
  })
  .map(({ at, sizes, outcome, cut }) =>
    step(`tab ${at} writes ${sizes.join('+')}: ${outcome}`, device => device.store(at, sizes, outcome, cut)),
  );

/** A tab that was killed comes back beside one that lives: its file is free, the other one is not. */
const comeBack = step('the dead tab comes back', device => {
  const dead = device.writers.find(({ isDead }) => isDead);
  const living = device.writers.find(({ isDead }) => !isDead);
  if (!dead || !living) return;
  const writer = new Writer(dead.file, dead.old);
  const { records, tampered } = device.join(writer, device.journal, true);
  // What a tab wrote last before it was killed may come back: nobody knows whether it was refused.
  expect(records.slice(0, device.journal.length)).to.deep.equal(device.journal);
  expect(tampered).to.deep.equal([]);
  device.journal = [...records];
  writer.seen = device.end;
  device.writers = [living, writer];
});

const restart = (loss: number, isTurned: boolean): Step =>
  step(`all start again, ${loss} groups are lost, files ${isTurned ? 'turned' : 'as they are'}`, device => {
    const known = device.acknowledged;
    const { before, tampered } = device.restart(loss, isTurned);
    const kept = before.filter(({ seq, facts }) => seq + facts.length <= known);
    expect(device.journal.slice(0, kept.length)).to.deep.equal(kept);
    expect(tampered).to.equal(0);
  });

const restarts = fc
  .record({ loss: fc.constantFrom(0, 0, 1, 2, 3, Infinity), isTurned: fc.boolean() })
  .map(({ loss, isTurned }) => restart(loss, isTurned));

describe('two writers of one log', () => {
  it('hide no group of each other, whatever was refused, taken back, torn or lost in whatever order', () => {
    const steps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: store },
        { weight: 1, arbitrary: restarts },
        { weight: 1, arbitrary: fc.constant(comeBack) },
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (all, isTurned) => {
        const device = new Device();
        for (const { run } of [...all, restart(Infinity, isTurned)]) run(device);
      }),
      { numRuns: 150 },
    );
  });
});
