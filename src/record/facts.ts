import { canonicalJson, digestOf, shortId } from '../kernel/index.ts';
import type { FactBodies, FactKind, NewFact, StoredFact } from './types.ts';

/** Bodies as JSON: each is asked for by the identifier, the chain and the row of its fact. */
const bodies = new WeakMap<object, string>();

/** The body of a fact as canonical JSON. A body is not changed once it was asked for. */
export function bodyJson({ body }: Pick<NewFact, 'body'>): string {
  const known = bodies.get(body);
  if (known !== undefined) return known;
  const json = canonicalJson(body);
  bodies.set(body, json);
  return json;
}

/** Canonical JSON of an object with a body and `rest`, whose keys all come after it. */
function withBody(fact: Pick<NewFact, 'body'>, rest: Readonly<Record<string, unknown>>): string {
  return `{"body":${bodyJson(fact)},${canonicalJson(rest).slice(1)}`;
}

/**
 * What a fact is the same by, as canonical JSON. A dispatch is the same text under the same address whenever it is taken in; a reading is
 * the same when the same reader understood the same; a ruling, when the same person said the same on the same day.
 */
function identityOf<K extends FactKind>(
  kind: K,
  fact: Omit<NewFact<K>, 'id' | 'kind' | 'recordedAt'>,
): string {
  if (kind === 'dispatch-received') {
    const body = fact.body as FactBodies['dispatch-received'];
    return canonicalJson({ kind, dispatch: body.dispatch.id });
  }
  // The same rows of the same file are imported once, on whatever day that is.
  if (kind === 'register-rows') return withBody(fact, { kind });
  return withBody(fact, { kind, holds: fact.holds, knownDay: fact.knownDay });
}

/** A fact for the log. Its identifier comes from its content and not from when it is written. */
export function newFact<K extends FactKind>(
  kind: K,
  fact: Omit<NewFact<K>, 'id' | 'kind'>,
): NewFact<K> {
  return {
    id: shortId('f', identityOf(kind, fact)),
    kind,
    holds: fact.holds,
    knownDay: fact.knownDay,
    recordedAt: fact.recordedAt,
    body: fact.body,
  };
}

/** The link before the first fact. */
export const CHAIN_START = '0'.repeat(64);

/** Link of the log: SHA-256 over the link before and the whole fact without its number. */
export function chainOf(previousChain: string, fact: NewFact): string {
  const { id, kind, holds, knownDay, recordedAt } = fact;
  const content = withBody(fact, { id, kind, holds, knownDay, recordedAt });
  return digestOf(`${previousChain}
${content}`);
}

export interface ChainCheck {
  readonly isSound: boolean;
  /** Number of the first fact that does not fit; null when all do. */
  readonly brokenAt: number | null;
  readonly why: string | null;
  /** The link after the last fact that fits, to go on from. */
  readonly chain: string;
}

/** Whether the facts, in order of the log, follow the link `from` without a gap and unchanged. */
export function verifyChain(facts: Iterable<StoredFact>, from: string = CHAIN_START): ChainCheck {
  let chain = from;
  let seq: number | null = null;
  for (const fact of facts) {
    const broken = (why: string): ChainCheck => ({
      isSound: false,
      brokenAt: fact.seq,
      why,
      chain,
    });
    if (seq !== null && fact.seq !== seq + 1) return broken(`it follows record ${seq}`);
    if (newFact(fact.kind, fact).id !== fact.id)
      return broken('its content does not give its identifier');
    const next = chainOf(chain, fact);
    if (next !== fact.chain) return broken('it does not follow from the record before it');
    chain = next;
    seq = fact.seq;
  }
  return { isSound: true, brokenAt: null, why: null, chain };
}
