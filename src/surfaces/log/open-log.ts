import { type Logger, pino } from 'pino';

/** From quiet to talkative; each also writes what those before it write. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;

/** Fields that never reach a log, should anybody hand them over. */
const SECRET = ['password', 'token', 'secret', 'authorization', 'cookie', 'connection', 'key'];

/**
 * A log of one JSON object a line: `time` in ISO 8601, `level`, `event`, and what belongs to the event. No text of a
 * dispatch and no query of a request is in it.
 */
export function openLog(level: LogLevel, write: (line: string) => void): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'event',
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '…' },
    },
    { write },
  );
}
