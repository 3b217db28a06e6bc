// Tables of what was found, and the floors that they must not fall through.
import { scoreOf, SCORES } from './score.mjs';
import { SHOPS } from './shops.mjs';

const GOOD = new Set(['right', 'right, flagged', 'asked or refused']);

function tallyBy(field, scored) {
  const tallies = new Map();
  for (const each of scored) {
    const tally = tallies.get(each[field]) ?? { [field]: each[field], decisions: 0 };
    tally.decisions++;
    tally[each.score] = (tally[each.score] ?? 0) + 1;
    tallies.set(each[field], tally);
  }
  return [...tallies.values()];
}

function print(title, rows, columns) {
  console.log(`\n${title}\n| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}`);
  for (const row of rows) console.log(`| ${columns.map(column => row[column] ?? '').join(' | ')} |`);
}

/** The cases with their outcomes and scores. */
export function scoredCases(cases, outcomes) {
  return cases.map((given, at) => ({ ...given, found: outcomes[at], score: scoreOf(given, outcomes[at]) }));
}

export function printScores(scored) {
  print('By situation', tallyBy('situation', scored), ['situation', 'decisions', ...SCORES]);
  const isTold = row => SCORES.some(score => row[score] && !GOOD.has(score));
  print('Kinds with more than right answers', tallyBy('label', scored).filter(isTold), [
    'label',
    'decisions',
    ...SCORES,
  ]);
  const worst = scored.filter(({ score }) => score === 'wrong' || score.startsWith('needless'));
  for (const { score, label, family, situation, reading, found, truth } of worst.slice(0, 40)) {
    const { outcome, sku, serial, why } = found;
    console.log(`${score}: ${label} (${family}), ${situation}: ${JSON.stringify(reading.text)}`);
    console.log(
      `  ${[outcome, sku, serial, why].filter(Boolean).join(' ')}, in truth ${truth.sku ?? 'none'} ${truth.serial ?? ''}`,
    );
  }
  if (worst.length > 40) console.log(`and ${worst.length - 40} more, in the file of --json`);
}

/** What no floor is set for: what nothing can tell, and what one check digit in ten asks. */
export function printApart(scored) {
  const share = (score, among) => {
    const found = among.filter(each => each.score === score).length;
    return `${found} of ${among.length} (${((100 * found) / among.length).toFixed(2)} %)`;
  };
  const inside = scored.filter(({ isClean, isCodeLength }) => isClean && isCodeLength);
  console.log(`\nmute: ${share('mute', scored)}`);
  console.log(`needless questions, clean numbers of GTIN lengths: ${share('needless question', inside)}`);
}

export function printShops(rows) {
  print('Shops', rows, Object.keys(rows[0]));
}

/** Each floor: what it is, what was found, and the most that it may be. */
export function floorsOf(scored, shops) {
  const of = (score, among) => among.filter(each => each.score === score).length;
  const standing = voucher => scored.filter(({ vouched }) => vouched === voucher);
  const clean = scored.filter(({ isClean }) => isClean);
  const plain = clean.filter(({ isCodeLength }) => !isCodeLength);
  const kin = standing('kin');
  const wrong = ['list', 'ledger', 'host', 'nobody'].map(voucher => {
    return [`silently wrong, with ${voucher}`, of('wrong', standing(voucher)), 0];
  });
  const asked = shops.flatMap(row => {
    const { limit } = SHOPS[row.shop];
    return limit === undefined ? [] : [[`questions per 100 units, ${row.shop}`, row['once kin is known'], limit]];
  });
  return [
    ...wrong,
    ['silently wrong per 1,000, with kin', (1000 * of('wrong', kin)) / kin.length, 2],
    ['needless refusals', of('needless refusal', clean), 0],
    [
      'needless questions, % of clean labels outside GTIN lengths',
      (100 * of('needless question', plain)) / plain.length,
      0.3,
    ],
    ...asked,
  ];
}

/** Prints the floors; false where one is broken. */
export function printFloors(floors) {
  print(
    'Floors',
    floors.map(([floor, found, limit]) => ({
      floor,
      found: Math.round(found * 100) / 100,
      'at most': limit,
      '': found <= limit ? 'holds' : 'BROKEN',
    })),
    ['floor', 'found', 'at most', ''],
  );
  return floors.every(([, found, limit]) => found <= limit);
}
