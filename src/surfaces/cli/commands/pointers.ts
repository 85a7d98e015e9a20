import type { Followed, PointerRow, PointerState, PointersAdded } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { parseLimit } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { reportError } from '../report-error.ts';
import { parseSelection, type SelectionOptions } from '../selection-options.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';
import { withSources } from '../with-sources.ts';

const DEFAULT_LIMIT = 100;

interface Common {
  readonly store?: string;
  readonly json?: true;
}

interface AddOptions extends Common, SelectionOptions {
  readonly cameo: readonly string[];
  readonly again?: true;
  readonly allowHost: readonly string[];
}

function parseCameo(codes: readonly string[]): readonly string[] {
  const wrong = codes.find((code) => !/^\d{2,4}$/.test(code));
  if (wrong !== undefined)
    throw new ChanceryError('input.argument', {
      why: '--cameo takes the beginning of a CAMEO code, two to four digits.',
    });
  return codes;
}

function told(report: PointersAdded, name: string, deps: CliDeps, isJson: boolean): void {
  if (isJson) {
    deps.terminal.out(jsonText({ list: name, ...report }, 0));
    return;
  }
  const page = new Page(deps.terminal);
  const { added, known, refusedCount } = report;
  page.title(`${name}: ${added} added, ${known} known already, ${refusedCount} refused`);
  page.list(
    'Not read',
    report.refused.map(({ name: list, row, why }) => `${list}, row ${row}: ${why}`),
  );
  deps.terminal.out(`${page}`);
}

/** Told to stop, what is under way is brought to its end. */
function stopSignal(deps: CliDeps): AbortSignal {
  const stop = new AbortController();
  void deps.terminal.untilStopped().then(() => stop.abort());
  return stop.signal;
}

/** `chancery pointers add`. The status is that of the first list that could not be read. */
export function addCommand(
  deps: CliDeps,
  lists: readonly string[],
  options: AddOptions,
): Promise<ExitStatus> {
  const selection = { ...parseSelection(options), cameo: parseCameo(options.cameo) };
  const isJson = options.json === true;
  const chosen = { store: options.store, allowHosts: options.allowHost };
  return withSources(deps, chosen, async (sources) => {
    const signal = stopSignal(deps);
    let status: ExitStatus = EXIT_STATUS.done;
    for (const name of lists) {
      const progress = startProgress(deps.terminal, 'Keeping');
      try {
        const adding = { selection, isAgain: options.again === true, signal };
        const report = await sources
          .addPointers(name, { ...adding, onProgress: progress.step })
          .finally(() => progress.end());
        told(report, name, deps, isJson);
      } catch (error) {
        if (!(error instanceof ChanceryError)) throw error;
        const code = reportError(error, deps.terminal, isJson);
        if (status === EXIT_STATUS.done) status = code;
      }
    }
    return status;
  });
}

function rowLines(row: PointerRow): readonly string[] {
  const codes = row.codes.flatMap(({ cameo, actors, themes }) => {
    const parts = [
      cameo === null ? '' : `CAMEO ${cameo}`,
      actors.join(' and '),
      themes.slice(0, 5).join(', '),
    ];
    return parts.filter((part) => part !== '').join(' ') || [];
  });
  return [
    row.address,
    [row.state, row.why ?? '', row.seenDay ?? 'no day', row.origin, row.title ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    [...new Set(codes)].slice(0, 4).join(' · '),
  ].filter((line) => line !== '');
}

/** `chancery pointers list`. */
export function listCommand(
  deps: CliDeps,
  options: Common & { readonly state?: PointerState; readonly limit?: string },
): Promise<ExitStatus> {
  const count = parseLimit(options.limit) ?? DEFAULT_LIMIT;
  return withSources(deps, { store: options.store, allowHosts: [] }, async (sources) => {
    const tally = sources.pointerTally();
    const rows = sources.pointers(options.state ?? null, count);
    if (options.json === true) {
      deps.terminal.out(jsonText({ tally, pointers: rows }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    const total = Object.values(tally).reduce((sum, one) => sum + one, 0);
    const states = Object.entries(tally)
      .filter(([, one]) => one > 0)
      .map(([state, one]) => `${one} ${state}`);
    page.title(counted(total, 'pointer'), states.join(', '));
    page.entries(
      '',
      rows.map((row) => ({ mark: '', lines: rowLines(row) })),
    );
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}

function followedLine({ address, state, why }: Followed): string {
  return `${state}: ${address}${why === null ? '' : ` (${why})`}`;
}

/** `chancery pointers fetch`. Throws what the store throws. */
export function fetchCommand(
  deps: CliDeps,
  options: Common & { readonly limit?: string; readonly allowHost: readonly string[] },
): Promise<ExitStatus> {
  const { terminal } = deps;
  const count = parseLimit(options.limit) ?? DEFAULT_LIMIT;
  const chosen = { store: options.store, allowHosts: options.allowHost };
  return withDesk(deps, { store: options.store, mode: 'write' }, ({ desk }) =>
    withSources(deps, chosen, async (sources): Promise<ExitStatus> => {
      const states: string[] = [];
      const onFollowed = (followed: Followed): void => {
        states.push(followed.state);
        if (options.json === true) terminal.out(jsonText(followed, 0));
        else terminal.out(`${plain(followedLine(followed))}\n`);
      };
      const run = { limit: count, signal: stopSignal(deps), onFollowed };
      await sources.followPointers(desk, run);
      const filed = states.filter((state) => state === 'filed').length;
      if (options.json !== true)
        terminal.err(
          `${counted(states.length, 'address', 'addresses')} asked, ${counted(filed, 'dispatch', 'dispatches')} filed.\n`,
        );
      return EXIT_STATUS.done;
    }),
  );
}
