import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { minifyTemplates, minifyTemplatesForEsbuild } from '../../scripts/minify-templates.mjs';

/** Elements that are drawn and may hold no other one. */
const SHAPES = new Set(['circle', 'ellipse', 'image', 'line', 'path', 'polygon', 'polyline', 'rect', 'use']);
const FOREIGN = new Set([...SHAPES, 'svg', 'g', 'defs', 'clipPath', 'linearGradient', 'mask', 'stop', 'symbol']);

/** The texts of all tagged templates of a module, holes as `${}`. */
function templatesOf(code) {
  const found = [];
  const visit = node => {
    if (ts.isTaggedTemplateExpression(node)) {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      found.push(parts.join('${}'));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', code, ts.ScriptTarget.ES2022));
  return found;
}

/**
 * The SVG elements of a template, each with those it stands in, as an HTML parser nests them: only `/>` or a closing
 * tag ends one.
 */
function drawingOf(template) {
  const open = [];
  const drawn = [];
  for (const [, end, name, attributes, slash] of template.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g,
  )) {
    if (!FOREIGN.has(name)) continue;
    if (end) open.splice(Math.max(open.lastIndexOf(name), 0));
    else {
      drawn.push({ name, within: [...open], attributes: attributes.trim().replaceAll(/\s+/g, ' ') });
      if (!slash) open.push(name);
    }
  }
  return drawn;
}

const drawingsOf = code =>
  templatesOf(code)
    .map(drawingOf)
    .filter(drawing => drawing.length > 0);
const inOrder = drawings => drawings.map(drawing => JSON.stringify(drawing)).sort();
const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith(ending))
    .map(name => readFileSync(join(folder, name), 'utf8'));

/** What a template becomes in the package. */
async function minified(template) {
  const code = `const part = ${template};`;
  const rolled = await minifyTemplates().transform(code, '/project/src/elements/part.ts');
  return rolled?.code ?? code;
}

describe('templates that are minified', () => {
  const selfClosed = [
    'svg`<rect x="4" width="11"/><path d="M9 19"/>`',
    'svg`<g><circle r="1" /><circle r="2" /></g>`',
    'svg`<rect x=${x} /><path d=${d} />`',
    'svg`<rect ?hidden=${isHidden} /><path class="" />`',
    'html`<p><svg viewBox="0 0 1 1"><use href="#a" /><path d="M0 0" /></svg></p>`',
    'html`<svg>${svg`<line x1="1" /><polygon points="0,0" />`}</svg>`',
  ];
  for (const template of selfClosed) {
    it(`keep each shape closed: ${template}`, async () => {
      const names = code => drawingsOf(code).map(drawing => drawing.map(({ name, within }) => [name, within]));
      assert.deepEqual(names(await minified(template)), names(`(${template})`));
    });
  }

  it('keep elements of MathML closed', async () => {
    assert.match(await minified('html`<math><mspace width="1em" /><mi>x</mi></math>`'), /<mspace width="1em"\/><mi>/);
  });

  it('lose their blanks and the blanks of their styles', async () => {
    assert.match(await minified('html`<p>\n  <b>x</b>\n</p>`'), /`<p><b>x<\/b><\/p>`/);
    assert.match(await minified('css`a {\n  color: red;\n}`'), /`a\{color:red\}`/);
  });

  it('are the same where esbuild measures them', async () => {
    let load;
    minifyTemplatesForEsbuild().setup({ onLoad: (_, loads) => (load = loads) });
    const path = new URL('../../src/elements/view/line-mark.ts', import.meta.url).pathname;
    const { code } = await minifyTemplates().transform(readFileSync(path, 'utf8'), path);
    assert.equal((await load({ path })).contents, code);
  });
});

describe('the drawings of the built package', () => {
  const source = filesIn('src', '.ts').flatMap(drawingsOf);
  const single = 'serialkit.min.js';
  const builds = {
    [single]: drawingsOf(readFileSync(join('dist', single), 'utf8')),
    modules: readdirSync('dist', { recursive: true })
      .filter(name => name.endsWith('.js') && name !== single)
      .flatMap(name => drawingsOf(readFileSync(join('dist', name), 'utf8'))),
  };

  for (const [build, drawings] of Object.entries(builds)) {
    it(`have no shape in a shape: ${build}`, () => {
      const nested = drawings.filter(drawing => drawing.some(({ within }) => within.some(name => SHAPES.has(name))));
      assert.deepEqual(nested, []);
    });

    it(`are those of the source: ${build}`, () => {
      assert.ok(source.length >= 20, 'the source has its icons');
      assert.deepEqual(inOrder(drawings), inOrder(source));
    });
  }
});
