/** One thing that is wrong with what the host handed in. */
export interface Problem {
  /** Kebab-case: `missing`, `wrong-type`, `too-long`, `duplicate`, `unknown-value`, `not-a-boolean`, … */
  readonly code: string;
  /** Where, such as `lines[3].sku`. */
  readonly path: string;
  /** One sentence for the partner's developer. */
  readonly message: string;
  /** Of an entry of a document: what stood there, for people, and the line that it stood on. */
  readonly entry?: string;
  readonly lineId?: string;
}

/** Thrown for something that the host handed in and that cannot be used, such as a document. Nothing was changed. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(
    subject: 'document' | 'products' | 'settings' | 'message' | 'list' | 'ledger' | 'export' | 'erasure' | 'refusal',
    problems: readonly Problem[],
  ) {
    super(
      `${subject}: ${problems[0]?.message ?? 'refused'}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`,
    );
    this.problems = problems;
  }
}

/**
 * The problems that an `InputError` names; none for any other error. The error may come from another copy of the SDK on
 * the page, so it is recognised by its name and not by its class.
 */
export function problemsOf(error: unknown): readonly Problem[] {
  try {
    const { name, problems } = Object(error) as Partial<InputError>;
    return name === 'InputError' && Array.isArray(problems) ? (problems as readonly Problem[]) : [];
  } catch {
    return []; // what was thrown throws itself
  }
}
