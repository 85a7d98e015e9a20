import type { CliDeps } from './cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-codes.ts';
import { buildProgram } from './program.ts';

/** Whether errors are to be JSON; asked of the bare words, because they may be what is wrong. */
function wantsJson(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      word === '--json' ||
      word === '--format=json' ||
      (word === '--format' && words[at + 1] === 'json'),
  );
}

/** What commander throws when it has shown its help, or refuses the words. */
function isCommanderError(
  error: unknown,
): error is Error & { readonly code: string; readonly exitCode: number } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('commander.') &&
    'exitCode' in error
  );
}

const SHOWN = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

async function usageError(error: Error): Promise<Error> {
  const { ChanceryError } = await import('../../kernel/index.ts');
  const said = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  const why = /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`;
  return new ChanceryError('input.argument', { why }, error);
}

async function trouble(
  error: unknown,
  words: readonly string[],
  deps: CliDeps,
): Promise<ExitStatus> {
  if (isCommanderError(error) && SHOWN.has(error.code)) {
    // `chancery` alone: its help went to standard error and is the message.
    return error.exitCode === 0 ? EXIT_STATUS.done : EXIT_STATUS.usage;
  }
  const { reportError } = await import('./report-error.ts');
  const told = isCommanderError(error) ? await usageError(error) : error;
  return reportError(told, deps.terminal, wantsJson(words));
}

/** Runs the command that the words name and gives the exit status; nothing is thrown. */
export async function runCli(words: readonly string[], deps: CliDeps): Promise<ExitStatus> {
  try {
    const { program, outcome } = buildProgram(deps);
    await program.parseAsync([...words], { from: 'user' });
    return outcome();
  } catch (error) {
    return trouble(error, words, deps);
  }
}
