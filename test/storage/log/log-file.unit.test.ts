import { expect } from 'chai';
import fc from 'fast-check';
import { crc32 } from '../../../src/storage/log/crc32.js';
import { FlowLog } from '../../../src/storage/log/flow-log.js';
import { LogFile } from '../../../src/storage/log/log-file.js';
import type { LogLine } from '../../../src/storage/log/log-protocol.js';
import { MemoryFile } from './memory-file.js';

function line(flowId: string, seq: number, count = 1, text = `${flowId}@${seq}`): LogLine {
  return { flowId, seq, count, text };
}

function textsIn(file: LogFile): string[] {
  return file.frames.map(frame => file.read(frame));
}

describe('crc32', () => {
  it('gives the check value of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).to.equal(0xcbf43926);
  });
});

describe('LogFile', () => {
  it('gives back any lines after it was closed and opened again', () => {
    const lines = fc.array(
      fc.record({
        flowId: fc.string({ unit: 'grapheme' }),
        seq: fc.nat(),
        count: fc.nat(),
        text: fc.string({ unit: 'grapheme' }),
      }),
    );
    fc.assert(
      fc.property(fc.array(lines), groups => {
        const file = new MemoryFile();
        const log = new LogFile(file);
        for (const group of groups) log.append(group);
        const again = new LogFile(file);
        const found = again.frames.map(frame => {
          const { flowId, seq, count } = frame;
          return { flowId, seq, count, text: again.read(frame) };
        });
        expect(found).to.deep.equal(groups.flat());
      }),
    );
  });

  it('keeps every whole line wherever a kill cut the file, and goes on after them', () => {
    const whole = new MemoryFile();
    const log = new LogFile(whole);
    for (const seq of [0, 1, 2]) log.append([line('flow', seq)]);
    const frame = whole.bytes.length / 3;
    for (let size = 0; size < whole.bytes.length; size++) {
      const torn = new MemoryFile();
      torn.bytes = whole.bytes.slice(0, size);
      const kept = Math.floor(size / frame);
      const opened = new LogFile(torn);
      expect(opened.frames.length).to.equal(kept);
      opened.append([line('flow', 9)]);
      expect(textsIn(new LogFile(torn)).at(-1)).to.equal('flow@9');
    }
  });

  it('trusts nothing from the first wrong byte on', () => {
    const file = new MemoryFile();
    const log = new LogFile(file);
    log.append([line('flow', 0), line('flow', 1)]);
    const middle = Math.floor((file.bytes.length * 3) / 4);
    file.bytes[middle] = (file.bytes[middle] ?? 0) ^ 1;
    expect(textsIn(new LogFile(file))).to.deep.equal(['flow@0']);
  });

  it('leaves the file as it was when there is no room', () => {
    const file = new MemoryFile();
    const log = new LogFile(file);
    log.append([line('flow', 0)]);
    file.room = 10;
    expect(() => log.append([line('flow', 1)])).to.throw('could be written');
    file.room = Infinity;
    log.append([line('flow', 2)]);
    expect(textsIn(new LogFile(file))).to.deep.equal(['flow@0', 'flow@2']);
  });
});

describe('FlowLog', () => {
  const logOf = (...lines: LogLine[]): FlowLog => {
    const log = new FlowLog(new LogFile(new MemoryFile()), []);
    log.append(lines);
    return log;
  };

  it('counts facts up to the first gap', () => {
    const log = logOf(line('a', 0, 3), line('b', 0), line('a', 3, 2), line('a', 9));
    expect(log.heads()).to.deep.equal({ a: 5, b: 1 });
    expect(log.read('a', 3)).to.deep.equal(['a@3']);
  });

  it('holds nothing of a flow whose beginning is missing', () => {
    expect(logOf(line('a', 4)).heads()).to.deep.equal({ a: 0 });
  });

  it('takes what was written later at the same place', () => {
    expect(logOf(line('a', 0, 1, 'old'), line('a', 0, 1, 'new')).read('a', 0)).to.deep.equal(['new']);
  });

  it('joins older files and leaves flows out when it is copied', () => {
    const old = new LogFile(new MemoryFile());
    old.append([line('a', 0), line('b', 0)]);
    const log = new FlowLog(new LogFile(new MemoryFile()), [old]);
    log.append([line('a', 1)]);
    const file = new MemoryFile();
    expect(log.copyTo(new LogFile(file), ['b']).heads()).to.deep.equal({ a: 2 });
    expect(textsIn(new LogFile(file))).to.deep.equal(['a@0', 'a@1']);
  });

  it('takes back what a tab has written itself, not what another one has stored at that place', () => {
    const [other, own] = [new LogFile(new MemoryFile()), new LogFile(new MemoryFile())];
    own.append([line('a', 0), line('a', 1, 1, 'refused'), line('a', 1, 0, '')]);
    other.append([line('a', 1, 1, 'stored'), line('a', 2)]);
    for (const log of [new FlowLog(own, [other]), new FlowLog(other, [own])]) {
      expect(log.read('a', 0)).to.deep.equal(['a@0', 'stored', 'a@2']);
    }
  });

  it('has again what was there before a group that it took back', () => {
    const old = new LogFile(new MemoryFile());
    old.append([line('a', 0), line('a', 1, 1, 'stored')]);
    const log = new FlowLog(new LogFile(new MemoryFile()), [old]);
    log.append([line('a', 1, 2, 'refused')]);
    log.append([line('a', 1, 0, '')]);
    expect(log.read('a', 0)).to.deep.equal(['a@0', 'stored']);
    expect(log.copyTo(new LogFile(new MemoryFile()), []).read('a', 0)).to.deep.equal(['a@0', 'stored']);
  });

  it('copies what follows the log of a tab that lives, but nothing that was taken back', () => {
    const log = logOf(line('a', 100, 2), line('a', 102), line('b', 4), line('a', 103), line('a', 103, 0, ''));
    const file = new MemoryFile();
    log.copyTo(new LogFile(file), ['b']);
    expect(textsIn(new LogFile(file))).to.deep.equal(['a@100', 'a@102']);
  });
});
