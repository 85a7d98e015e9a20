import type { BriefResult, CheckDeps } from '../briefs/index.ts';
import { compileGrammar } from '../events/index.ts';
import {
  ChanceryError,
  type CivilDay,
  type Clock,
  civilDayAt,
  type Lexicon,
} from '../kernel/index.ts';
import { createLanguageDetector, createReader } from '../reading/index.ts';
import { baselineClaims, renamesIn } from '../record/index.ts';
import type { SourceDocument } from '../sources/index.ts';
import type { Development } from '../stories/index.ts';
import { namesOfThen } from './accord-names.ts';
import { createArticleParser } from './article-parser.ts';
import { BriefShelf } from './brief-shelf.ts';
import { changesAfter } from './changes/changes-after.ts';
import { checkAll, checkGiven } from './check-given.ts';
import { checkDeps } from './check-reader.ts';
import { checkRecord, replay } from './check-record.ts';
import { checkClaim, claimDocument } from './claims/check-claim.ts';
import { derivedOf } from './derived.ts';
import { LineShelf } from './development-lines.ts';
import { briefInputOf } from './development-state.ts';
import { dispatchView } from './dispatch-view.ts';
import { draftBrief } from './drafted-brief.ts';
import { compileEventCoder, type EventCoder } from './events/event-row.ts';
import { eventsOf } from './events/stored-events.ts';
import { explainId } from './explain.ts';
import { explainExpectation } from './explain-expectation.ts';
import { claimRows, partyRows } from './exports/record-rows.ts';
import { findUnknown } from './find-unknown.ts';
import { PartShelf } from './held-parts.ts';
import { importRegister } from './import-register.ts';
import { AccordsByDay, inquiryAt } from './inquire.ts';
import { type Baseline, type Inquiry, indexBaseline } from './knowledge.ts';
import { loadLexicon } from './lexicon/load-lexicon.ts';
import { SYSTEM_CLOCK } from './maintenance.ts';
import { makeRuling, rulingViews } from './make-ruling.ts';
import { loadModels, type Models } from './models.ts';
import { briefNames, compileNames, type Names, renamed } from './names.ts';
import { NamesByDay } from './names-by-day.ts';
import { overlapsDays } from './overlaps-days.ts';
import { overviewOf } from './overview.ts';
import { keepPrepared, type PrepareTools } from './prepare-pages.ts';
import { type ReadingLine, readDocument } from './reading-line.ts';
import { changesOf, historyOf } from './record-changes.ts';
import { accordView, nextView, stateView } from './record-views.ts';
import { compileSearching, type Searching } from './search/searching.ts';
import { Shelves } from './shelves.ts';
import type { Store, StoreView } from './store/contract.ts';
import { factsIn } from './store/facts-in.ts';
import { openStore } from './store/open-store.ts';
import { takeDocuments } from './take-documents.ts';
import { tallies } from './tallies.ts';
import { todayOf } from './today.ts';
import type { AsOf, Desk, UnderstoodDispatch } from './types.ts';

export interface DeskOptions {
  /** File of the embedded store; made where it is missing. */
  readonly storePath: string;
  readonly clock?: Clock;
  /** How long to wait for another process that writes. */
  readonly waitMs?: number;
  /** A lexicon that is loaded already, for several desks in one process; else the one that ships. */
  readonly lexicon?: Lexicon;
  /** The store grows to at most so many pages of 4 KB, then the disk counts as full. For tests. */
  readonly maxPages?: number;
}

interface Parts {
  readonly store: Store;
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly baseline: Baseline;
  readonly accordsByDay: AccordsByDay;
  readonly line: ReadingLine & { readonly close: () => Promise<void> };
  readonly clock: Clock;
  readonly check: CheckDeps;
  readonly events: EventCoder;
  readonly search: Searching;
}

/** The reader, the grammar and the parser, compiled from the lexicon. */
export function createLine(
  lexicon: Lexicon,
  models: Models,
  clock: Clock,
): ReadingLine & { readonly close: () => Promise<void> } {
  const parser = createArticleParser();
  let detector: ReturnType<typeof createLanguageDetector> | null = null;
  return {
    reader: createReader(lexicon),
    grammar: compileGrammar(lexicon),
    detectLanguage: async (text) => {
      detector ??= createLanguageDetector();
      return (await detector)(text);
    },
    parseArticle: parser.parse,
    models,
    close: parser.close,
    clock,
  };
}

class OpenDesk implements Desk {
  readonly #parts: Parts;
  readonly #shelf: BriefShelf;
  readonly #lines: LineShelf;
  readonly #names: NamesByDay;
  readonly #held = new PartShelf();
  readonly #shelves: Shelves;
  /** When somebody asked last. */
  #askedMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#shelf = new BriefShelf(parts.check);
    this.#lines = new LineShelf(parts.check);
    this.#names = new NamesByDay(parts.names);
    this.#shelves = new Shelves([this.#held, this.#shelf, this.#lines]);
  }

  #ask<T>(options: AsOf | undefined, work: (inquiry: Inquiry) => Promise<T>): Promise<T> {
    this.#askedMs = this.#parts.clock.monotonicMs();
    return this.#look(options, work);
  }

  async #look<T>(options: AsOf | undefined, work: (inquiry: Inquiry) => Promise<T>): Promise<T> {
    return this.#parts.store.read(async (view) => {
      const asOf = options?.asOf ?? (await this.#lastDayOf(view));
      const parts = { ...this.#parts, parts: this.#held };
      const inquiry = await this.#shelves.followed(await inquiryAt(view, asOf, parts));
      this.#names.keep(this.#namesFor(inquiry), asOf, options);
      return work(inquiry);
    });
  }

  #namesFor({ rulings, accords }: Inquiry): Names {
    return renamed(namesOfThen(this.#parts.names, accords), renamesIn(rulings));
  }

  async #lastDayOf(view: StoreView): Promise<CivilDay> {
    return (await view.lastDay()) ?? civilDayAt(this.#parts.clock.nowAt());
  }

  async #briefOf(inquiry: Inquiry, id: string): Promise<BriefResult> {
    return this.#shelf.get(inquiry, id, this.#namesFor(inquiry));
  }

  readonly #rowsOf = (inquiry: Inquiry) => (developments: readonly Development[]) =>
    this.#lines.rows(inquiry, developments, this.#namesFor(inquiry));

  #page(inquiry: Inquiry, options: { readonly rows?: number } = {}) {
    return {
      names: this.#namesFor(inquiry),
      rowsOf: this.#rowsOf(inquiry),
      rows: options.rows,
    };
  }

  take: Desk['take'] = (documents, options = {}) => takeDocuments(this.#parts, documents, options);

  importRegister: Desk['importRegister'] = (options) => importRegister(this.#parts, options);

  understand: Desk['understand'] = async (
    document: SourceDocument,
    options = {},
  ): Promise<UnderstoodDispatch> => {
    const { read, refusals } = await readDocument(this.#parts.line, document, {
      on: options.on ?? null,
    });
    if (read === null)
      throw new ChanceryError('input.no-article', {
        name: document.name,
        why: refusals.map((one) => one.code).join(', '),
      });
    return {
      dispatch: read.dispatch,
      reading: read.reading,
      acts: read.acts,
      refusals: read.refusals,
    };
  };

  checkClaim: Desk['checkClaim'] = (text, options) =>
    this.#ask(options, async (inquiry) => {
      const { asOf } = inquiry;
      const understood = await this.understand(claimDocument(text, asOf), { on: asOf });
      return checkClaim(inquiry, understood, this.#namesFor(inquiry));
    });

  developments: Desk['developments'] = (options = {}) =>
    this.#ask(options, async (inquiry) => {
      const listed = await inquiry.then.list(options.limit ?? 100, options.after);
      return this.#rowsOf(inquiry)(listed);
    });

  today: Desk['today'] = (options = {}) =>
    this.#ask(options, (inquiry) =>
      todayOf(inquiry, options, {
        names: this.#namesFor(inquiry),
        rowsOf: this.#rowsOf(inquiry),
      }),
    );

  development: Desk['development'] = (id, options) =>
    this.#ask(options, async (inquiry) => (await inquiry.then.get(id)).development);

  brief: Desk['brief'] = async (id, options = {}) => {
    const { draft } = options;
    if (draft === undefined) return this.#ask(options, (inquiry) => this.#briefOf(inquiry, id));
    const { composed, input } = await this.#ask(options, async (inquiry) => ({
      composed: await this.#briefOf(inquiry, id),
      input: await briefInputOf(inquiry, id),
    }));
    // The snapshot is closed by now: a model may take a minute, and nobody waits for it.
    const deps = { ...briefNames(this.#parts.names), check: this.#parts.check };
    return draftBrief(composed, input, { endpoint: draft, deps });
  };

  overview: Desk['overview'] = (topic, options = {}) => {
    const asOf = options.asOf ?? (topic.kind === 'day' ? topic.day : undefined);
    return this.#ask(asOf === undefined ? {} : { asOf }, (inquiry) =>
      overviewOf(inquiry, topic, {
        names: this.#namesFor(inquiry),
        check: this.#parts.check,
        briefOf: (id) => this.#briefOf(inquiry, id),
      }),
    );
  };

  checkBriefs: Desk['checkBriefs'] = (value, options = {}) =>
    checkAll(value, options, (given, on) =>
      this.#ask(on, (inquiry) => checkGiven(inquiry, given, this.#parts)),
    );

  accord: Desk['accord'] = (id, options) =>
    this.#ask(options, (inquiry) => accordView(inquiry, id, this.#page(inquiry, options)));

  state: Desk['state'] = (code, options) =>
    this.#ask(options, (inquiry) => stateView(inquiry, code, this.#page(inquiry, options)));

  accords: Desk['accords'] = (options) =>
    this.#ask(
      options,
      async (inquiry) => (await tallies(inquiry, this.#namesFor(inquiry))).accords,
    );

  states: Desk['states'] = (options) =>
    this.#ask(options, async (inquiry) => (await tallies(inquiry, this.#namesFor(inquiry))).states);

  next: Desk['next'] = (options = {}) =>
    this.#ask(options, async (inquiry) => {
      const found = await nextView(inquiry, {
        ...(options.state === undefined ? {} : { state: options.state }),
        ...(options.accord === undefined ? {} : { accord: options.accord }),
      });
      return found.filter((one) => overlapsDays(one.window, options.from, options.to));
    });

  changes: Desk['changes'] = (options = {}) =>
    this.#ask(options, (inquiry) => changesOf(inquiry, options, this.#namesFor(inquiry)));

  history: Desk['history'] = (entry, options) =>
    this.#ask(options, (inquiry) => historyOf(inquiry, entry, this.#namesFor(inquiry)));

  derived: Desk['derived'] = (entry, options) =>
    this.#ask(options, (inquiry) => derivedOf(inquiry, entry));

  rule: Desk['rule'] = (command) => makeRuling(this.#parts, command);

  rulings: Desk['rulings'] = (options) =>
    this.#ask(options, (inquiry) => rulingViews(inquiry.view, inquiry.asOf));

  dispatch: Desk['dispatch'] = (id, options) =>
    this.#ask(options, (inquiry) => dispatchView(inquiry, id));

  keepPrepared: Desk['keepPrepared'] = (options) => {
    const ask: PrepareTools['ask'] = (work) => this.#look(undefined, work);
    const askedMs = (): number => this.#askedMs;
    const own = { ask, askedMs, namesFor: (one: Inquiry) => this.#namesFor(one) };
    const shelves = { lines: this.#lines, briefs: this.#shelf };
    return keepPrepared({ ...this.#parts, ...own, ...shelves }, options);
  };

  dispatchesOf: Desk['dispatchesOf'] = (ids) =>
    this.#parts.store.read(async (view) =>
      (await view.dispatchesOf(ids)).map(({ dispatch }) => dispatch),
    );

  dispatches: Desk['dispatches'] = (options = {}) =>
    this.#ask(options, async ({ view, asOf }) =>
      (await view.dispatches({ limit: 100, ...options, asOf })).map((one) => one.dispatch),
    );

  explain: Desk['explain'] = (id, options) =>
    this.#ask(options, async (inquiry) =>
      id.startsWith('e-')
        ? explainExpectation(inquiry, id, this.#namesFor(inquiry))
        : explainId(inquiry, id, { names: this.#namesFor(inquiry) }),
    );

  find: Desk['find'] = async (name) => {
    const known = this.#parts.names.find(name);
    if (known !== null) return known;
    return this.#ask(undefined, async (inquiry) =>
      findUnknown(inquiry, name, this.#namesFor(inquiry)),
    );
  };

  nameOf: Desk['nameOf'] = (id, on) => this.#names.nameOf(id, on);

  names: Desk['names'] = (ids, options) =>
    this.#ask(options, async (inquiry) => {
      const names = this.#namesFor(inquiry);
      return ids.map((id) => ({ id, name: names.of(id) }));
    });

  search: Desk['search'] = (query, options = {}) =>
    this.#ask(options, (inquiry) =>
      this.#parts.search.search(inquiry, query, { names: this.#namesFor(inquiry), ...options }),
    );

  suggest: Desk['suggest'] = async (typed) => this.#parts.search.suggest(typed);

  refusals: Desk['refusals'] = (options = {}) =>
    this.#parts.store.read((view) => view.refusals({ limit: options.limit ?? 100 }));

  events: Desk['events'] = (options) =>
    this.#ask(options, ({ view, asOf }) => eventsOf(view, asOf, this.#parts.events));

  claims: Desk['claims'] = (options = {}) =>
    this.#ask(options, (inquiry) => claimRows(inquiry, this.#namesFor(inquiry), options));

  parties: Desk['parties'] = (options = {}) =>
    this.#ask(options, (inquiry) => partyRows(inquiry, this.#namesFor(inquiry), options));

  eventsOf: Desk['eventsOf'] = ({ acts, dispatch }) =>
    acts.map((act) => this.#parts.events.rowOf(act, dispatch));

  facts: Desk['facts'] = (options) => this.#parts.store.read((view) => view.facts(options));

  changesAfter: Desk['changesAfter'] = (position, options = {}) =>
    this.#parts.store.read((view) => changesAfter(view, position, options.limit ?? 100));

  rebuild: Desk['rebuild'] = async (onProgress) => {
    const done = await this.#parts.store.write(async (tx) => {
      const facts = await replay(tx, this.#parts.lexicon, onProgress);
      return { facts, digest: await tx.projectionDigest() };
    });
    // The log stands where it stood, and what follows from it may be another.
    this.#shelves.clear();
    return done;
  };

  check: Desk['check'] = () => checkRecord(this.#parts.store, this.#parts.lexicon);

  backup: Desk['backup'] = async (target) => {
    await this.#parts.store.backup(target);
    const facts = await factsIn(target);
    return { facts, path: target };
  };

  status: Desk['status'] = () => this.#parts.store.status();

  lastDay: Desk['lastDay'] = () => this.#parts.store.read((view) => this.#lastDayOf(view));

  close: Desk['close'] = async () => {
    await this.#parts.line.close();
    await this.#parts.store.close();
  };
}

/** Opens the desk on a store. Throws the store's and the lexicon's errors. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const lexicon = options.lexicon ?? (await loadLexicon());
  const store = await openStore({
    path: options.storePath,
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
    ...(options.maxPages === undefined ? {} : { maxPages: options.maxPages }),
  });
  const line = createLine(lexicon, await loadModels(), clock);
  const names = compileNames(lexicon);
  return new OpenDesk({
    store,
    lexicon,
    names,
    events: compileEventCoder(lexicon, names),
    search: compileSearching(lexicon),
    baseline: indexBaseline(baselineClaims(lexicon)),
    accordsByDay: new AccordsByDay(),
    line,
    clock,
    check: checkDeps(line),
  });
}
