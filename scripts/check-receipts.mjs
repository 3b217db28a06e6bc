// npm run check:receipts [-- SCHEMA]: documents worked by the engine, and what each writer says of them: JSON against
// its schema, CSV and the table for people read back, EPCIS, all compared field by field. EPCIS is held against GS1's
// own schema where its file is named, or lies at the place below.
import { existsSync, readFileSync } from 'node:fs';
import { receiptFaults } from '../test/support/receipt-laws.js';
import { worked, WORKS } from '../test/support/receipts.js';

const epcisSchema = process.argv[2] ?? 'test/fixtures/epcis/EPCIS-JSON-Schema.json';
const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const schemas = {
  event: read('src/output/capture-event.schema.json'),
  epcis: existsSync(epcisSchema) ? read(epcisSchema) : undefined,
};
if (!schemas.epcis) console.log(`EPCIS is not held against a schema: there is no ${epcisSchema}.`);

let faults = 0;
for (const work of WORKS) {
  const { state, event } = worked(work);
  const found = receiptFaults(state, event, schemas);
  faults += found.length;
  const units = event.lines.reduce((sum, { countedQty }) => sum + countedQty, 0);
  console.log(`${work.name}: ${event.lines.length} lines, ${units} units, ${found.length} disagreements`);
  for (const fault of found) console.log(`  ${fault}`);
}
console.log(`${WORKS.length} documents, ${faults} disagreements`);
process.exit(faults > 0 ? 1 : 0);
