import type { SourceReport } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { parsePort } from '../parse-options.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { keepDelivering, withDeliveries } from '../with-deliveries.ts';
import { withDesk } from '../with-desk.ts';
import { withSources } from '../with-sources.ts';

export interface RunCommandOptions {
  readonly online?: true;
  readonly store?: string;
  readonly json?: true;
  readonly allowHost: readonly string[];
  readonly deliver?: boolean;
  readonly websubCallback?: string;
  readonly websubListen?: string;
}

const DEFAULT_LISTEN = '127.0.0.1:4610';

/** Throws `input.argument`. */
function hubsOf(deps: CliDeps, { websubCallback, websubListen }: RunCommandOptions) {
  const wrong = (why: string): ChanceryError => new ChanceryError('input.argument', { why });
  if (websubCallback === undefined) {
    if (websubListen !== undefined) throw wrong('--websub-listen needs --websub-callback.');
    return {};
  }
  const isAddress =
    URL.canParse(websubCallback) && /^https?:$/.test(new URL(websubCallback).protocol);
  if (!isAddress) throw wrong('--websub-callback takes an http or https address.');
  const place = /^(.+):(\d{1,5})$/.exec(websubListen ?? DEFAULT_LISTEN);
  if (place === null) throw wrong('--websub-listen takes HOST:PORT.');
  return {
    hubs: {
      callback: websubCallback.replace(/\/+$/, ''),
      place: { host: (place[1] ?? '').replace(/^\[|\]$/g, ''), port: parsePort(place[2] ?? '') },
      onFault: (fault: unknown) => deps.terminal.err(`${plain(String(fault))}\n`),
      onListening: (port: number) => {
        if (deps.terminal.isErrTerminal) deps.terminal.err(`Listening for hubs on port ${port}.\n`);
      },
    },
  };
}

function lineOf(report: SourceReport): string {
  const gave = Object.entries(report.counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const what = report.isUnchanged
    ? 'unchanged'
    : gave.length === 0
      ? 'nothing new'
      : gave.join(', ');
  const trouble =
    report.trouble === null ? '' : ` ${report.trouble.words} [${report.trouble.code}]`;
  return `${report.source}: ${report.trouble !== null && report.entries === 0 ? '' : what}${trouble}`;
}

function run(deps: CliDeps, ids: readonly string[], options: RunCommandOptions, isWatch: boolean) {
  const { terminal } = deps;
  const hubs = hubsOf(deps, options);
  const stop = new AbortController();
  const chosen = { store: options.store, allowHosts: options.allowHost };
  void terminal.untilStopped().then(() => {
    stop.abort();
    if (terminal.isErrTerminal)
      terminal.err('Stopping; what is under way is brought to its end.\n');
  });
  return withDesk(deps, { store: options.store, mode: 'write' }, ({ desk }) =>
    withSources(deps, chosen, async (sources): Promise<ExitStatus> => {
      const onReport = (report: SourceReport): void => {
        if (options.json === true) terminal.out(jsonText(report, 0));
        else terminal.out(`${plain(lineOf(report))}\n`);
      };
      const asked = { ids, isOnline: options.online === true, signal: stop.signal, onReport };
      if (isWatch) {
        const { signal } = stop;
        const watching = sources.watch(desk, { ...asked, ...hubs });
        if (options.deliver === false) await watching;
        else
          await withDeliveries(deps, options, async (deliveries) => {
            const ended = new AbortController();
            const signals = AbortSignal.any([signal, ended.signal]);
            const delivering = keepDelivering(deps, { desk, deliveries, signal: signals });
            await watching.finally(() => ended.abort());
            await delivering;
          });
        return EXIT_STATUS.done;
      }
      const reports = await sources.fetch(desk, asked);
      if (options.json !== true) {
        const filed = reports.reduce((sum, { counts }) => sum + counts.filed + counts.revised, 0);
        terminal.err(
          `${counted(reports.length, 'source')} asked, ${counted(filed, 'dispatch', 'dispatches')} filed.\n`,
        );
      }
      const isAllBad =
        reports.length > 0 &&
        reports.every(({ trouble, entries }) => trouble !== null && entries === 0);
      return isAllBad ? EXIT_STATUS.unavailable : EXIT_STATUS.done;
    }),
  );
}

/** `chancery fetch` and `chancery watch`. Throw `sources.unknown` and what the store throws. */
export const runCommands = {
  fetch: (deps: CliDeps, ids: readonly string[], options: RunCommandOptions): Promise<ExitStatus> =>
    run(deps, ids, options, false),
  watch: (deps: CliDeps, ids: readonly string[], options: RunCommandOptions): Promise<ExitStatus> =>
    run(deps, ids, options, true),
} as const;
