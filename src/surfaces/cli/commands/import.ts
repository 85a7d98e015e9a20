import type { ImportReport } from '../../../desk/index.ts';
import { refusalText } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseDay } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted, dayWords, whenWords } from '../text/words.ts';
import { type Session, withDesk } from '../with-desk.ts';

export interface ImportCommandOptions {
  readonly mapping?: string;
  readonly dryRun?: true;
  readonly on?: string;
  readonly store?: string;
  readonly json?: true;
}

function changeLine(change: ImportReport['changes'][number]): string {
  const when = change.holds === null ? 'no day given' : whenWords(change.holds);
  const before = change.isReplacement ? ` (before: ${whenWords(change.before)})` : '';
  return `${change.entry}: ${change.stage}, ${when}${before}`;
}

function addReport(page: Page, report: ImportReport): void {
  const { isDryRun, added, replaced, known, refused } = report;
  const would = isDryRun ? 'would be ' : '';
  page.title(
    `${report.file}: ${counted(report.rows, 'row')} of ${report.register}, as of ${dayWords(report.day)}`,
    `${counted(added, 'claim')} ${would}added, ${replaced} ${would}put in the place of earlier ones, ${known} known already, ${counted(refused, 'refusal')}`,
    `Class of evidence: ${report.evidenceClass}. Edition ${report.edition.slice(0, 12)}.`,
    isDryRun ? 'Nothing was changed.' : '',
  );
  const rest = added + replaced - report.changes.length;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  page.list(isDryRun ? 'Would change' : 'Changed', [...report.changes.map(changeLine), ...more]);
  page.list(
    'Not taken',
    report.refusals.map(({ refusal, count }) => {
      const times = count === 1 ? '' : ` (and ${count - 1} more of the same)`;
      return `${refusalText(refusal)} [${refusal.code}]${times}`;
    }),
  );
}

/** `chancery import KIND FILE`. Ends with `refused` where the file has rows and none of them became a claim. */
export function importCommand(
  deps: CliDeps,
  kind: string,
  path: string,
  options: ImportCommandOptions,
): Promise<ExitStatus> {
  const on = parseDay(options.on);
  const isDryRun = options.dryRun === true;
  const work = async ({ desk }: Session): Promise<ExitStatus> => {
    const progress = startProgress(deps.terminal, isDryRun ? 'Looking' : 'Importing');
    const report = await desk
      .importRegister({
        kind,
        path,
        isDryRun,
        ...given<{ mapping: string; on: NonNullable<typeof on> }>({
          mapping: options.mapping,
          on,
        }),
        onProgress: (done, total, name) => progress.step(done, total, name),
      })
      .finally(() => progress.end());
    if (options.json === true) {
      deps.terminal.out(jsonText(report));
    } else {
      const page = new Page(deps.terminal);
      addReport(page, report);
      deps.terminal.out(`${page}`);
    }
    const isNothing = report.added + report.replaced + report.known === 0 && report.rows > 0;
    return isNothing ? EXIT_STATUS.refused : EXIT_STATUS.done;
  };
  return withDesk(deps, { store: options.store, mode: isDryRun ? 'read' : 'write' }, work);
}
