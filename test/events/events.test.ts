import { expect } from 'chai';
import type { Refusal } from '../../src/domain/model/verdict.js';
import { SerialCloseRequestEvent } from '../../src/events/requests/serial-close-request.js';
import { SerialCompleteRequestEvent } from '../../src/events/questions/serial-complete-request.js';
import { SerialEnterRequestEvent } from '../../src/events/requests/serial-enter-request.js';
import {
  SerialFlowCompletedEvent,
  type SerialFlowCompletedDetail,
} from '../../src/events/outcomes/serial-flow-completed.js';
import { SerialRefusedEvent } from '../../src/events/outcomes/serial-refused.js';
import { SerialVerifyRequestEvent } from '../../src/events/questions/serial-verify-request.js';

const REFUSAL: Refusal = { code: 'malformed', text: 'x' };
const QUESTION = { flow: 'asn-receiving', documentId: 'd', lineId: '1', sku: 's', serial: 'A1' } as const;

describe('events', () => {
  it('let outcomes leave the outermost element, and keep requests of inner elements within it', () => {
    const refused = new SerialRefusedEvent({ flowId: 'f', refusal: REFUSAL });
    expect([refused.type, refused.bubbles, refused.composed]).to.deep.equal(['serial-refused', true, true]);
    const entered = new SerialEnterRequestEvent({ text: 'x' });
    expect([entered.type, entered.bubbles, entered.composed]).to.deep.equal(['serial-enter-request', true, false]);
    expect(new SerialCloseRequestEvent().detail).to.equal(null);
  });

  it('have details that survive as JSON', () => {
    const { detail } = new SerialRefusedEvent({ flowId: 'f', refusal: REFUSAL });
    expect(JSON.parse(JSON.stringify(detail))).to.deep.equal(detail);
  });
});

describe('a request event', () => {
  const ask = (answer: (event: SerialVerifyRequestEvent) => void): SerialVerifyRequestEvent => {
    const target = new EventTarget();
    target.addEventListener('serial-verify-request', event => answer(event as SerialVerifyRequestEvent));
    const event = new SerialVerifyRequestEvent(QUESTION);
    target.dispatchEvent(event);
    return event;
  };

  it('carries the answer of its listener, at once or later', async () => {
    expect(await ask(event => event.respondWith('known')).answer).to.equal('known');
    expect(await ask(event => event.respondWith(Promise.resolve('unknown'))).answer).to.equal('unknown');
  });

  it('has no answer where nobody gave one', () => {
    expect(ask(() => {}).answer).to.equal(undefined);
  });

  it('keeps the first answer', async () => {
    const event = ask(asked => {
      asked.respondWith('unknown');
      asked.respondWith('known');
    });
    expect(await event.answer).to.equal('unknown');
  });

  it('takes a plain no', () => {
    expect(ask(event => event.preventDefault()).defaultPrevented).to.equal(true);
    expect(new SerialCompleteRequestEvent({ flowId: 'f' }).cancelable).to.equal(true);
  });

  it('refuses an answer after the dispatch, when nobody waits for it', () => {
    const event = ask(() => {});
    expect(() => event.respondWith('known')).to.throw(DOMException, 'while the event is dispatched');
  });
});

describe('serial-flow-completed', () => {
  /** The event after its dispatch to a page that does this with it. */
  const completed = (listen: (event: SerialFlowCompletedEvent) => void): SerialFlowCompletedEvent => {
    const target = new EventTarget();
    target.addEventListener('serial-flow-completed', event => listen(event as SerialFlowCompletedEvent));
    const event = new SerialFlowCompletedEvent({ eventId: 'e', flowId: 'f' } as SerialFlowCompletedDetail);
    target.dispatchEvent(event);
    return event;
  };

  it('is not acknowledged until the host says so', async () => {
    const event = completed(heard => {
      expect(heard.acknowledgement).to.equal(undefined);
      heard.acknowledge();
    });
    expect(await event.acknowledgement).to.equal(true);
  });

  it('leaves the file in the outbox when the host could not take it after all', async () => {
    const event = completed(heard => heard.acknowledge(Promise.reject(new Error('server is gone'))));
    expect(await event.acknowledgement).to.equal(false);
  });

  const thrower = Object.defineProperty({}, 'ok', {
    get: () => {
      throw new Error('no');
    },
  });
  for (const [what, answer, isTaken] of [
    ['a response of 500', new Response(null, { status: 500 }), false],
    ['ok: false', { ok: false }, false],
    ['false', false, false],
    ['an ok that throws', thrower, false],
    ['a response of 200', new Response(null, { status: 200 }), true],
    ['ok: true', { ok: true }, true],
    ['an object', {}, true],
    ['null', null, true],
    ['a text', 'stored', true],
  ] as const)
    it(`is ${isTaken ? '' : 'not '}acknowledged by ${what}, at once or by a promise`, async () => {
      expect(await completed(heard => heard.acknowledge(answer)).acknowledgement).to.equal(isTaken);
      expect(await completed(heard => heard.acknowledge(Promise.resolve(answer))).acknowledgement).to.equal(isTaken);
    });

  it('keeps the first word', async () => {
    const event = completed(heard => {
      heard.acknowledge(false);
      heard.acknowledge(true);
    });
    expect(await event.acknowledgement).to.equal(false);
  });

  it('refuses an acknowledgement after the dispatch, when nobody waits for it', () => {
    const event = completed(() => {});
    expect(() => event.acknowledge()).to.throw(DOMException, 'while the event is dispatched');
    expect(event.acknowledgement).to.equal(undefined);
  });
});
