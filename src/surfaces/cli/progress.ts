import type { Terminal } from './cli-deps.ts';
import { plain } from './text/plain.ts';

const QUIET_MS = 1_000;
const EACH_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

/** A line on standard error that tells how far a long piece of work is. */
export interface Progress {
  step(done: number, total: number | null, name: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Silent for the first second, and always where standard error is no terminal. */
export function startProgress(terminal: Terminal, what: string): Progress {
  const { isErrTerminal, err, monotonicMs } = terminal;
  if (!isErrTerminal) return { step: () => undefined, end: () => undefined };
  const startedMs = monotonicMs();
  let shownMs = Number.NEGATIVE_INFINITY;
  let isShown = false;
  const show = (words: string): void => {
    const line = plain(words);
    err(`${CLEAR_LINE}${line.length > 78 ? `${line.slice(0, 77)}…` : line}`);
    shownMs = monotonicMs();
    isShown = true;
  };
  const first = setTimeout(() => show(`${what} …`), QUIET_MS);
  first.unref();
  return {
    step(done, total, name) {
      const nowMs = monotonicMs();
      if (nowMs - startedMs < QUIET_MS || nowMs - shownMs < EACH_MS) return;
      show(`${what}: ${done}${total === null ? '' : ` of ${total}`} ${name}`);
    },
    end() {
      clearTimeout(first);
      if (isShown) err(CLEAR_LINE);
      isShown = false;
    },
  };
}
