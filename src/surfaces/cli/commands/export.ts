import { ChanceryError, type CivilDay } from '../../../kernel/index.ts';
import { parseDays, resolveScope } from '../asked-scope.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { baseAddress, given, parseDay, parseLimit } from '../parse-options.ts';
import { plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { type Session, withDesk } from '../with-desk.ts';

interface ExportOptions {
  readonly state?: string;
  readonly accord?: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly store?: string;
}

export interface CalendarExport extends ExportOptions {
  readonly from?: string;
  readonly to?: string;
  readonly base: string;
}

export interface FeedExport extends ExportOptions {
  readonly format: 'rss' | 'atom' | 'json';
  readonly limit?: string;
  readonly base: string;
}

export interface RowsExport extends ExportOptions {
  readonly format: 'csv' | 'jsonl' | 'parquet';
}

interface Asked {
  readonly asOf?: CivilDay;
  readonly state?: string;
  readonly accord?: string;
}

/** What is said on standard error once the file is written; null where its content says it all. */
interface Exported {
  readonly file: string | Uint8Array;
  readonly told: string | null;
}

async function exported(
  deps: CliDeps,
  options: ExportOptions,
  work: (session: Session, asked: Asked) => Promise<Exported>,
): Promise<ExitStatus> {
  const asOf = given<{ asOf: CivilDay }>({ asOf: parseDay(options.asOf) });
  return withDesk(deps, { store: options.store, mode: 'read' }, async (session) => {
    const { out } = options;
    const scope = await resolveScope(session.desk, options, asOf);
    const { file, told } = await work(session, { ...asOf, ...scope });
    if (out !== undefined) deps.writeFile(out, file);
    else if (typeof file === 'string') deps.terminal.out(file);
    const where = out === undefined ? '' : ` written to ${plain(out)}`;
    if (told !== null) deps.terminal.err(`${told}${where}\n`);
    else if (out !== undefined) deps.terminal.err(`Written to ${plain(out)}\n`);
    return EXIT_STATUS.done;
  });
}

/** `chancery export calendar`. */
export function exportCalendarCommand(deps: CliDeps, options: CalendarExport): Promise<ExitStatus> {
  const days = parseDays(options);
  const base = baseAddress(options.base, '--base');
  return exported(deps, options, async ({ room, desk }, asked) => ({
    file: await room.exportCalendar(desk, { ...asked, ...days, base }),
    told: null,
  }));
}

/** `chancery export feed`. */
export function exportFeedCommand(deps: CliDeps, options: FeedExport): Promise<ExitStatus> {
  const limit = given({ limit: parseLimit(options.limit) });
  const base = baseAddress(options.base, '--base');
  return exported(deps, options, async ({ room, desk }, asked) => ({
    file: await room.exportFeed(desk, { ...asked, ...limit, base, format: options.format }),
    told: null,
  }));
}

function rowsCommand(
  deps: CliDeps,
  options: RowsExport,
  rows: {
    readonly one: string;
    readonly of: 'exportClaims' | 'exportParties';
    readonly many?: string;
  },
): Promise<ExitStatus> {
  const { format } = options;
  if (format === 'parquet' && options.out === undefined)
    throw new ChanceryError('input.argument', {
      why: 'Parquet goes to a file: name it with --out.',
    });
  return exported(deps, options, async ({ room, desk }, asked) => {
    const { file, count } = await room[rows.of](desk, { ...asked, format });
    return { file, told: counted(count, rows.one, rows.many) };
  });
}

/** `chancery export claims`. */
export function exportClaimsCommand(deps: CliDeps, options: RowsExport): Promise<ExitStatus> {
  return rowsCommand(deps, options, { one: 'claim', of: 'exportClaims' });
}

/** `chancery export parties`. */
export function exportPartiesCommand(deps: CliDeps, options: RowsExport): Promise<ExitStatus> {
  return rowsCommand(deps, options, { one: 'party', of: 'exportParties', many: 'parties' });
}

/** `chancery export site FOLDER`. Throws `output.unwritable`. */
export function exportSiteCommand(
  deps: CliDeps,
  folder: string,
  options: Pick<FeedExport, 'asOf' | 'store' | 'limit' | 'base'>,
): Promise<ExitStatus> {
  const base = baseAddress(options.base, '--base');
  const limit = parseLimit(options.limit) ?? 200;
  const asOf = given<{ asOf: CivilDay }>({ asOf: parseDay(options.asOf) });
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ room, desk }) => {
    const { pages } = await room.exportSite(desk, { ...asOf, folder, base, limit });
    deps.terminal.err(`${counted(pages, 'page')} written to ${plain(folder)}\n`);
    return EXIT_STATUS.done;
  });
}
