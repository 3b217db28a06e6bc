import { FlowLog } from './flow-log.js';
import { LogFile, type SyncFile } from './log-file.js';
import type { LogAnswer, LogCalls, LogLine, LogRequest, OpenedLog } from './log-protocol.js';

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

  async open(name: string): Promise<OpenedLog> {
    const canWrite = Handle && 'createSyncAccessHandle' in Handle.prototype;
    if (!canWrite) throw new Error('There is no synchronous file access here.');
    // The log is open already: the store opens it once more after the database was cleared.
    if (files.size > 0) return { heads: log.heads(), hashes: log.hashes(), isShared: true };
    const root = await navigator.storage.getDirectory();
    folder = await root.getDirectoryHandle(name, { create: true });
    const names: string[] = [];
    for await (const file of folder.keys()) names.push(file);
    let isShared = false;
    for (const file of names.sort()) {
      // A file that cannot be opened is in use: it belongs to another tab that is open.
      await openFile(file).then(
        opened => files.set(file, opened),
        () => (isShared = true),
      );
    }
    if (files.size === 0) {
      const name = freshName();
      files.set(name, await openFile(name, true));
    }
    const old = [...files.values()];
    const own = old.pop() as LogFile;
    log = new FlowLog(own, old);
    const damaged = [...files.values()].flatMap(file => file.damaged);
    return { heads: log.heads(), hashes: log.hashes(), damaged, isShared };
  },

  async append(lines: readonly LogLine[]): Promise<void> {
    log.append(lines);
  },

  async read(flowId: string): Promise<readonly string[]> {
    return log.read(flowId, 0, true);
  },

  async compact(without: readonly string[]): Promise<void> {
    if (files.size === 1 && !log.has(without)) return;
    const name = freshName();
    const fresh = await openFile(name, true);
    log = log.copyTo(fresh, without);
    const old = files;
    files = new Map([[name, fresh]]);
    for (const [oldName, file] of old) {
      file.close();
      await folder.removeEntry(oldName);
    }
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
