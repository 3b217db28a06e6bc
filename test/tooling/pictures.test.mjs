import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { pictures } from '../../scripts/pictures.mjs';

/** A white picture with a black square of this side. */
function square(side) {
  const png = new PNG({ width: 100, height: 100 });
  png.data.fill(255);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) png.data.set([0, 0, 0], (y * 100 + x) * 4);
  return PNG.sync.write(png);
}

describe('pictures', () => {
  const home = process.cwd();
  let folder;
  const session = shot => ({ id: '1', browser: { getPage: () => ({ screenshot: async () => shot }) } });
  const compare = shot =>
    pictures().executeCommand({ command: 'pictures:compare', payload: { name: 'a-story' }, session: session(shot) });
  const update = async shot => {
    process.env.UPDATE_PICTURES = '1';
    const answer = await compare(shot);
    delete process.env.UPDATE_PICTURES;
    return answer;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'));
    mkdirSync(join(folder, 'test'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  it('asks for a picture where there is none', async () => {
    assert.match((await compare(square(40))).wrong, /no picture yet/);
  });

  it('takes the same picture as the same', async () => {
    await update(square(40));
    assert.equal((await compare(square(40))).wrong, '');
  });

  it('sees a change, and keeps a picture of it', async () => {
    await update(square(40));
    assert.match((await compare(square(42))).wrong, /differs from its picture in 1\d\d pixels/);
    assert.ok(readFileSync('.cache/pictures/a-story.difference.png').length > 0);
  });

  it('names pictures whose story is gone, and an update deletes them', async () => {
    await update(square(40));
    const leftOver = () =>
      pictures().executeCommand({ command: 'pictures:left-over', payload: { names: [] }, session: session() });
    assert.deepEqual(await leftOver(), ['a-story.png']);
    process.env.UPDATE_PICTURES = '1';
    await leftOver();
    delete process.env.UPDATE_PICTURES;
    assert.deepEqual(await leftOver(), []);
  });
});
