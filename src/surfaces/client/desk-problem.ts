/** What the desk says when it cannot give what was asked for (a problem document, RFC 9457). */
export class DeskProblem extends Error {
  readonly status: number;
  /** Of docs/reference/errors.md; `client.unreadable` where the answer was no problem document. */
  readonly code: string;
  /** What to do next, in words. */
  readonly next: string;
  /** Whole seconds after which to come back; null where the desk does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(
    words: { readonly what: string; readonly next: string; readonly code: string },
    answer: { readonly status: number; readonly retryAfterSeconds: number | null },
  ) {
    super(words.what);
    this.name = 'DeskProblem';
    this.code = words.code;
    this.next = words.next;
    this.status = answer.status;
    this.retryAfterSeconds = answer.retryAfterSeconds;
  }
}

function textIn(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : null;
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** The problem that an answer tells. */
export async function problemIn(answer: Response): Promise<DeskProblem> {
  const document = await jsonOf(answer);
  const seconds = Number(answer.headers.get('Retry-After') ?? Number.NaN);
  return new DeskProblem(
    {
      code: textIn(document, 'code') ?? 'client.unreadable',
      what: textIn(document, 'what') ?? `The desk answered ${answer.status}.`,
      next: textIn(document, 'next') ?? 'Check that the address is that of a desk.',
    },
    { status: answer.status, retryAfterSeconds: Number.isFinite(seconds) ? seconds : null },
  );
}
