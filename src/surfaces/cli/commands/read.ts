import type { Desk, UnderstoodDispatch } from '../../../desk/index.ts';
import { ChanceryError, refusalText } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { gatherInputs } from '../gather-inputs.ts';
import { given, parseDay } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { reportError } from '../report-error.ts';
import { addActs, addRefusals, dispatchFacts, spoken } from '../text/dispatch-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted, whenWords } from '../text/words.ts';
import { withDesk } from '../with-desk.ts';

export interface ReadOptions {
  readonly on?: string;
  readonly json?: true;
  readonly allowHost: readonly string[];
}

function jsonOf({ dispatch, reading, acts, refusals }: UnderstoodDispatch): unknown {
  return {
    article: dispatch,
    language: reading.language,
    sentences: reading.sentences.map(({ tokens: _tokens, ...sentence }) => sentence),
    mentions: reading.mentions,
    accords: reading.accords,
    days: reading.days,
    quotes: reading.quotes,
    acts,
    refusals: spoken(refusals),
  };
}

function wordsByActor(understood: UnderstoodDispatch, desk: Desk): readonly (readonly string[])[] {
  const byActor = new Map<string, Map<string, number>>();
  for (const { actors, text } of understood.reading.mentions) {
    for (const actor of actors) {
      const words = byActor.get(actor) ?? new Map<string, number>();
      words.set(text, (words.get(text) ?? 0) + 1);
      byActor.set(actor, words);
    }
  }
  return [...byActor].map(([actor, words]) => [
    desk.nameOf(actor),
    actor,
    [...words]
      .map(([text, count]) => (count === 1 ? `“${text}”` : `“${text}” ×${count}`))
      .join(', '),
  ]);
}

function pageOf(understood: UnderstoodDispatch, desk: Desk, page: Page): void {
  const { dispatch, reading, acts, refusals } = understood;
  page.title(
    dispatch.title ?? 'Without a title',
    ...dispatchFacts(dispatch),
    `${counted(reading.sentences.length, 'sentence')}, language ${dispatch.language}`,
  );
  if (acts.length === 0) page.text('No diplomatic act was found.');
  addActs(page, understood, desk);
  page.table(
    'Actors',
    [{ title: 'Actor' }, { title: 'Code' }, { title: 'Named as' }],
    wordsByActor(understood, desk),
  );
  const accords = new Map(reading.accords.map((row) => [row.accord, row]));
  page.table(
    'Accords',
    [{ title: 'Accord' }, { title: 'Identifier' }, { title: 'Known' }],
    [...accords.values()].map((row) => [row.name, row.accord, row.isKnown ? 'yes' : 'by its form']),
  );
  page.table(
    'Days',
    [{ title: 'Words' }, { title: 'Day' }, { title: 'Basis' }],
    reading.days.map((row) => [
      `“${row.text}”`,
      whenWords(row.value),
      row.basis === 'stated' ? 'stated' : `inferred, from ${row.from}`,
    ]),
  );
  addRefusals(page, refusals);
}

/** Whether there is anything of the text that was understood. */
function isUnderstood({ reading, refusals }: UnderstoodDispatch): boolean {
  return reading.sentences.length > 0 || refusals.length === 0;
}

/** `chancery read`. Nothing is kept. Throws `input.nothing-read` where there are only refusals. */
export async function readCommand(
  deps: CliDeps,
  input: string,
  options: ReadOptions,
): Promise<ExitStatus> {
  const { terminal } = deps;
  const day = given({ on: parseDay(options.on) });
  const isJson = options.json === true;
  return withDesk(deps, { store: undefined, mode: 'throwaway' }, async ({ desk, room }) => {
    const gathering = { allowHosts: options.allowHost, isFolderRead: false, isJson };
    const gathered = gatherInputs(deps, room, [input], gathering);
    const progress = startProgress(terminal, 'Reading');
    let status: ExitStatus = EXIT_STATUS.done;
    let readCount = 0;
    let pageCount = 0;
    for await (const item of gathered.items) {
      if (item.kind === 'refused') {
        terminal.err(`${plain(refusalText(item.refusal))}\n`);
        continue;
      }
      try {
        const understood = await desk.understand(item.document, day);
        progress.end();
        const page = new Page(terminal);
        pageOf(understood, desk, page);
        if (isJson) terminal.out(jsonText(jsonOf(understood), 0));
        else terminal.out(`${pageCount === 0 ? '' : '\n'}${page}`);
        pageCount += 1;
        if (isUnderstood(understood)) readCount += 1;
      } catch (error) {
        if (!(error instanceof ChanceryError)) throw error;
        const told = reportError(error, terminal, isJson);
        if (status === EXIT_STATUS.done) status = told;
      }
    }
    progress.end();
    const trouble = status === EXIT_STATUS.done ? gathered.status() : status;
    if (trouble !== EXIT_STATUS.done) return trouble;
    if (readCount === 0) throw new ChanceryError('input.nothing-read');
    return EXIT_STATUS.done;
  });
}
