import {
  type CivilDay,
  type Edtf,
  parseEdtf,
  STAGES,
  type Stage,
  shortId,
} from '../kernel/index.ts';
import type { Claim, EntryKey, FactBodies, StoredFact } from './types.ts';

/** What an editor ruled, as the log has it. */
export interface Ruling {
  /** Identifier of the fact; `undo` names it. */
  readonly id: string;
  readonly seq: number;
  readonly knownDay: CivilDay;
  readonly body: FactBodies['ruling-made'];
}

export function rulingOf(fact: StoredFact<'ruling-made'>): Ruling {
  return { id: fact.id, seq: fact.seq, knownDay: fact.knownDay, body: fact.body };
}

/**
 * The rulings that hold, in order of the log: known by `asOf`, not undone by a ruling that itself holds. To undo an
 * undo brings back what it took away.
 */
export function rulingsInEffect(rulings: readonly Ruling[], asOf: CivilDay | null): Ruling[] {
  const known = rulings
    .filter((ruling) => asOf === null || ruling.knownDay <= asOf)
    .sort((a, b) => a.seq - b.seq);
  const undone = new Set<string>();
  for (const ruling of [...known].reverse()) {
    if (ruling.body.ruling === 'undo' && !undone.has(ruling.id)) undone.add(ruling.body.target);
  }
  return known.filter((ruling) => !undone.has(ruling.id));
}

function targetsOf(
  rulings: readonly Ruling[],
  kind: FactBodies['ruling-made']['ruling'],
): Map<string, Ruling> {
  return new Map(
    rulings
      .filter(({ body }) => body.ruling === kind)
      .map((ruling) => [ruling.body.target, ruling]),
  );
}

function wordOf({ body }: Ruling): string {
  return `ruled by ${body.author}: ${body.reason}`;
}

/** Whether an editor rejected a claim, its act or the dispatch that makes it; what was retracted asserts nothing. */
export function isRejected(
  what: {
    readonly claim?: string;
    readonly act?: string | null;
    readonly dispatch?: string | null;
  },
  rulings: readonly Ruling[],
): Ruling | null {
  const rejected = targetsOf(rulings, 'reject');
  for (const id of [what.claim, what.act, what.dispatch]) {
    const ruling = id == null ? undefined : rejected.get(id);
    if (ruling !== undefined) return ruling;
  }
  return null;
}

/** The parts of an entry's name; null for what is none. */
export function partsOfEntry(
  entry: string,
): Pick<Claim, 'entry' | 'subject' | 'accord' | 'counterpart'> | null {
  const [kind, a = '', b = '', ...more] = entry.split('/');
  if (a === '' || more.length > 0) return null;
  if (kind === 'party' && b !== '') return { entry, subject: b, accord: a, counterpart: null };
  if (kind === 'relation' && b !== '' && a < b)
    return { entry, subject: a, accord: null, counterpart: b };
  return kind === 'accord' && b === '' ? { entry, subject: a, accord: a, counterpart: null } : null;
}

/** What a `set` says: a stage, and since when where that is known. */
export function parseSet(value: string | null): { stage: Stage; since: Edtf | null } | null {
  const [word = '', since] = (value ?? '').split(' ');
  const stage = STAGES.find((one) => one === word);
  const day = since === undefined ? null : parseEdtf(since);
  return stage === undefined || (since !== undefined && day === null)
    ? null
    : { stage, since: day };
}

function setClaim(ruling: Ruling): Claim[] {
  const place = partsOfEntry(ruling.body.target);
  const set = parseSet(ruling.body.value);
  if (ruling.body.ruling !== 'set' || place === null || set === null) return [];
  return [
    {
      id: shortId('c', 'ruling', ruling.id),
      ...place,
      stage: set.stage,
      modality: 'done',
      holds: set.since,
      holdsBasis: set.since === null ? null : 'stated',
      holdsFrom: set.since === null ? '' : wordOf(ruling),
      knownDay: ruling.knownDay,
      dispatch: null,
      act: null,
      origin: `ruling:${ruling.id}`,
      evidence: [],
      evidenceClass: 'register',
      classWhy: wordOf(ruling),
      asserter: ruling.body.author,
      ruled: 'set',
    },
  ];
}

/**
 * Claims as the rulings leave them: rejected ones are marked and weigh nothing, confirmed ones are admitted whatever
 * their class, and each `set` is a claim of its own that decides its entry as far as was known when it was made.
 * `isInScope` says which entries are asked about.
 */
export function underRulings(
  claims: readonly Claim[],
  rulings: readonly Ruling[],
  isInScope: (entry: EntryKey) => boolean = () => true,
): Claim[] {
  if (rulings.length === 0) return [...claims];
  const confirmed = targetsOf(rulings, 'confirm');
  const judged = claims.map((claim): Claim => {
    const rejection = isRejected(
      { claim: claim.id, act: claim.act, dispatch: claim.dispatch },
      rulings,
    );
    if (rejection !== null) return { ...claim, ruled: 'rejected', classWhy: wordOf(rejection) };
    const confirmation = confirmed.get(claim.id);
    return confirmation === undefined
      ? claim
      : { ...claim, ruled: 'confirmed', classWhy: `${claim.classWhy}; ${wordOf(confirmation)}` };
  });
  // The last word on an entry is the one that counts.
  const set = [...targetsOf(rulings, 'set').values()]
    .flatMap(setClaim)
    .filter((claim) => isInScope(claim.entry));
  return [...judged, ...set];
}

type Pairs = readonly (readonly [string, string])[];
interface Paired {
  readonly together: Pairs;
  readonly apart: Pairs;
}

/** Which dispatches an editor put together or apart. A later word on the same two goes before an earlier one. */
export function groupingOf(rulings: readonly Ruling[]): Paired {
  return pairsOf(rulings, (target) => target.startsWith('d-'));
}

/** Which accords an editor said to be one, or two. */
export function accordPairsOf(rulings: readonly Ruling[]): Paired {
  return pairsOf(rulings, (target) => !target.startsWith('d-'));
}

function pairsOf(rulings: readonly Ruling[], isMeant: (target: string) => boolean): Paired {
  const words = new Map<string, { pair: readonly [string, string]; isTogether: boolean }>();
  for (const { body } of rulings) {
    if (body.ruling !== 'merge' && body.ruling !== 'split') continue;
    if (!isMeant(body.target)) continue;
    for (const other of (body.value ?? '').split(',').filter((id) => id !== '')) {
      const pair =
        body.target < other ? ([body.target, other] as const) : ([other, body.target] as const);
      words.set(pair.join(' '), { pair, isTogether: body.ruling === 'merge' });
    }
  }
  const all = [...words.values()];
  return {
    together: all.filter((word) => word.isTogether).map(({ pair }) => pair),
    apart: all.filter((word) => !word.isTogether).map(({ pair }) => pair),
  };
}

/** The names that editors gave, by accord or by a dispatch of the development that is meant. */
export function renamesIn(rulings: readonly Ruling[]): ReadonlyMap<string, string> {
  return new Map(
    rulings
      .filter(({ body }) => body.ruling === 'rename' && body.value !== null)
      .map(({ body }) => [body.target, body.value ?? '']),
  );
}
