const GS = '\x1d';

/** Beginnings that lead a text to one grammar of codes each, by name. */
export const HEADS: Readonly<Record<string, string>> = {
  plain: '',
  'GS1 carrier': ']C1',
  bracketed: '(10)',
  'bracketed, escaped': '(10)\\(',
  'web address': 'https://a/',
  'Digital Link': 'https://a/01/09521234543213?',
  'EPC URI': 'urn:epc:id:sgtin:',
  'EPC tag URI': 'urn:epc:tag:sgtin-96:3.',
  'ISO 15434, 06': `[)>\x1e06${GS}`,
  'ISO 15434, 12': `[)>\x1e12${GS}ABC`,
  HIBC: '+A999',
  'GS1 inferred': '0109521234543213',
};

/** What is repeated behind a head, to make a parser go over the same characters again if it can be made to. */
export const SEEDS: readonly string[] = [
  '(21)A',
  '(',
  '\\(',
  `10A${GS}`,
  '/01/',
  '/10/a',
  '&99=1',
  '%',
  '%4',
  'A',
  'a.',
  '1',
  '0',
  GS,
  '\x1e',
  '|]e0',
  '<GS>',
  '^',
  '+$$',
  '.',
];
