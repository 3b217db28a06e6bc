import { lineOf } from '../../domain/rules/lines.js';
import { isMisread } from '../../domain/rules/misread.js';
import { askedLine } from '../../domain/rules/asked-line.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import type { EarlierReceipt } from '../../domain/model/document.js';
import type { Elsewhere, Prompt, Refusal, RefusalCode, Verdict } from '../../domain/model/verdict.js';
import type { Tone } from '../../events/outcomes/tone.js';
import type { Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { timeTexts } from '../../strings/time-text.js';
import { linesNamed } from './lines-named.js';
import { saleText } from './unit-history.js';
import type { RefusalText } from '../../strings/refusals.js';

/** An answer as the associate reads it: what it is, and what to do next. */
export interface VerdictMessage {
  readonly tone: Tone;
  readonly title: string;
  /** A number that counts up, shown large. */
  readonly count?: string;
  readonly next?: string;
  /** The serial, shown apart from the texts, exactly as captured. */
  readonly serial?: string;
  readonly product?: string;
  /** Where the unit belongs, which is found out a little later: the message comes again with it. */
  readonly place?: PlaceMessage;
  /** With `place`: the message that came without it, so that it is not shown as news again. */
  readonly first?: VerdictMessage;
}

/** Where a unit belongs, and the flow of this device that can be gone to. */
export interface PlaceMessage {
  readonly text: string;
  readonly flowId?: string;
  /** What the button says that goes there. */
  readonly go?: string;
}

/** The product's name on a line. */
export type NameOf = (lineId: string | undefined) => string | undefined;

/** The words for a verdict; undefined for a request that was carried out, which shows by itself. */
export function messageOf(verdict: Verdict, state: FlowState, strings: Strings): VerdictMessage | undefined {
  const nameOf: NameOf = lineId => lineOf(state, lineId)?.product.name;
  switch (verdict.outcome) {
    case 'accepted':
      return {
        ...gained(verdict, strings.accepted, nameOf, strings),
        serial: verdict.serial,
        ...noted(verdict.flags, strings),
      };
    case 'counted':
      return counted(verdict, nameOf, strings);
    case 'prompt':
      return promptMessage(verdict.prompt, linesNamed(state, verdict.prompt), strings);
    case 'refused': {
      // Of the product that is asked for, everybody knows that it is meant.
      const isKnown = verdict.lineId === askedLine(state)?.lineId || verdict.code === 'wrong-product';
      const product = isKnown ? undefined : (verdict.product ?? nameOf(verdict.lineId));
      return { ...refusedMessage(verdict, nameOf, strings), ...named(product) };
    }
    case 'done':
      return undefined;
  }
}

export function toneOf(verdict: Verdict): Tone | undefined {
  switch (verdict.outcome) {
    case 'accepted':
    case 'counted':
      return verdict.lineDone ? 'done' : 'accepted';
    case 'prompt':
      return 'prompt';
    case 'refused':
      return isDuplicate(verdict.code) ? 'duplicate' : 'refused';
    case 'done':
      return undefined;
  }
}

function isDuplicate(code: RefusalCode): boolean {
  return code === 'duplicate-in-flow' || code === 'duplicate-elsewhere' || code === 'already-received';
}

function gained(
  { lineId, lineDone }: { readonly lineId: string; readonly lineDone: boolean },
  title: string,
  nameOf: NameOf,
  strings: Strings,
): VerdictMessage {
  const product = nameOf(lineId) ?? '';
  return lineDone
    ? { tone: 'done', title: format(strings.lineDone, { product }) }
    : { tone: 'accepted', title, product };
}

/** A pack says with one scan that its units are there: how many they were is told. */
function counted(
  { lineId, lineIds = [lineId], lineDone, units = 1 }: Extract<Verdict, { outcome: 'counted' }>,
  nameOf: NameOf,
  strings: Strings,
): VerdictMessage {
  const said = units > 1 ? plural(strings, strings.countedUnits, units) : strings.counted;
  const product = productsOf({ code: 'over-quantity', lineIds }, nameOf);
  const message = gained({ lineId, lineDone }, said, () => product, strings);
  return lineDone && units > 1 ? { ...message, next: said } : message;
}

function noted(flags: readonly RefusalCode[], strings: Strings): { readonly next?: string } {
  if (flags.length === 0) return {};
  return {
    next: format(strings.acceptedWith, { reasons: flags.map(code => strings.refusals[code].title).join(', ') }),
  };
}

/**
 * The words for a question.
 * @param lines Those that it names, which are also those to choose from
 */
export function promptMessage(prompt: Prompt, lines: readonly LineState[], strings: Strings): VerdictMessage {
  const nameOf: NameOf = lineId => lines.find(line => line.lineId === lineId)?.product.name;
  switch (prompt.type) {
    case 'serial':
      return {
        tone: 'prompt',
        title: format(strings.scanSerialOf, { product: nameOf(prompt.lineId) ?? '' }),
      };
    case 'product': {
      if (prompt.serial === '') return { tone: 'prompt', ...strings.whichProduct };
      const { choose, scan } = prompt.isProductFirst ? strings.productFirst : strings.serialFirst;
      const next = lines.length > 0 ? choose : scan;
      return { tone: 'prompt', title: strings.scanProductOf, next, serial: prompt.serial };
    }
    case 'choice':
      return { tone: 'prompt', ...strings.whichSerial };
    case 'wrong-product': {
      const title = format(strings.belongsTo, { product: nameOf(prompt.lineId) ?? '' });
      return { tone: 'refused', title, next: strings.moveQuestion, serial: prompt.serial };
    }
    case 'confirm': {
      const { lineId, serial, readAs, ...about } = prompt;
      const { title, next } = strings.listedAs;
      return {
        ...(readAs === undefined
          ? refusedMessage({ ...about, text: serial }, nameOf, strings)
          : { tone: 'prompt', title: format(title, { serial }), next, serial: readAs }),
        ...named(nameOf(lineId)),
      };
    }
  }
}

/** The words for a refusal. */
export function refusedMessage(refusal: Refusal, nameOf: NameOf, strings: Strings): VerdictMessage {
  const { code, text, elsewhere, earlier, sale, batchIds = [] } = refusal;
  const products = productsOf(refusal, nameOf);
  const { title, next } = textsOf(refusal, products !== '', strings);
  const { documentId, batchId, userId, deviceId } = { ...elsewhere, ...earlier } as Partial<Elsewhere>;
  const where = [earlier && receiptText(earlier, strings), documentId, batchId, userId ?? deviceId];
  const values = {
    where: where.filter(Boolean).join(' · '),
    batches: batchIds.join(', '),
    products,
    product: products,
  };
  return {
    tone: isDuplicate(code) ? 'duplicate' : 'refused',
    title: format(title, values),
    // The host's own words say more than ours.
    next: isHostsWord(code) && text ? text : `${sale ? `${saleText(sale, strings)}. ` : ''}${format(next, values)}`,
    ...(text && !isHostsWord(code) && { serial: text }),
  };
}

/** Which receipt, and when. */
function receiptText({ receipt, atMs }: EarlierReceipt, strings: Strings): string {
  const { dayAndTime } = timeTexts(strings.locale);
  const number = receipt === undefined ? strings.earlierReceipt : format(strings.receipt, { number: receipt });
  return atMs === undefined ? number : `${number} · ${dayAndTime(atMs)}`;
}

/** The products that a refusal is about, each once. */
function productsOf({ code, product, lineId, lineIds = [] }: Refusal, nameOf: NameOf): string {
  const lines = code === 'wrong-product' && lineId !== undefined ? [lineId] : lineIds;
  const names = product === undefined ? lines.flatMap(id => nameOf(id) ?? []) : [product];
  return [...new Set(names)].join(', ');
}

function textsOf(refusal: Refusal, isNamed: boolean, strings: Strings): RefusalText {
  const { code, rule = '' } = refusal;
  if (isMisread(refusal)) return strings.misread;
  const { next } = strings.refusals[code];
  if (code === 'wrong-product' && isNamed) return { title: strings.belongsTo, next };
  const byRule: Readonly<Partial<Record<string, RefusalText>>> =
    code === 'doubtful' ? strings.doubts : strings.scanProblems;
  return byRule[rule] ?? strings.refusals[code];
}

/** The text of these refusals is the host's message, no serial. */
function isHostsWord(code: RefusalCode): boolean {
  return code === 'completion-refused' || code === 'approval-missing';
}

function named(product: string | undefined): { readonly product?: string } {
  return product === undefined ? {} : { product };
}
