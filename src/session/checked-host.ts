import type { Problem } from '../domain/model/input-error.js';
import { compact, isFields } from '../domain/inputs/read-input.js';
import { MAX_ID_LENGTH, MAX_TEXT_LENGTH } from '../domain/inputs/read-values.js';
import { readDeliveryRefusal } from '../domain/inputs/read-delivery-refusal.js';
import type { ApproveAnswer, CompleteAnswer, DeliverAnswer, Host, VerifyAnswer } from '../ports/host.js';

const VERIFY_ANSWERS: readonly VerifyAnswer[] = ['known', 'unknown', 'unanswered'];

/**
 * The host, with its answers checked: every answer that comes back is of the type that the port says. An answer of
 * another type never counts as a yes: a serial stays unanswered, nothing is completed or approved, and an event file is
 * not delivered yet. An error of the host reaches whoever asked.
 * @param tell hears of answers of another type, once for each question: a host that answers wrongly does so every time
 */
export function checkedHost(host: Host, tell: (problem: Problem) => void): Host {
  const answers = new AnswerReader(tell);
  /** Looked up at each question, because a host may begin to listen later. What is no function does not listen. */
  const listens = (name: keyof Host): boolean => {
    try {
      return typeof host[name] === 'function';
    } catch {
      return false;
    }
  };
  return {
    get verify(): Host['verify'] {
      if (!listens('verify')) return undefined;
      return question => read(host.verify?.(question), answer => answers.verify(answer));
    },
    get mayComplete(): Host['mayComplete'] {
      if (!listens('mayComplete')) return undefined;
      return flowId => read(host.mayComplete?.(flowId), answer => answers.mayComplete(answer));
    },
    get approve(): Host['approve'] {
      if (!listens('approve')) return undefined;
      return question => read(host.approve?.(question), answer => answers.approve(answer));
    },
    get deliver(): Host['deliver'] {
      if (!listens('deliver')) return undefined;
      return async entry => answers.deliver(await host.deliver?.(entry));
    },
  };
}

/** Reads an answer. Undefined in place of a promise means that nobody listens. */
function read<T>(answer: unknown, reader: (answer: unknown) => T): Promise<T> | undefined {
  return answer === undefined ? undefined : Promise.resolve(answer).then(reader);
}

class AnswerReader {
  readonly #tell: (problem: Problem) => void;
  readonly #told = new Set<string>();

  constructor(tell: (problem: Problem) => void) {
    this.#tell = tell;
  }

  verify(answer: unknown): VerifyAnswer {
    const known = VERIFY_ANSWERS.find(word => word === answer);
    return known ?? this.#refuse('verify', "'known', 'unknown' or 'unanswered'", answer) ?? 'unanswered';
  }

  mayComplete(answer: unknown): CompleteAnswer {
    const { allowed, message } = isFields(answer) ? answer : {};
    if (typeof allowed === 'boolean') return compact({ allowed, message: this.#text('mayComplete.message', message) });
    this.#refuse('mayComplete', '{ allowed: true } or { allowed: false }', answer);
    return { allowed: false };
  }

  approve(answer: unknown): ApproveAnswer {
    const { approved, by, message } = isFields(answer) ? answer : {};
    if (typeof approved !== 'boolean') {
      this.#refuse('approve', '{ approved: true } or { approved: false }', answer);
      return { approved: false };
    }
    return compact({
      approved,
      by: this.#text('approve.by', by, MAX_ID_LENGTH),
      message: this.#text('approve.message', message),
    });
  }

  deliver(answer: unknown): DeliverAnswer {
    if (typeof answer === 'boolean') return answer;
    const { refused } = isFields(answer) ? answer : {};
    try {
      if (refused !== undefined) return { refused: readDeliveryRefusal(refused) };
    } catch {
      // It is told like any other answer that is not understood.
    }
    this.#refuse('deliver', 'true, false or { refused: { code, message } }', answer);
    return false;
  }

  /** A text beside the answer; the answer counts also without it. */
  #text(path: string, value: unknown, max = MAX_TEXT_LENGTH): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.length <= max) return value;
    return this.#refuse(path, `a text of at most ${max} characters`, value);
  }

  #refuse(path: string, wanted: string, answer: unknown): undefined {
    const [question = path] = path.split('.');
    if (this.#told.has(question)) return;
    this.#told.add(question);
    this.#tell({ code: 'bad-answer', path, message: `${path} must be answered with ${wanted}, not ${kindOf(answer)}` });
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
