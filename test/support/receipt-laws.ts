import type { CapturedLine, CaptureEvent } from '../../src/domain/model/capture-event.js';
import {
  EVENT_COLUMNS,
  parseEventFile,
  writeEpcis,
  writeEventFile,
  writeEventJson,
  writePeopleCsv,
} from '../../src/output/index.js';
import { parseCsv } from '../../src/output/csv.js';
import type { FlowState, LineState } from '../../src/domain/model/state.js';
import { schemaErrors, type Schema } from './json-schema.js';

/** The schemas that files are held against; the one of GS1 where it is at hand. */
export interface Schemas {
  readonly event: Schema;
  readonly epcis?: Schema | undefined;
}

interface EpcisEvent {
  readonly type: string;
  readonly eventID: string;
  readonly persistentDisposition?: { readonly set: readonly string[] };
  readonly epcList?: readonly string[];
  readonly quantityList?: readonly { readonly quantity: number }[];
  readonly parentID?: string;
  readonly 'cbvmda:lotNumber'?: string;
}

/** What one writer says of the units of a line, or of the whole event, in the same words as every other. */
type Figures = Readonly<Record<string, unknown>>;

/** Where the files of one event contradict its state, their schemas, or each other; empty where nothing does. */
export function receiptFaults(state: FlowState, event: CaptureEvent, schemas: Schemas): readonly string[] {
  const json = JSON.parse(writeEventJson(event).text) as CaptureEvent;
  const epcis = JSON.parse(writeEpcis(event, { baseUri: 'https://shop.example' }).text) as EpcisDocument;
  const rows = parseEventFile(writeEventFile(event, { columns: EVENT_COLUMNS }).text);
  const lines = json.lines.flatMap((line, at) => {
    const of = `${event.documentId} line ${line.lineId}`;
    const worked = state.lines.find(({ lineId }) => lineId === line.lineId);
    const own = parseCsv(writePeopleCsv({ ...json, lines: [line] }).text).slice(1);
    return [
      ...differing(`${of}: state and JSON`, worked ? inState(worked) : {}, inJson(line)),
      ...differing(`${of}: JSON and CSV`, { ...inJson(line), ...listsIn(line) }, inCsv(rows[at])),
      ...differing(`${of}: JSON and table for people`, inJson(line), inPeople(own)),
      ...differing(`${of}: JSON and EPCIS`, inJson(line), inEpcis({ ...json, lines: [line] })),
    ];
  });
  const { eventList } = epcis.epcisBody;
  return [
    ...schemaErrors(schemas.event, json).map(error => `${event.documentId} JSON ${error}`),
    ...(schemas.epcis ? schemaErrors(schemas.epcis, epcis) : []).map(error => `${event.documentId} EPCIS ${error}`),
    ...lines,
    ...differing(`${event.documentId}: cartons`, cartonsIn(json), {
      cartons: eventList.flatMap(({ parentID = [] }) => parentID).sort(),
    }),
    ...differing(
      `${event.documentId}: ids`,
      { ids: eventList.length },
      { ids: new Set(eventList.map(({ eventID }) => eventID)).size },
    ),
  ];
}

interface EpcisDocument {
  readonly epcisBody: { readonly eventList: readonly EpcisEvent[] };
}

function inState({ countedQty, serials, unreadable, shares }: LineState): Figures {
  const parts = [
    ...serials.map(unit => ({ ...unit, quantity: 1 })),
    ...unreadable.map(unit => ({ ...unit, quantity: 1 })),
    ...shares,
  ];
  const of = (condition: string) =>
    sum(parts.filter(unit => unit.condition === condition).map(({ quantity }) => quantity));
  return {
    counted: countedQty,
    units: sum(parts.map(({ quantity }) => quantity)),
    damaged: of('damaged'),
    rejected: of('rejected'),
    serials: serials.map(({ serial }) => serial),
    lots: sorted(parts.map(({ lot }) => lot)),
  };
}

function inJson(line: CapturedLine): Figures {
  const { countedQty: counted, damagedQty: damaged = 0, rejectedQty: rejected = 0, serials } = line;
  const units = [...serials, ...(line.unreadable ?? []), ...(line.shares ?? [])];
  const lots = sorted(units.map(({ lot }) => lot));
  return { counted, units: counted, damaged, rejected, serials: serials.map(({ serial }) => serial), lots };
}

/** What only JSON and CSV have. */
function listsIn({ missingSerials, unreadable = [], status, expectedQty }: CapturedLine): Figures {
  return { missing: missingSerials, unreadable: unreadable.length, status, expected: String(expectedQty ?? '') };
}

function inCsv(row: ReturnType<typeof parseEventFile>[number] | undefined): Figures {
  const { fields = {}, serials = [], lists = {} } = row ?? {};
  const [accepted, rejected] = [Number(fields.acceptedQty), Number(fields.rejectedQty)];
  return {
    counted: Number(fields.countedQty),
    units: accepted + rejected,
    damaged: Number(fields.damagedQty),
    rejected,
    serials,
    lots: sorted(lists.lots ?? []),
    missing: lists.missingSerials,
    unreadable: Number(fields.unreadableQty),
    status: fields.status,
    expected: fields.expectedQty,
  };
}

function inPeople(rows: readonly (readonly string[])[]): Figures {
  const units = rows.map(row => ({ serial: row[6] ?? '', quantity: Number(row[9]), condition: row[10], lot: row[12] }));
  const of = (condition: string) =>
    sum(units.filter(unit => unit.condition === condition).map(({ quantity }) => quantity));
  return {
    counted: Number(rows[0]?.[4]),
    units: sum(units.map(({ quantity }) => quantity)),
    damaged: of('damaged'),
    rejected: of('rejected'),
    serials: units.flatMap(({ serial, quantity }) => (serial !== '' && quantity > 0 ? serial.replace(/^'/, '') : [])),
    lots: sorted(units.map(({ lot }) => lot?.replace(/^'/, '') || undefined)),
  };
}

function inEpcis(event: CaptureEvent): Figures {
  const { text } = writeEpcis(event, { baseUri: 'https://shop.example' });
  const { eventList } = (JSON.parse(text) as EpcisDocument).epcisBody;
  const seen = eventList.filter(({ type }) => type === 'ObjectEvent');
  const unitsOf = ({ epcList = [], quantityList = [] }: EpcisEvent) =>
    epcList.length + sum(quantityList.map(({ quantity }) => quantity));
  const of = (word: string) => sum(seen.filter(one => one.persistentDisposition?.set.includes(word)).map(unitsOf));
  const units = sum(seen.map(unitsOf));
  const names = seen.flatMap(({ epcList = [] }) => epcList.map(serialIn));
  const serials = event.lines.flatMap(line => line.serials.map(({ serial }) => serial));
  return {
    counted: units,
    units,
    damaged: of('damaged'),
    rejected: of('non_sellable_other'),
    // Units of one step stand together, so that their order is another one.
    serials: sameTexts(names, serials) ? serials : names,
    lots: sorted(seen.map(one => one['cbvmda:lotNumber'])),
  };
}

function cartonsIn({ cartons = [] }: CaptureEvent): Figures {
  const scanned = cartons.flatMap(({ cartonId, status }) => (status === 'scanned' ? cartonId : []));
  return { cartons: [...new Set(scanned)].map(sscc => `https://id.gs1.org/00/${sscc}`).sort() };
}

/** The serial in the name of a unit: a Digital Link, or an address that ends with it behind the SKU and a dot. */
function serialIn(name: string): string {
  const [, link, own] = /\/21\/([^/]*)$|\/obj\/[^.]*\.(.*)$/.exec(name) ?? [];
  return decodeURIComponent(link ?? own ?? '');
}

function differing(where: string, one: Figures, other: Figures): readonly string[] {
  return Object.keys(one).flatMap(name => {
    const [mine, theirs] = [JSON.stringify(one[name]), JSON.stringify(other[name])];
    return mine === theirs ? [] : [`${where} disagree about ${name}: ${mine}, ${theirs}`];
  });
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}

function sorted(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap(text => text ?? []))].sort();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
