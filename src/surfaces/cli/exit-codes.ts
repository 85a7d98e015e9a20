import type { ErrorStatus } from '../../kernel/index.ts';

/**
 * The exit status of every kind of trouble; `docs/reference/cli.md` lists them for people.
 * `bug` is anything thrown that is no ChanceryError.
 */
export const EXIT_STATUS = {
  done: 0,
  bug: 1,
  usage: 2,
  'bad-input': 3,
  refused: 4,
  'not-found': 5,
  unavailable: 6,
  store: 7,
  configuration: 8,
  'too-large': 9,
} as const satisfies Readonly<Record<ErrorStatus | 'done' | 'bug', number>>;

export type ExitStatus = (typeof EXIT_STATUS)[keyof typeof EXIT_STATUS];
