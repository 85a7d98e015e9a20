import { ChanceryError } from '../../kernel/index.ts';
import type { Terminal } from './cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-codes.ts';
import { plain } from './text/plain.ts';

interface Trouble {
  readonly code: string;
  readonly what: string;
  readonly next: string;
  readonly exitStatus: ExitStatus;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof ChanceryError) {
    const { code, message, next, status } = error;
    return { code, what: message, next, exitStatus: EXIT_STATUS[status] };
  }
  const why = error instanceof Error ? error.message : String(error);
  return {
    code: 'bug',
    what: `This should not have happened: ${why}.`,
    next: 'Please report it with what CHANCERY_DEBUG=1 prints.',
    exitStatus: EXIT_STATUS.bug,
  };
}

/**
 * Says on standard error what happened and what to do: one line, or with `isJson` one JSON object.
 * A stack is printed only where CHANCERY_DEBUG is set. Returns the exit status.
 */
export function reportError(error: unknown, terminal: Terminal, isJson: boolean): ExitStatus {
  const trouble = troubleOf(error);
  const { code, what, next, exitStatus } = trouble;
  terminal.err(
    isJson
      ? `${JSON.stringify({ error: trouble })}\n`
      : `chancery: ${plain(what)} ${plain(next)} [${code}]\n`,
  );
  const debug = terminal.env['CHANCERY_DEBUG'] ?? '';
  if (debug !== '' && error instanceof Error) {
    terminal.err(`${error.stack ?? error.message}\n`);
    if (error.cause instanceof Error) terminal.err(`caused by ${error.cause.stack ?? ''}\n`);
  }
  return exitStatus;
}
