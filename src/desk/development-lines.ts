import {
  type BriefDispatch,
  type BriefLine,
  type CheckDeps,
  composeLine,
  type LineBefore,
  type LineInput,
} from '../briefs/index.ts';
import type { Act } from '../events/index.ts';
import { digestOf, groupedBy } from '../kernel/index.ts';
import { isRejected } from '../record/index.ts';
import { type Development, differencesOf } from '../stories/index.ts';
import { markOf } from './accords-then.ts';
import { titleFor } from './brief-shelf.ts';
import { developmentRow } from './development-row.ts';
import { newestOf, regrouped } from './development-state.ts';
import type { Inquiry } from './knowledge.ts';
import { type Matters, mattersOf } from './matters.ts';
import { briefNames, type Names } from './names.ts';
import type { DevelopmentThen } from './past-developments.ts';
import { isMoved, type Shelf } from './shelves.ts';
import type { KeptSentence } from './store/contract.ts';
import type { DevelopmentRow } from './types.ts';
import { type Keys, keysOfAccord } from './what-moved.ts';

/** Rows that are kept: some 3 KB each. Those of the pages of all states and accords are some five thousand. */
const MAX_KEPT = 8_000;

type Sentences = ReadonlyMap<string, readonly KeptSentence[]>;

/** What the lines of one list are composed from. */
interface Ground {
  readonly inquiry: Inquiry;
  readonly matters: Matters;
  readonly acts: ReadonlyMap<string, readonly Act[]>;
}

/** A difference is counted and named here, and what the record says of it is left to the brief. */
function differencesIn(
  development: Development,
  { items, dispatches }: Pick<DevelopmentThen, 'items' | 'dispatches'>,
) {
  return differencesOf(development, items, {
    remarkOf: () => null,
    texts: new Map(dispatches.map(({ id, text }) => [id, text])),
  });
}

function beforeOf(then: DevelopmentThen, { inquiry, matters }: Ground): LineBefore | null {
  if (then.items.length < 2) return null;
  const newest = newestOf(then);
  const items = then.items.filter((item) => item.dispatch !== newest);
  const dispatches = then.dispatches.filter(({ id }) => id !== newest);
  return {
    standings: matters.standingsWithout(then, newest),
    differences: () =>
      differencesIn(regrouped(then.development, items, inquiry.rulings), { items, dispatches }),
    dispatches: dispatches.map(({ id }) => id),
  };
}

function inputOf(then: DevelopmentThen, ground: Ground, sentences: Sentences | null): LineInput {
  const { inquiry, matters, acts } = ground;
  const { rulings, asOf } = inquiry;
  const dispatches: BriefDispatch[] = then.dispatches
    .filter(({ id }) => isRejected({ dispatch: id }, rulings) === null)
    .map((dispatch) => ({
      dispatch,
      sentences: sentences?.get(dispatch.id) ?? [],
      acts: (acts.get(dispatch.id) ?? []).filter(
        (act) => isRejected({ act: act.id }, rulings) === null,
      ),
    }));
  return {
    asOf,
    development: then.development,
    dispatches,
    state: {
      ...matters.heldOf(then),
      expectations: [],
      differences: differencesIn(then.development, then),
    },
    before: beforeOf(then, ground),
    parties: matters.partiesOf(then.development.leadAct?.accord?.id ?? null),
    hasSentences: sentences !== null,
  };
}

interface Composed {
  readonly line: BriefLine;
  readonly about: Keys;
}

/** The lines of developments, in few questions to the record, however many they are. */
async function linesOf(
  inquiry: Inquiry,
  whole: readonly DevelopmentThen[],
  tools: { readonly names: Names; readonly check: CheckDeps },
): Promise<ReadonlyMap<DevelopmentThen, Composed>> {
  const ids = whole.flatMap(({ dispatches }) => dispatches.map(({ id }) => id));
  const acts = groupedBy(await inquiry.view.actsOf(ids), ({ dispatch }) => dispatch);
  const ground = { inquiry, acts, matters: await mattersOf(inquiry, whole) };
  const deps = { ...briefNames(tools.names), check: tools.check };
  const lines = new Map<DevelopmentThen, Composed>();
  const left: DevelopmentThen[] = [];
  const put = (then: DevelopmentThen, line: BriefLine): void => {
    lines.set(then, { line, about: keysOfRow(then, ground.matters.entriesOf(then), inquiry) });
  };
  for (const then of whole) {
    const line = composeLine(inputOf(then, ground, null), deps);
    if (line === null) left.push(then);
    else put(then, line);
  }
  // Where no act can lead, a sentence of the reports does.
  const needed = left.flatMap(({ dispatches }) => dispatches.map(({ id }) => id));
  const sentences = await inquiry.view.sentencesOf(needed);
  for (const then of left) {
    const line = composeLine(inputOf(then, ground, sentences), deps);
    if (line !== null) put(then, line);
  }
  return lines;
}

interface Kept {
  readonly row: DevelopmentRow;
  readonly about: Keys;
}

/** What a row rests on: its dispatches, the entries that it looks up, and the accords that it tells of; not its states by themselves. */
function keysOfRow(
  { development: { leadAct }, items }: DevelopmentThen,
  entries: Iterable<string>,
  inquiry: Inquiry,
): Keys {
  const acts = [...items.flatMap(({ acts: own }) => own), ...(leadAct === null ? [] : [leadAct])];
  return new Set([
    ...items.map(({ dispatch }) => dispatch),
    ...acts.flatMap((act) => keysOfAccord(act, inquiry)),
    ...entries,
  ]);
}

/** A row is that of a development as it is, on a day, while the same accords are one. */
function keyOf({ id, dispatches }: Development, { asOf, accords }: Inquiry): string {
  return [id, asOf, digestOf(dispatches.join()), markOf(accords)].join(' ');
}

/**
 * Rows of lists, composed once for a day and kept until something that they rest on moves: an entry that they look up, a
 * dispatch on one of their accords, any ruling, any register. The row that was not asked for longest goes first.
 */
export class LineShelf implements Shelf {
  readonly #check: CheckDeps;
  readonly #kept = new Map<string, Kept>();

  constructor(check: CheckDeps) {
    this.#check = check;
  }

  /** One row for each development, in the same order. */
  async rows(
    inquiry: Inquiry,
    developments: readonly Development[],
    names: Names,
  ): Promise<DevelopmentRow[]> {
    const rows = new Map(developments.map((one) => [one.id, this.#known(one, inquiry)]));
    const missing = developments.filter(({ id }) => rows.get(id) === undefined);
    if (missing.length > 0) {
      const whole = await inquiry.then.whole(missing);
      const lines = await linesOf(inquiry, whole, { names, check: this.#check });
      for (const [then, { line, about }] of lines) {
        const title = titleFor(then.development.dispatches, inquiry.rulings) ?? line.title;
        const row = developmentRow(then.development, { ...line, title }, names);
        rows.set(row.id, row);
        if (inquiry.isNow()) this.#keep(keyOf(then.development, inquiry), { row, about });
      }
    }
    return developments.flatMap(({ id }) => rows.get(id) ?? []);
  }

  /** Those of which no row is kept. */
  missing(inquiry: Inquiry, developments: readonly Development[]): readonly Development[] {
    return developments.filter((one) => this.#known(one, inquiry) === undefined);
  }

  #known(one: Development, inquiry: Inquiry): DevelopmentRow | undefined {
    if (!inquiry.isNow()) return undefined;
    const key = keyOf(one, inquiry);
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.row;
  }

  forget(moved: Keys | null): void {
    for (const [key, { about }] of this.#kept)
      if (moved === null || isMoved(about, moved)) this.#kept.delete(key);
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MAX_KEPT) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
  }
}
