import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { Label, Means } from './means.js';
import { Screen, until } from './screen.js';

/** An associate with one way to read codes, at a `<serial-flow>`. Keeps what the page hears, in a word or two each. */
export class Associate {
  readonly screen: Screen;
  readonly heard: string[] = [];
  readonly #means: Means;

  constructor(flow: SerialFlow, means: Means) {
    this.screen = new Screen(flow);
    this.#means = means;
    const { heard } = this;
    flow.addEventListener('serial-accepted', ({ detail: { captured } }) =>
      heard.push(['accepted', captured.serial, ...captured.flags].join(' ')),
    );
    flow.addEventListener('serial-refused', ({ detail }) => heard.push(`refused ${detail.refusal.code}`));
    flow.addEventListener('serial-prompted', ({ detail }) => heard.push(`asked for ${detail.prompt.type}`));
    flow.addEventListener('serial-counted', ({ detail }) => heard.push(`counted ${detail.delta}`));
    flow.addEventListener('serial-removed', () => heard.push('removed'));
    flow.addEventListener('serial-line-restarted', () => heard.push('restarted'));
    flow.addEventListener('serial-flow-completed', ({ detail }) => heard.push(`completed ${detail.eventId}`));
    flow.addEventListener('serial-problem', ({ detail }) => heard.push(`problem ${detail.code}`));
  }

  /**
   * Reads a code; resolves to what the page hears of it. An event file that waited for its page may be handed over
   * meanwhile.
   */
  async scan(label: Label): Promise<string> {
    const said = await this.#answerTo(
      () => this.#means.present(label, this.screen),
      `an answer to ${label.text}`,
      heard => !heard.startsWith('completed'),
    );
    this.#means.remove();
    return said;
  }

  /** Presses a button that the page hears of; resolves to what it hears. */
  press(name: string): Promise<string> {
    return this.#answerTo(() => this.screen.press(name), `an answer to “${name}”`);
  }

  /** Does something that serials are accepted for; resolves to the first of them. */
  taken(act: () => Promise<void>): Promise<string> {
    return this.#answerTo(act, 'a serial', heard => heard.startsWith('accepted'));
  }

  /** Says no to the question that is open. */
  async setAside(): Promise<void> {
    await this.screen.press('Set aside');
    await until(() => !this.screen.words.includes('Set aside '), 'the question to go');
  }

  /** Goes back to the list, if a dialog covers it. */
  async toList(): Promise<void> {
    if (this.screen.dialog) await this.screen.press('Done');
    await until(() => this.screen.dialog === undefined, 'the list');
  }

  async #answerTo(
    act: () => Promise<void>,
    what: string,
    isAnswer: (heard: string) => boolean = () => true,
  ): Promise<string> {
    const before = this.heard.length;
    await act();
    const answer = () => this.heard.slice(before).find(isAnswer);
    await until(() => answer() !== undefined, what);
    return answer() ?? '';
  }
}
