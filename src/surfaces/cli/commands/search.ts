import type { SearchView } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay, parseLimit } from '../parse-options.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { addStandings } from '../text/record-lines.ts';
import { counted, dayWords, stageWords } from '../text/words.ts';
import { withDeliveries } from '../with-deliveries.ts';
import { withDesk } from '../with-desk.ts';

export interface SearchOptions {
  readonly save?: string;
  readonly saved?: string;
  readonly limit?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly json?: true;
}

function addFound(page: Page, found: SearchView): void {
  const { dispatches, developments, entries, meant } = found;
  page.title(`Search: ${found.search.canonical}`, `As of ${dayWords(found.asOf)}`);
  addStandings(page, entries, {
    heading: 'Entries of the record',
    first: 'Entry',
    nameOf: (row) =>
      [row.subject.name, row.accord?.name ?? row.counterpart?.name ?? '']
        .filter((name) => name !== '')
        .join(', '),
  });
  page.entries(
    'Developments',
    developments.map((row) => ({
      mark: dayWords(row.lastDay),
      lines: [row.title, `${counted(row.dispatchCount, 'dispatch', 'dispatches')} · ${row.id}`],
    })),
  );
  page.entries(
    'Dispatches',
    dispatches.map((row) => ({
      mark: row.day === null ? 'no day' : dayWords(row.day),
      lines: [
        row.title ?? 'Without a title',
        `${row.outlet ?? 'outlet not known'} · ${row.id}${row.stages.length === 0 ? '' : ` · ${row.stages.map((stage) => stageWords(stage)).join(', ')}`}`,
        ...row.excerpts.map(({ words }) => `“${words}”`),
      ],
    })),
  );
  if (dispatches.length + entries.length === 0)
    page.text('Nothing in the record has all of this. Ask with fewer words or fields.');
  if (found.cursor !== null)
    page.text('There are more dispatches; --limit shows more, and before:DAY goes back.');
  if (meant.length > 0)
    page.text(`As fields: ${meant.map(({ field, id }) => `${field}:${id}`).join(' ')}`);
}

/** Throws `input.argument`. */
function assertWords(query: readonly string[], { save, saved }: SearchOptions): void {
  const fail = (why: string): never => {
    throw new ChanceryError('input.argument', { why });
  };
  if (saved !== undefined && (query.length > 0 || save !== undefined))
    fail('--saved is asked alone, without words.');
  if (saved === undefined && query.length === 0)
    fail('Give words or fields to look for, or a search with --saved.');
}

/** `chancery search`. Throws `search.*`, `deliver.*`. */
export async function searchCommand(
  deps: CliDeps,
  query: readonly string[],
  options: SearchOptions,
): Promise<ExitStatus> {
  const asked = given({ asOf: parseDay(options.asOf), limit: parseLimit(options.limit) });
  assertWords(query, options);
  const { save, saved } = options;
  const words =
    saved === undefined
      ? query.join(' ')
      : await withDeliveries(deps, options, async (list) => list.search(saved).query);
  return withDesk(deps, { store: options.store, mode: 'read' }, async ({ desk }) => {
    const found = await desk.search(words, asked);
    if (save !== undefined) {
      const kept = await withDeliveries(deps, options, (list) =>
        list.saveSearch(desk, { name: save, query: words }),
      );
      deps.terminal.err(`Saved as “${plain(kept.name)}” (${kept.id}).\n`);
    }
    if (options.json === true) {
      deps.terminal.out(jsonText({ found }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    addFound(page, found);
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}
