import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { reportError } from '../report-error.ts';
import { withDesk } from '../with-desk.ts';

interface McpCommandOptions {
  readonly url?: string;
  readonly store?: string;
}

/** Throws `input.argument`. */
function addressOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new ChanceryError('input.argument', { why: '--url takes an http or https address.' });
  return new URL(text).origin;
}

/** `chancery mcp`: answers an assistant on standard input and output until the input ends. */
export async function mcpCommand(deps: CliDeps, options: McpCommandOptions): Promise<ExitStatus> {
  const { terminal } = deps;
  const url = options.url === undefined ? null : addressOf(options.url);
  if (url !== null && options.store !== undefined)
    throw new ChanceryError('input.argument', { why: 'Give --url or --store, and not both.' });
  const serve = await deps.loadMcp();
  const common = {
    version: deps.readVersion(),
    onFault: (fault: unknown) => {
      reportError(fault, terminal, false);
    },
  };
  const stopped = terminal.untilStopped();
  if (url !== null) {
    const token = terminal.env['CHANCERY_TOKEN'] ?? '';
    await serve({ ...common, desk: { url, token: token === '' ? null : token } }, stopped);
    return EXIT_STATUS.done;
  }
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    await serve({ ...common, desk }, stopped);
    return EXIT_STATUS.done;
  });
}
