import { ChanceryError } from '../../kernel/index.ts';
import type { FactBodies, StoredFact } from '../../record/index.ts';
import type { StoreView } from '../store/contract.ts';
import type { ChangeBatch, LogChange } from './change-types.ts';

/** Of the chain, so that a log that was restored or repaired is not taken for the one before. */
const MARK_LENGTH = 12;
const EMPTY = '0-000000000000';

function positionOf(fact: Pick<StoredFact, 'seq' | 'chain'> | null | undefined): string {
  return fact == null ? EMPTY : `${fact.seq}-${fact.chain.slice(0, MARK_LENGTH)}`;
}

function seqOf(position: string): number {
  const [, seq] = /^(\d{1,15})-[0-9a-f]{12}$/.exec(position) ?? [];
  if (seq === undefined)
    throw new ChanceryError('input.argument', { why: 'The place in the log is not one of ours.' });
  return Number(seq);
}

function changeOf(fact: StoredFact): LogChange | null {
  const { id, kind, knownDay } = fact;
  if (kind === 'dispatch-received') {
    const { dispatch } = fact.body as FactBodies['dispatch-received'];
    const { title, outlet } = dispatch;
    return { kind: 'dispatch', dispatch: dispatch.id, title, outlet, knownDay };
  }
  if (kind === 'ruling-made') {
    const { ruling, target, author } = fact.body as FactBodies['ruling-made'];
    return { kind: 'ruling', ruling: id, what: ruling, target, author, knownDay };
  }
  if (kind === 'register-rows') {
    const { register, steps } = fact.body as FactBodies['register-rows'];
    return { kind: 'register', register, claims: steps.length };
  }
  return null;
}

/** The developments of dispatches that were read, each once, in the order of the dispatches. */
async function developmentsOf(view: StoreView, facts: readonly StoredFact[]): Promise<LogChange[]> {
  const byId = new Map<string, string[]>();
  for (const fact of facts) {
    if (fact.kind !== 'dispatch-read') continue;
    const { dispatch } = fact.body as FactBodies['dispatch-read'];
    const development = await view.developmentOf(dispatch);
    if (development === null) continue;
    byId.set(development.id, [...(byId.get(development.id) ?? []), dispatch]);
  }
  return [...byId].map(([development, dispatches]) => ({
    kind: 'development',
    development,
    dispatches,
  }));
}

/**
 * What came into the log after a place of it, at most `limit` facts; without a place nothing, and where the log stands.
 * Throws `input.argument` for what is no place.
 */
export async function changesAfter(
  view: StoreView,
  position: string | null,
  limit: number,
): Promise<ChangeBatch> {
  if (position === null || position === EMPTY) {
    const facts = position === null ? [] : await view.facts({ after: 0, limit });
    const last = position === null ? await view.lastPlace() : facts.at(-1);
    return { changes: await told(view, facts), position: positionOf(last), isOtherLog: false };
  }
  const seq = seqOf(position);
  const [before, ...facts] = await view.facts({ after: seq - 1, limit: limit + 1 });
  if (positionOf(before) !== position)
    return { changes: [], position: positionOf(await view.lastPlace()), isOtherLog: true };
  const last = facts.at(-1) ?? before;
  return { changes: await told(view, facts), position: positionOf(last), isOtherLog: false };
}

async function told(view: StoreView, facts: readonly StoredFact[]): Promise<LogChange[]> {
  const own = facts.flatMap((fact) => changeOf(fact) ?? []);
  return [...own, ...(await developmentsOf(view, facts))];
}
