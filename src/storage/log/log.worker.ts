import { FlowLog } from './flow-log.js';
import { FileCopy, LogFile, type SyncFile } from './log-file.js';
import type { Heads, LogAnswer, LogCalls, LogLine, LogRequest, OpenedLog } from './log-protocol.js';

/** The members of the worker's scope and file handles that we use: the DOM and WebWorker libraries cannot be mixed. */
interface Scope {
  onmessage: ((event: MessageEvent<LogRequest>) => void) | null;
  postMessage(answer: LogAnswer): void;
}
interface FileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncFile>;
}

/** Missing in some engines, so looked up by name. */
const { FileSystemFileHandle: Handle } = globalThis as { FileSystemFileHandle?: { readonly prototype: object } };
const scope = globalThis as unknown as Scope;
let folder: FileSystemDirectoryHandle;
let log: FlowLog;
/** Open files by name: those whose tabs are gone, and our own, which is the newest. */
let files = new Map<string, LogFile>();

async function openFile(name: string, create = false): Promise<LogFile> {
  const handle = (await folder.getFileHandle(name, { create })) as FileHandle;
  return new LogFile(await handle.createSyncAccessHandle());
}

/** How often a file is tried. Chromium refuses to read one that has changed since it was looked at. */
const MAX_READS = 20;

/** What a file holds that another tab has open, or may want to open; none where it is gone. */
async function readFile(name: string): Promise<readonly LogFile[]> {
  for (let tries = 1; tries <= MAX_READS; tries++) {
    try {
      const file = await (await folder.getFileHandle(name)).getFile();
      return [new LogFile(new FileCopy(new Uint8Array(await file.arrayBuffer())))];
    } catch {
      // It is tried again.
    }
  }
  return [];
}

/** One new file in place of all, with these lines in place of these flows. What a kill leaves of old ones is joined. */
async function rewrite(without: readonly string[], lines: readonly LogLine[]): Promise<void> {
  const name = freshName();
  const fresh = await openFile(name, true);
  log = log.copyTo(fresh, without);
  log.append(lines);
  const old = files;
  files = new Map([[name, fresh]]);
  for (const [oldName, file] of old) {
    file.close();
    await folder.removeEntry(oldName).catch(() => undefined); // cleared, or another tab is reading it
  }
}

/** Names sort by age; two tabs never share one. */
function freshName(): string {
  return `${String(Date.now()).padStart(15, '0')}-${crypto.getRandomValues(new Uint32Array(2)).join('-')}.log`;
}

const CALLS: {
  readonly [Name in keyof LogCalls]: (...args: Parameters<LogCalls[Name]>) => Promise<ReturnType<LogCalls[Name]>>;
} = {
  async hello(): Promise<void> {
    // Nothing to do: the store only needs to know that the worker answers.
  },

  async open(name: string, isReader: boolean): Promise<OpenedLog> {
    const canWrite = Handle && 'createSyncAccessHandle' in Handle.prototype;
    if (!canWrite) throw new Error('There is no synchronous file access here.');
    const root = await navigator.storage.getDirectory();
    folder = await root.getDirectoryHandle(name, { create: true });
    const names: string[] = [];
    for await (const file of folder.keys()) names.push(file);
    // The site's data was cleared: what is open is in no folder any more.
    const isCleared = [...files.keys()].some(file => !names.includes(file));
    const others: LogFile[] = [];
    let isShared = false;
    for (const file of names.sort()) {
      if (files.has(file)) continue;
      // A file that cannot be opened is in use: it belongs to another tab that is open.
      const opened = isReader ? undefined : await openFile(file).catch(() => undefined);
      if (opened) files.set(file, opened);
      else isShared = true;
      if (isReader) others.push(...(await readFile(file)));
    }
    if (files.size === 0) {
      const own = freshName();
      files.set(own, await openFile(own, true));
    }
    const old = [...files.values()];
    const own = old.pop() as LogFile;
    log = new FlowLog(own, [...others, ...old]);
    const damaged = [...others, ...old, own].flatMap(file => file.damaged);
    if (isCleared) await rewrite([], []);
    const [heads, hashes, notes] = [log.heads(), log.hashes(), log.notes()];
    return { heads, hashes, notes, damaged: [...damaged, ...log.forked()], isShared };
  },

  async append(lines: readonly LogLine[]): Promise<void> {
    log.append(lines);
  },

  async headsOfAll(): Promise<Heads> {
    const others: LogFile[] = [];
    for await (const file of folder.keys()) if (!files.has(file)) others.push(...(await readFile(file)));
    const [own, ...old] = [...files.values()].reverse();
    return own ? new FlowLog(own, [...others, ...old]).heads() : {};
  },

  async read(flowId: string): Promise<readonly string[]> {
    return log.read(flowId, 0, true);
  },

  async compact(without: readonly string[], lines: readonly LogLine[]): Promise<void> {
    if (files.size > 1 || log.has(without) || lines.length > 0) await rewrite(without, lines);
  },
};

async function answer({ id, name, args }: LogRequest): Promise<void> {
  try {
    const call = CALLS[name] as (...args: readonly unknown[]) => Promise<unknown>;
    scope.postMessage({ id, value: await call(...args) });
  } catch (error) {
    scope.postMessage({ id, error: String(error) });
  }
}

/** One call after the other, in the order in which they came. */
let last: Promise<void> = Promise.resolve();
scope.onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};
