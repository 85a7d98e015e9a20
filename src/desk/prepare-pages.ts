import { ChanceryError, type Clock, type Lexicon } from '../kernel/index.ts';
import type { Development } from '../stories/index.ts';
import type { BriefShelf } from './brief-shelf.ts';
import type { LineShelf } from './development-lines.ts';
import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import { waitFor } from './wait-for.ts';

/** Rows that are prepared of one page of a state or an accord, which shows as many, and of the first list. */
const OF_A_PAGE = 12;
const OF_THE_LIST = 100;
/** Briefs that are prepared: those of the developments with which the list begins. */
const BRIEFS = 50;
/** Rows that are composed in one go: whoever asks meanwhile waits for so many. */
const AT_ONCE = 2;
/** So long it looks for some that are missing, in one go. */
const LOOKING_MS = 10;
/** Of the time between two goes so many parts are left to others for each that was taken. */
const LEFT_TO_OTHERS = 2;
/** It steps aside while somebody asks, until nobody has for a moment, but not for longer than this. */
const QUIET_MS = 150;
const ASIDE_MS = 3_000;
/** Between two rounds; where the log has not gone on there is nothing to look for. */
const ROUND_MS = 30_000;

/** What preparing is done with. */
export interface PrepareTools {
  /** Asks the record as it is now. */
  readonly ask: <T>(work: (inquiry: Inquiry) => Promise<T>) => Promise<T>;
  /** When somebody else asked last. */
  readonly askedMs: () => number;
  readonly namesFor: (inquiry: Inquiry) => Names;
  readonly lines: LineShelf;
  readonly briefs: BriefShelf;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
}

type Page = (inquiry: Inquiry) => Promise<readonly Development[]>;

function pagesOf({ states, accords }: Lexicon): Page[] {
  const limit = OF_A_PAGE;
  return [
    ({ then }) => then.list(OF_THE_LIST),
    ...states.map(
      ({ code }): Page =>
        ({ then, view }) =>
          then.among((page) => view.developmentsByActor(code, page), limit),
    ),
    ...accords.map(
      ({ id }): Page =>
        ({ then, view }) =>
          then.among((page) => view.developmentsByAccord(id, page), limit),
    ),
  ];
}

/** Leaves the process to others for the time that a go took twice over, and while somebody asks. */
async function stepAside(
  tookMs: number,
  { askedMs, clock }: PrepareTools,
  signal: AbortSignal,
): Promise<void> {
  await waitFor(LEFT_TO_OTHERS * tookMs, signal);
  const until = clock.monotonicMs() + ASIDE_MS;
  const isAsked = (): boolean => clock.monotonicMs() - askedMs() < QUIET_MS;
  while (!signal.aborted && isAsked() && clock.monotonicMs() < until)
    await waitFor(QUIET_MS, signal);
}

/** Walks the pages and composes the rows that are missing, a few at a time; how many there were. */
async function prepareRound(
  pages: readonly Page[],
  tools: PrepareTools,
  signal: AbortSignal,
): Promise<number> {
  const { ask, lines, namesFor, clock } = tools;
  // Each is tried once: of some there is nothing to say.
  const tried = new Set<string>();
  let at = 0;
  while (at < pages.length && !signal.aborted) {
    const startedMs = clock.monotonicMs();
    const tookMs = (): number => clock.monotonicMs() - startedMs;
    const composed = await ask(async (inquiry) => {
      let next: readonly Development[] = [];
      while (next.length === 0 && at < pages.length && tookMs() < LOOKING_MS) {
        const shown = (await pages[at]?.(inquiry)) ?? [];
        const missing = lines.missing(inquiry, shown).filter(({ id }) => !tried.has(id));
        next = missing.slice(0, AT_ONCE);
        if (missing.length <= AT_ONCE) at += 1;
      }
      await lines.rows(inquiry, next, namesFor(inquiry));
      for (const { id } of next) tried.add(id);
      return next.length;
    });
    // To have looked takes little; others are let in all the same.
    await stepAside(composed === 0 ? 0 : tookMs(), tools, signal);
  }
  return tried.size;
}

/** Composes the briefs with which the list begins, one at a time. */
async function prepareBriefs(tools: PrepareTools, signal: AbortSignal): Promise<void> {
  const { ask, briefs, namesFor, clock } = tools;
  const tried = new Set<string>();
  let isLeft = true;
  while (isLeft && !signal.aborted) {
    const startedMs = clock.monotonicMs();
    isLeft = await ask(async (inquiry) => {
      const listed = await inquiry.then.list(BRIEFS);
      const next = listed.find(({ id }) => !tried.has(id) && !briefs.isKept(inquiry, id));
      if (next === undefined) return false;
      tried.add(next.id);
      await briefs.get(inquiry, next.id, namesFor(inquiry));
      return true;
    });
    await stepAside(clock.monotonicMs() - startedMs, tools, signal);
  }
}

/**
 * Composes the rows with which the first list and the pages of states and accords begin, and the first briefs of the list,
 * before somebody asks for them, and again where something has moved, until it is told to stop. Takes a third of a processor
 * at most, and steps aside for whoever asks. `onRound` is told after each round how many rows it composed.
 */
export async function keepPrepared(
  tools: PrepareTools,
  { signal, onRound }: { readonly signal: AbortSignal; readonly onRound?: (rows: number) => void },
): Promise<void> {
  const pages = pagesOf(tools.lexicon);
  let prepared = -1;
  while (!signal.aborted) {
    try {
      const seq = await tools.ask(async ({ view }) => (await view.lastPlace())?.seq ?? 0);
      if (seq !== prepared) {
        const rows = await prepareRound(pages, tools, signal);
        await prepareBriefs(tools, signal);
        onRound?.(rows);
      }
      prepared = seq;
    } catch (error) {
      // A store that is away is told to whoever asks it; here the next round will do.
      if (!(error instanceof ChanceryError)) throw error;
    }
    await waitFor(ROUND_MS, signal);
  }
}
