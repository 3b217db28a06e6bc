/** The words of the back office for each kind of flow. */
export const KIND_NAMES = {
  'asn-receiving': { title: 'Receiving', note: 'Ship notices from vendors and the DC', add: undefined },
  'blind-receiving': { title: 'Blind receiving', note: 'Goods without papers', add: 'blind receipt' },
  'transfer-ship': { title: 'Transfers out', note: 'Pack for another store', add: 'transfer' },
  'transfer-receive': { title: 'Transfers in', note: 'Arrived from another store', add: undefined },
  'customer-return': { title: 'Customer returns', note: 'Brought back with a receipt', add: undefined },
  'return-to-vendor': { title: 'Returns to vendor', note: 'Faulty, recalled, unsold', add: 'return' },
  'cycle-count': { title: 'Cycle counts', note: 'Shelf by shelf, or everything', add: undefined },
  adjustment: { title: 'Adjustments', note: 'Found, lost, damaged', add: 'adjustment' },
};

export const KINDS = Object.keys(KIND_NAMES);

const readJson = async name => (await fetch(`data/${name}.json`)).json();

/** Everything the shell's server would send when an associate signs in. */
export async function loadHostData() {
  const [store, settings, products, ledger, blockedSerials, ...lists] = await Promise.all([
    ...['store', 'settings', 'products', 'ledger', 'blocked-serials'].map(readJson),
    ...KINDS.map(kind => readJson(`documents/${kind}`)),
  ]);
  const records = new Map(lists.flat().map(record => [record.document.documentId, record]));
  for (const record of savedRecords()) records.set(record.document.documentId, record);
  return { store, settings, products, ledger, blockedSerials, records };
}

const SAVED = 'till.documents';

function savedRecords() {
  return JSON.parse(localStorage.getItem(SAVED) ?? '[]');
}

/** Documents made on this till outlive a restart, as they would on the shell's server. */
export function saveRecord(records, record) {
  records.set(record.document.documentId, record);
  localStorage.setItem(SAVED, JSON.stringify([...savedRecords(), record]));
}
