import type { SourceHealth, SourceRow } from '../../../desk/index.ts';
import { ChanceryError, type OutletKind } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given } from '../parse-options.ts';
import { reportError } from '../report-error.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { type OpenSources, withSources } from '../with-sources.ts';

interface Common {
  readonly store?: string;
  readonly json?: true;
}

function open(
  deps: CliDeps,
  options: Common & { readonly allowHost?: readonly string[] },
  work: (sources: OpenSources) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const chosen = { store: options.store, allowHosts: options.allowHost ?? [] };
  return withSources(deps, chosen, work);
}

function show(deps: CliDeps, rows: readonly SourceRow[], options: Common): void {
  if (options.json === true) {
    deps.terminal.out(jsonText({ sources: rows }));
    return;
  }
  const page = new Page(deps.terminal);
  page.title(counted(rows.length, 'source'));
  const columns = ['Source', 'State', 'Kind', 'Language', 'Verified', 'Name'];
  page.table(
    '',
    columns.map((title) => ({ title })),
    rows.map((row) => [
      row.id,
      row.isOn ? 'on' : 'off',
      row.kind ?? '',
      row.language ?? '',
      row.isVerified ? 'yes' : 'no',
      row.name,
    ]),
  );
  deps.terminal.out(`${page}`);
}

/** `chancery sources list`. */
export function listCommand(
  deps: CliDeps,
  options: Common & { readonly all?: true },
): Promise<ExitStatus> {
  return open(deps, options, async (sources) => {
    const isWanted = (row: SourceRow): boolean =>
      options.all === true || row.isOn || row.lastAskedAt !== null;
    show(deps, sources.list().filter(isWanted), options);
    return EXIT_STATUS.done;
  });
}

/** `chancery sources add ADDRESS`. Throws `fetch.address-invalid`. */
export function addCommand(
  deps: CliDeps,
  address: string,
  options: Common & {
    readonly name?: string;
    readonly kind?: OutletKind;
    readonly language?: string;
    readonly pages: boolean;
  },
): Promise<ExitStatus> {
  return open(deps, options, async (sources) => {
    const { name, kind, language, pages } = options;
    const more = given<{ name: string; kind: OutletKind; language: string }>({
      name,
      kind,
      language,
    });
    show(deps, [sources.add({ address, takesPages: pages, ...more })], options);
    return EXIT_STATUS.done;
  });
}

const switchTo =
  (isOn: boolean) =>
  (deps: CliDeps, ids: readonly string[], options: Common): Promise<ExitStatus> =>
    open(deps, options, async (sources) => {
      for (const id of ids) sources.find(id);
      const rows = ids.map((id) => sources.setOn(id, isOn));
      show(deps, rows, options);
      return EXIT_STATUS.done;
    });

/** `chancery sources on` and `off`. Throws `sources.unknown` and then changes nothing. */
export const switchCommands = { on: switchTo(true), off: switchTo(false) } as const;

/** `chancery sources test`. The status is that of the first that failed. */
export function testCommand(
  deps: CliDeps,
  names: readonly string[],
  options: Common & { readonly allowHost: readonly string[] },
): Promise<ExitStatus> {
  return open(deps, options, async (sources) => {
    let status: ExitStatus = EXIT_STATUS.done;
    for (const name of names) {
      try {
        const found = await sources.test(name);
        if (options.json === true) {
          deps.terminal.out(jsonText(found, 0));
          continue;
        }
        const page = new Page(deps.terminal);
        page.title(
          found.title ?? found.address,
          found.address,
          `${found.version}, ${counted(found.entries, 'entry', 'entries')}`,
          found.newestAt === null ? '' : `Newest: ${new Date(found.newestAt).toISOString()}`,
          found.fault === null ? '' : `Badly formed: ${found.fault}`,
        );
        deps.terminal.out(`${page}`);
      } catch (error) {
        if (!(error instanceof ChanceryError)) throw error;
        const told = reportError(error, deps.terminal, options.json === true);
        if (status === EXIT_STATUS.done) status = told;
      }
    }
    return status;
  });
}

function ago(at: number | null): string {
  return at === null ? 'never' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function share(value: number | null): string {
  return value === null ? 'none judged' : `${Math.round(value * 100)} %`;
}

function delay(ms: number | null): string {
  if (ms === null) return 'not known';
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function hubLine(hub: SourceHealth['hub']): string {
  if (hub === null) return '';
  const trouble = hub.trouble === null ? '' : ` ${hub.trouble}`;
  if (hub.state === 'active') return `told of news by ${hub.address}, until ${ago(hub.until)}`;
  return `hub ${hub.address}: ${hub.state}${trouble}`;
}

function healthLines(health: SourceHealth): readonly string[] {
  const { source, counts } = health;
  const gave = Object.entries(counts).filter(([, count]) => count > 0);
  return [
    `${source.name}${source.isOn ? '' : ' (off)'}`,
    source.trouble === null ? 'no trouble' : `${source.trouble.words} [${source.trouble.code}]`,
    `last success ${ago(source.lastSuccessAt)}, last change ${ago(source.lastChangeAt)}, next ${ago(source.nextAt)}`,
    `30 days: ${gave.length === 0 ? 'nothing' : gave.map(([name, count]) => `${count} ${name}`).join(', ')}; refused ${share(health.refusedShare)}; median delay ${delay(health.medianDelayMs)}`,
    hubLine(health.hub),
    source.movedFrom === null ? '' : `moved here from ${source.movedFrom}`,
  ].filter((line) => line !== '');
}

/** `chancery sources health`. */
export function healthCommand(deps: CliDeps, options: Common): Promise<ExitStatus> {
  return open(deps, options, async (sources) => {
    const health = sources.health();
    const quarantine = sources.quarantine();
    if (options.json === true) {
      deps.terminal.out(jsonText({ health, quarantine }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    const troubled = health.filter(({ source }) => source.trouble !== null).length;
    page.title(`${counted(health.length, 'source')}, ${troubled} with trouble`);
    page.entries(
      '',
      health.map((one) => ({ mark: one.source.id, lines: healthLines(one) })),
    );
    page.list(
      'In quarantine',
      quarantine.map(({ source, why, at }) => `${source}: ${why} (${ago(at)})`),
    );
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}

/** `chancery sources import FILE`. Throws `sources.opml-invalid` and `input.*`. */
export async function importCommand(
  deps: CliDeps,
  file: string,
  options: Common & { readonly on?: true },
): Promise<ExitStatus> {
  const { readSourceText } = await deps.loadDesk();
  const text = await readSourceText(file, deps.terminal.stdin);
  return open(deps, options, async (sources) => {
    show(deps, sources.importOpml(Buffer.from(text), file, options.on === true), options);
    return EXIT_STATUS.done;
  });
}

/** `chancery sources export`. Throws `output.unwritable`. */
export function exportCommand(
  deps: CliDeps,
  options: { readonly all?: true; readonly out?: string; readonly store?: string },
): Promise<ExitStatus> {
  return open(deps, given<Common>({ store: options.store }), async (sources) => {
    const rows = sources.list().filter((row) => options.all === true || row.isOn);
    const opml = sources.exportOpml(rows);
    if (options.out === undefined) deps.terminal.out(opml);
    else deps.writeFile(options.out, opml);
    return EXIT_STATUS.done;
  });
}
