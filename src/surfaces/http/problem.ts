import { ChanceryError, type ErrorCode, type ErrorStatus } from '../../kernel/index.ts';

/** What an HTTP answer says when it cannot give what was asked for (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable, of the error catalogue, or `desk.fault` for a fault of the program itself. */
  readonly code: string;
  /** What happened, in words. */
  readonly what: string;
  /** What the person can do next, in words. */
  readonly next: string;
}

const STATUS_OF: Readonly<Record<ErrorStatus, number>> = {
  usage: 400,
  'bad-input': 400,
  'not-found': 404,
  'too-large': 413,
  refused: 422,
  unavailable: 503,
  store: 500,
  configuration: 500,
};

/** Where HTTP has a more exact word than the status of the catalogue. */
const STATUS_OF_CODE: Partial<Readonly<Record<ErrorCode, number>>> = {
  'http.host-refused': 421,
  'http.method-refused': 405,
  'http.origin-refused': 403,
  'http.scope-refused': 403,
  'http.token-missing': 401,
  'http.token-refused': 401,
  'http.rate-limited': 429,
  'record.ruled-meanwhile': 409,
  'pdf.no-browser': 503,
  'http.not-built': 503,
};

/** What to do next where the catalogue speaks of the command line. */
const NEXT_OF_CODE: Partial<Readonly<Record<ErrorCode, string>>> = {
  'input.argument': 'See /api/v1/openapi.json for what can be asked.',
};

function problem(code: string, status: number, words: { what: string; next: string }): Problem {
  return {
    type: `urn:chancery:error:${code}`,
    title: words.what,
    status,
    detail: words.next,
    code,
    ...words,
  };
}

/** The problem document of any thrown value. What is no ChanceryError is a fault of ours: nothing of it is shown. */
function problemOf(error: unknown): Problem {
  if (error instanceof ChanceryError) {
    const status = STATUS_OF_CODE[error.code] ?? STATUS_OF[error.status];
    const next = NEXT_OF_CODE[error.code] ?? error.next;
    return problem(error.code, status, { what: error.message, next });
  }
  return problem('desk.fault', 500, {
    what: 'The desk met a fault of its own.',
    next: 'The record was not changed. Try again; if it stays so, run chancery store check and report it.',
  });
}

/** What HTTP says in headers beside the document. */
function headersOf(error: unknown, status: number): Record<string, string> {
  if (!(error instanceof ChanceryError)) return {};
  const { allow, seconds } = error.params;
  if (status === 401) return { 'WWW-Authenticate': 'Bearer realm="chancery"' };
  if (status === 405 && allow !== undefined) return { Allow: String(allow) };
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

/** The problem as an answer. */
export function problemAnswer(error: unknown): Response {
  const document = problemOf(error);
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headersOf(error, document.status),
    },
  });
}
