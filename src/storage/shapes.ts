import { groupBy } from '../domain/collections/group-by.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { SerialShape, ShapeChange, ShapesBySku } from '../domain/model/serial-shape.js';
import { mergedShapes, shapesOf, withoutSerial, withSerial } from '../domain/rules/serial-shapes.js';
import type { ShapesRecord } from './schema.js';

type Shapes = readonly SerialShape[];

/** What is kept of the serials of these products. */
export async function shapesOn(
  store: { get(sku: string): Promise<ShapesRecord | undefined> },
  skus: ReadonlySet<string>,
): Promise<ShapesBySku> {
  const records = await Promise.all(Array.from(skus, sku => store.get(sku)));
  return new Map(records.flatMap(record => (record ? [[record.sku, record.shapes] as const] : [])));
}

/** Stores which serials are known now. The requests are not awaited: the transaction is. */
export function changeShapes(store: IDBObjectStore, changes: readonly ShapeChange[]): void {
  for (const [sku, ofProduct] of groupBy(changes, change => change.sku))
    change(store, sku, before =>
      ofProduct.reduce<Shapes>(
        (shapes, { serial, units }) => (units > 0 ? withSerial : withoutSerial)(shapes, serial),
        before,
      ),
    );
}

/** Stores what entries of the ledger say of their products; the same entries again change nothing. */
export function addShapes(store: IDBObjectStore, entries: readonly LedgerEntry[]): void {
  for (const [sku, ofProduct] of groupBy(entries, entry => entry.sku)) {
    const said = shapesOf(ofProduct.map(({ serial }) => serial));
    change(store, sku, before => mergedShapes(before, said));
  }
}

/** Reads, changes and writes one record; what did not change is not written. */
function change(store: IDBObjectStore, sku: string, to: (before: Shapes) => Shapes): void {
  const request = store.get(sku) as IDBRequest<ShapesRecord | undefined>;
  request.addEventListener('success', () => {
    const before = request.result?.shapes ?? [];
    const shapes = to(before);
    if (JSON.stringify(shapes) !== JSON.stringify(before)) store.put({ sku, shapes });
  });
}
