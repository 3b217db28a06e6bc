import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { after, before, describe, it } from 'node:test';

describe('npm start', () => {
  let started;
  let port;

  /** By `node:http`, which sends a path as it is written. */
  async function statusOf(path) {
    const [response] = await once(get({ port, path }), 'response');
    response.resume();
    return response.statusCode;
  }

  before(async () => {
    started = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: '0' } });
    let said = '';
    for await (const text of started.stdout) {
      said += text;
      port = /http:\/\/127\.0\.0\.1:(\d+)\/demo\//.exec(said)?.[1];
      if (port) break;
    }
  });
  after(() => started.kill());

  it('serves the demo and the build', async () => {
    assert.equal(await statusOf('/demo/'), 200);
    assert.equal(await statusOf('/dist/serialkit.min.js'), 200);
  });

  it('leads everything else to the demo', async () => {
    assert.equal(await statusOf('/'), 302);
    assert.equal(await statusOf('/package.json'), 302);
  });

  it('serves nothing above its folders', async () => {
    assert.equal(await statusOf('/demo/../package.json'), 404);
    assert.equal(await statusOf('/demo/..%2fpackage.json'), 404);
  });
});
