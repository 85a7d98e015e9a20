import { ChanceryError } from '../../kernel/index.ts';

/** What a trouble is told about. */
export interface TroubleContext {
  /** The store without its password. */
  readonly path: string;
  readonly waitMs: number;
}

/** What the system says when there is no way to a server. */
const NO_WAY: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at its address',
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  EHOSTUNREACH: 'there is no way to its address',
  ENETUNREACH: 'there is no way to its address',
  ETIMEDOUT: 'it did not answer in time',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  ENOENT: 'there is no socket at its path',
  EACCES: 'its socket may not be used',
};

/** The client's own words, which carry no code (pg 8.23, pg-pool 3.14). */
const CLIENT_WORDS: readonly (readonly [string, string])[] = [
  ['Connection terminated', 'the connection was cut'],
  ['Client has encountered a connection error', 'the connection was cut'],
  ['Client was closed', 'the connection was cut'],
  ['timeout expired', 'it did not answer in time'],
  ['does not support SSL', 'it speaks no TLS, which the address asks for'],
];

function textOf(error: object, key: string): string | null {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : null;
}

/** States of PostgreSQL by their class or number (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
function byState(
  state: string,
  why: string,
  { path, waitMs }: TroubleContext,
): ChanceryError | null {
  switch (state) {
    case '28P01':
    case '28000':
      return new ChanceryError('store.login', { path });
    case '42501':
      return new ChanceryError('store.rights', { path, why });
    case '25006':
      return new ChanceryError('store.read-only', { path });
    case '53300':
      return new ChanceryError('store.crowded', { path, why: 'the server takes no more' });
    case '53100':
      return new ChanceryError('store.full', { path });
    case '55P03':
      return new ChanceryError('store.busy', { path, waitMs });
    case 'XX001':
    case 'XX002':
      return new ChanceryError('store.corrupt', { path, seq: 'unknown', why });
    case '3D000':
      return new ChanceryError('store.unreachable', {
        path,
        why: 'it has no database of this name',
      });
    case '57P01':
    case '57P02':
    case '57P03':
    case '57P05':
      return new ChanceryError('store.unreachable', { path, why });
    default:
      return state.startsWith('08') ? new ChanceryError('store.unreachable', { path, why }) : null;
  }
}

/** The first of the errors of a name with several addresses; any other error as it is. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}

/**
 * Turns trouble of a server that the world has made into a ChanceryError; leaves all else as it is. The errors of the
 * client are not kept as causes: some hold the settings of the connection, and the password among them.
 */
export function postgresTrouble(given: unknown, context: TroubleContext): unknown {
  const error = firstOf(given);
  if (!(error instanceof Error) || error instanceof ChanceryError) return given;
  const { path } = context;
  const code = textOf(error, 'code');
  // Errors that the server sent have a severity; those of the system have a code of their own.
  if (code !== null && textOf(error, 'severity') !== null) {
    return byState(code, error.message, context) ?? given;
  }
  const why =
    NO_WAY[code ?? ''] ?? CLIENT_WORDS.find(([words]) => error.message.includes(words))?.[1];
  if (why !== undefined) return new ChanceryError('store.unreachable', { path, why });
  if (error.message.includes('timeout exceeded when trying to connect')) {
    return new ChanceryError('store.crowded', { path, why: 'all of this process are in use' });
  }
  // A server that asks for a password where none was given.
  const lacksPassword = /password must be a (?:non-empty )?string/.test(error.message);
  return lacksPassword ? new ChanceryError('store.login', { path }) : given;
}
