import { wrap, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { MIGRATIONS, type FlowSchema } from './schema.js';
import { StoreError } from './store-error.js';
import { withinLimit, type Timer } from './time-limit.js';

export type Name = StoreNames<FlowSchema>;
export type Mode = 'readonly' | 'readwrite';
export type Database = IDBPDatabase<FlowSchema>;
export type Transaction<M extends Mode> = IDBPTransaction<FlowSchema, Name[], M>;

/** How long opening may wait for an older tab, in milliseconds: longer than a tab needs to close its handle. */
const OPEN_LIMIT_MS = 3000;
/** Bringing 100,000 claims from version 2 to 4 was measured to take 13 s in Chromium and 25 s in WebKitGTK. */
const MIGRATION_LIMIT_MS = 60_000;

export interface DatabaseOptions {
  readonly name: string;
  /** Absent where the platform has none, as in Node. */
  readonly factory: IDBFactory | undefined;
  readonly timer: Timer;
  /**
   * Called when the handle is of no more use: the browser closed it (undefined), or it was given up for another tab.
   */
  readonly onGone: (reason?: StoreError) => void;
  /** Called when there was no such database before. */
  readonly onMade: () => void;
}

/**
 * Opens the database and brings it to the newest version.
 * @throws {StoreError} `blocked` when an older tab does not let go within 3 s; `version-changed` when a newer version
 * made this database; `unavailable`
 */
export async function openDatabase({ name, factory, timer, onGone, onMade }: DatabaseOptions): Promise<Database> {
  if (!factory) throw new StoreError('unavailable', 'There is no IndexedDB here.');
  const request = factory.open(name, MIGRATIONS.length);
  let blocked = false;
  request.addEventListener('blocked', () => (blocked = true));
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    const { result, transaction } = request;
    if (oldVersion === 0) onMade();
    if (transaction) for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(result, transaction);
  });
  const opened = wrap(request) as unknown as Promise<Database>;
  const begun = new Promise<void>(resolve => request.addEventListener('upgradeneeded', () => resolve()));
  const late = (): StoreError =>
    blocked
      ? new StoreError('blocked', 'Another tab holds an older version of the database open.')
      : new StoreError('unavailable', 'The database did not open in time.');
  try {
    await withinLimit(Promise.race([opened, begun]), OPEN_LIMIT_MS, timer, late);
    const database = await withinLimit(opened, MIGRATION_LIMIT_MS, timer, late);
    database.addEventListener('close', () => onGone());
    database.addEventListener('versionchange', () => {
      database.close();
      onGone(new StoreError('version-changed', 'Another tab needs the database in a newer version.'));
    });
    return database;
  } catch (error) {
    // A handle that comes too late would block others for ever.
    opened.then(
      database => database.close(),
      () => undefined,
    );
    throw error;
  }
}

/**
 * Creates and deletes an empty database. Chromium now and then discarded an origin's whole IndexedDB at the first start
 * after a kill (5 of 80 kills at 5,000 records a second); with this done first, none of 80. The reason is not known.
 * Only a precaution, so it never fails.
 */
export async function warmUp({
  name,
  factory,
  timer,
}: Pick<DatabaseOptions, 'name' | 'factory' | 'timer'>): Promise<void> {
  if (!factory) return;
  const scratch = `${name}-scratch`;
  const late = (): Error => new Error('late'); // nobody hears it
  const createAndDelete = async (): Promise<void> => {
    (await wrap(factory.open(scratch)))?.close();
    await wrap(factory.deleteDatabase(scratch));
  };
  await withinLimit(createAndDelete(), OPEN_LIMIT_MS, timer, late).catch(() => undefined);
}
