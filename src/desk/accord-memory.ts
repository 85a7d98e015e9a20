import { type CivilDay, groupedBy } from '../kernel/index.ts';
import {
  type ActKnown,
  type ActUnder,
  type FactBodies,
  isRejected,
  type Replacement,
  type Ruling,
  type StoredFact,
} from '../record/index.ts';
import type { StoreView } from './store/contract.ts';

/** Dispatches that are asked for at once. */
const PART = 400;
/** More new facts than these are not looked through: everything is asked for anew. */
const LOOKED_THROUGH = 400;

/** A day, and the rulings that hold on it. */
interface Then {
  readonly asOf: CivilDay;
  readonly rulings: readonly Ruling[];
}

type Place = Pick<StoredFact, 'seq' | 'chain'>;

/** What a dispatch tells of accords that no lexicon holds. */
interface Telling {
  readonly knownDay: CivilDay;
  readonly acts: readonly ActUnder[];
}

/** What the log holds of such accords up to a place in it. */
interface Remembered extends Place {
  /** Of each dispatch that tells of one. */
  readonly tellings: Map<string, Telling>;
  /** Since when a dispatch is replaced by another version; not of those that were there before and tell of none. */
  readonly replaced: Map<string, CivilDay>;
}

type KeptActs = Awaited<ReturnType<StoreView['actsOf']>>;

/** Only what tells one accord from another: an act as it is kept takes two thousand bytes. */
function underOf(acts: KeptActs): readonly ActUnder[] {
  return acts.flatMap(({ id, dispatch, accord, subjects, objects, treatyAction, modality, day }) =>
    accord === null || accord.isKnown
      ? []
      : [
          {
            ...{ id, dispatch, accord, subjects, objects, treatyAction, modality },
            day: day === null ? null : { value: day.value },
          },
        ],
  );
}

/** Since when each is replaced. */
function earliest(replacements: readonly Replacement[]): Map<string, CivilDay> {
  const since = new Map<string, CivilDay>();
  for (const { replaced, knownDay } of replacements) {
    const known = since.get(replaced);
    if (known === undefined || knownDay < known) since.set(replaced, knownDay);
  }
  return since;
}

async function askAll(view: StoreView, { seq, chain }: Place): Promise<Remembered> {
  const tellings = new Map<string, Telling>();
  const replaced = new Map<string, CivilDay>();
  const keyed = await view.dispatchesKeyed('accord:x-');
  for (let from = 0; from < keyed.length; from += PART) {
    const part = keyed.slice(from, from + PART);
    const ids = part.map(({ dispatch }) => dispatch);
    const acts = groupedBy(underOf(await view.actsOf(ids)), ({ dispatch }) => dispatch);
    for (const { dispatch, knownDay } of part)
      tellings.set(dispatch, { knownDay, acts: acts.get(dispatch) ?? [] });
    for (const [id, day] of earliest(await view.replacementsOf(ids))) replaced.set(id, day);
  }
  return { seq, chain, tellings, replaced };
}

/** Of which dispatches these facts may have changed by what they are replaced: those that came in, and those before them. */
async function replacementsIn(
  view: StoreView,
  facts: readonly StoredFact[],
): Promise<{ readonly of: readonly string[]; readonly since: ReadonlyMap<string, CivilDay> }> {
  const received = facts.flatMap(({ kind, body }) =>
    kind === 'dispatch-received' ? [(body as FactBodies['dispatch-received']).dispatch.id] : [],
  );
  const kept = await view.dispatchesOf(received);
  const before = kept.flatMap(({ dispatch }) => dispatch.revisionOf ?? []);
  const of = [...new Set([...received, ...before])];
  return { of, since: earliest(await view.replacementsOf(of)) };
}

/** Takes up what was written since; false where nothing of it bears on accords that no lexicon holds. */
function takeUp(
  { tellings, replaced }: Remembered,
  facts: readonly StoredFact[],
  { of, since }: Awaited<ReturnType<typeof replacementsIn>>,
): boolean {
  let isMoved = false;
  for (const dispatch of of) {
    const day = since.get(dispatch);
    isMoved ||= tellings.has(dispatch) && day !== replaced.get(dispatch);
    if (day === undefined) replaced.delete(dispatch);
    else replaced.set(dispatch, day);
  }
  for (const { kind, body, knownDay } of facts) {
    if (kind === 'dispatch-read') {
      const { dispatch, acts } = body as FactBodies['dispatch-read'];
      const own = underOf(acts);
      const before = tellings.get(dispatch);
      if (own.length === 0 && before === undefined) continue;
      // A dispatch that is read again keeps its day.
      tellings.set(dispatch, { knownDay: before?.knownDay ?? knownDay, acts: own });
      isMoved = true;
    } else if (kind !== 'dispatch-received') isMoved = true;
  }
  return isMoved;
}

/** What is remembered, as known on a day and under the rulings that hold on it. */
function knownIn({ tellings, replaced }: Remembered, { asOf, rulings }: Then): ActKnown[] {
  const known: ActKnown[] = [];
  for (const [dispatch, { knownDay, acts }] of tellings) {
    const since = replaced.get(dispatch);
    if (knownDay > asOf || (since !== undefined && since <= asOf)) continue;
    for (const act of acts)
      if (isRejected({ act: act.id, dispatch }, rulings) === null) known.push({ act, knownDay });
  }
  return known;
}

/** What a snapshot holds. */
interface Found {
  /** Another number when the answers may be others; NaN where they are not remembered. */
  readonly version: number;
  readonly knownOn: (then: Then) => readonly ActKnown[];
}

function ifAt(remembered: Remembered | null, { seq, chain }: Place): Remembered | null {
  return remembered?.seq === seq && remembered.chain === chain ? remembered : null;
}

/**
 * The acts under accords that no lexicon holds, of one record: asked for once and then brought up to date with what the
 * log has added, since every answer needs them.
 */
export class AccordMemory {
  #remembered: Remembered | null = null;
  #version = 0;

  /** `use` is called at once with what the snapshot holds, before another question can bring the memory further. */
  async ask<T>(view: StoreView, use: (found: Found) => T): Promise<T> {
    const place = (await view.lastPlace()) ?? { seq: 0, chain: '' };
    const known = this.#remembered;
    const here = ifAt(known, place);
    if (here !== null) return use(this.#found(here));
    if (known !== null && known.seq < place.seq) {
      const [last, ...added] = await view.facts({ after: known.seq - 1, limit: LOOKED_THROUGH });
      const isWhole = last?.chain === known.chain && added.at(-1)?.seq === place.seq;
      const replacements = isWhole ? await replacementsIn(view, added) : null;
      // Another question may have brought it as far, or further, meanwhile.
      const there = ifAt(this.#remembered, place);
      if (there !== null) return use(this.#found(there));
      if (replacements !== null && this.#remembered === known) {
        if (takeUp(known, added, replacements)) this.#version += 1;
        this.#remembered = { ...known, ...place };
        return use(this.#found(this.#remembered));
      }
    }
    const asked = await askAll(view, place);
    // A snapshot of before is answered, and not remembered.
    if (
      this.#remembered !== null &&
      this.#remembered !== known &&
      this.#remembered.seq >= place.seq
    )
      return use({ version: Number.NaN, knownOn: (then) => knownIn(asked, then) });
    this.#version += 1;
    this.#remembered = asked;
    return use(this.#found(asked));
  }

  #found(remembered: Remembered): Found {
    return { version: this.#version, knownOn: (then) => knownIn(remembered, then) };
  }
}
