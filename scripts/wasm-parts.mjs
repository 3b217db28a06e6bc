// What is compiled into zxing_reader.wasm. The package ships the licence of its own JavaScript only, so all other parts
// are named here, as read from the sources of that version: zxing-cpp's core without its writers, what zxing-wasm adds,
// and what Emscripten links.

import { readFileSync } from 'node:fs';

/** The version of zxing-wasm whose sources were read. */
const VERSION = '3.1.4';

/** Where the text of each licence stands, to be given with the copyright of the part. */
const TEXTS = {
  'Apache-2.0': 'node_modules/@zxing/library/LICENSE',
  'BSD-3-Clause': 'node_modules/lit/LICENSE',
  MIT: 'node_modules/zxing-wasm/LICENSE',
};

/** @type {{ name: string, license: keyof typeof TEXTS, homepage: string, copyright: string[] }[]} */
const PARTS = [
  {
    name: 'zxing-cpp',
    license: 'Apache-2.0',
    homepage: 'https://github.com/zxing-cpp/zxing-cpp',
    copyright: [
      'Copyright 2016 ZXing authors',
      'Copyright 2016 Nu-book Inc.',
      'Copyright 2016-2017 Huy Cuong Nguyen',
      'Copyright 2017-2026 Axel Waggershauser',
      'Copyright 2006-2007 Jeremias Maerki',
      'Copyright 2021-2025 gitlost',
      'Copyright 2023 Antoine Mérino',
      'Copyright 2023 siiky',
      'Copyright 2023 Ze-Zheng Wu',
      'Copyright 2025 wooyechan',
    ],
  },
  {
    name: 'libzueci',
    license: 'BSD-3-Clause',
    homepage: 'https://sourceforge.net/projects/libzueci/',
    copyright: ['Copyright (C) 2022 gitlost'],
  },
  {
    name: 'Flexible and Economical UTF-8 Decoder',
    license: 'MIT',
    homepage: 'http://bjoern.hoehrmann.de/utf-8/decoder/dfa/',
    copyright: ['Copyright (c) 2008-2009 Bjoern Hoehrmann <bjoern@hoehrmann.de>'],
  },
  {
    name: 'stb_image',
    license: 'MIT',
    homepage: 'https://github.com/nothings/stb',
    copyright: ['Copyright (c) 2017 Sean Barrett'],
  },
  {
    name: 'Emscripten',
    license: 'MIT',
    homepage: 'https://emscripten.org',
    copyright: ['Copyright (c) 2010-2014 Emscripten authors, see AUTHORS file.'],
  },
  {
    name: 'musl',
    license: 'MIT',
    homepage: 'https://musl.libc.org',
    copyright: ['Copyright © 2005-2020 Rich Felker, et al.'],
  },
];

/** @type {(license: keyof typeof TEXTS) => string} */
function textOf(license) {
  const [terms] = readFileSync(TEXTS[license], 'utf8').split(/(?<=END OF TERMS AND CONDITIONS)/);
  return terms.replace(/^(MIT|BSD 3-Clause) License\n\nCopyright.*\n\n/, '').trim();
}

/** @type {(version: string) => import('./third-party.mjs').Notice[]} */
export function wasmParts(version) {
  if (version !== VERSION)
    throw new Error(
      `zxing-wasm ${version}: see what its zxing_reader.wasm is made of, then say so in scripts/wasm-parts.mjs`,
    );
  return PARTS.map(({ name, license, homepage, copyright }) => ({
    title: `${name}, in zxing_reader.wasm of zxing-wasm ${version}: ${homepage}`,
    name,
    license,
    text: [...copyright, '', textOf(license)].join('\n'),
  }));
}
