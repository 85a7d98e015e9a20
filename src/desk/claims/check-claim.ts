import {
  ChanceryError,
  type CivilDay,
  compatible,
  type Dispatch,
  foldLine,
} from '../../kernel/index.ts';
import {
  type Claim,
  claimsOf,
  type Ladder,
  ladderOf,
  partsOfEntry,
  stageRank,
} from '../../record/index.ts';
import type { SourceDocument } from '../../sources/index.ts';
import type { Inquiry } from '../knowledge.ts';
import type { Names } from '../names.ts';
import { historyOf } from '../record-changes.ts';
import type { HistoryView, UnderstoodDispatch } from '../types.ts';
import type {
  CheckedClaim,
  CheckedStatement,
  ClaimSource,
  ClaimVerdict,
} from './claim-check-types.ts';

const LONGEST = 2_000;
const STATEMENTS = 20;
const SOURCES = 6;
const WORDS = 600;

/** The text of somebody who claims something, as the reader takes it. Throws `input.argument`. */
export function claimDocument(text: string, on: CivilDay): SourceDocument {
  const content = text.trim();
  if (content === '' || content.length > LONGEST)
    throw new ChanceryError('input.argument', {
      why: `A claim is a text of 1 to ${LONGEST} characters.`,
    });
  const none = { address: null, outlet: null, outletKind: null, title: null, byline: null };
  return {
    name: 'The claim',
    mediaType: 'text/plain',
    content,
    sizeBytes: Buffer.byteLength(content),
    meta: {
      ...none,
      language: 'en',
      publishedAt: null,
      publishedDay: on,
      revisionOf: null,
      sourceId: null,
    },
  };
}

function ladderFor(claim: Claim, { lexicon }: Inquiry): Ladder {
  if (claim.accord === null) return 'relation';
  const accord = lexicon.accords.find(({ id }) => id === claim.accord);
  if (accord !== undefined) return ladderOf(accord);
  return claim.stage === 'member' ? 'organisation' : 'accord';
}

function verdictOf(claim: Claim, held: HistoryView['standing'], ladder: Ladder): ClaimVerdict {
  if (held === null) return 'not-on-record';
  const { stage, since } = held.standing;
  const [said, known] = [stageRank(ladder, claim.stage), stageRank(ladder, stage)];
  if (stage === claim.stage || (said !== null && said === known)) {
    const isOther = claim.holdsBasis === 'stated' && claim.holds !== null && since !== null;
    return isOther && !compatible(claim.holds, since) ? 'other-day' : 'holds';
  }
  if (said === null || known === null) return 'differs';
  return said < known ? 'holds-more' : 'goes-further';
}

async function sourceOf(claim: Claim, { view }: Inquiry): Promise<ClaimSource> {
  const { id, stage, evidenceClass, asserter, knownDay, dispatch } = claim;
  const kept = dispatch === null ? null : await view.dispatch(dispatch);
  const [passage] = claim.evidence;
  const words =
    kept === null || passage === undefined
      ? null
      : foldLine(kept.dispatch.text.slice(passage.start, passage.end)).slice(0, WORDS);
  return {
    claim: id,
    ...{ stage, evidenceClass, asserter, knownDay, dispatch, words },
    outlet: kept?.dispatch.outlet ?? null,
    address: kept?.dispatch.address ?? null,
  };
}

/** The log of an entry; null where the record has none. */
async function historyFor(
  inquiry: Inquiry,
  entry: string,
  names: Names,
): Promise<HistoryView | null> {
  try {
    return await historyOf(inquiry, entry, names);
  } catch (cause) {
    if (cause instanceof ChanceryError && cause.code === 'record.unknown') return null;
    throw cause;
  }
}

async function statementOf(
  claim: Claim,
  dispatch: Dispatch,
  { inquiry, names }: { readonly inquiry: Inquiry; readonly names: Names },
): Promise<CheckedStatement> {
  const history = await historyFor(inquiry, claim.entry, names);
  const held = history?.standing ?? null;
  const resting = (history?.claims ?? []).filter(({ fate }) => fate === 'rests-on');
  const sources: ClaimSource[] = [];
  for (const one of resting.slice(0, SOURCES)) sources.push(await sourceOf(one.claim, inquiry));
  const [passage] = claim.evidence;
  return {
    entry: claim.entry,
    stated: {
      stage: claim.stage,
      modality: claim.modality,
      day: claim.holds,
      words: passage === undefined ? '' : foldLine(dispatch.text.slice(passage.start, passage.end)),
    },
    verdict: verdictOf(claim, held, ladderFor(claim, inquiry)),
    held,
    sources,
  };
}

/**
 * Holds what a text states of states, accords and relations against the record as known on the day. What the text denies,
 * doubts or supposes is no statement. Nothing is filed.
 */
export async function checkClaim(
  inquiry: Inquiry,
  { acts, dispatch, refusals }: UnderstoodDispatch,
  names: Names,
): Promise<CheckedClaim> {
  const { lexicon, asOf } = inquiry;
  const claims = acts.flatMap((act) => claimsOf(act, { dispatch, origin: dispatch.id, lexicon }));
  const own = new Map(claims.map((claim) => [`${claim.entry} ${claim.stage}`, claim]));
  const statements: CheckedStatement[] = [];
  for (const claim of [...own.values()].slice(0, STATEMENTS)) {
    if (partsOfEntry(claim.entry) === null) continue;
    statements.push(await statementOf(claim, dispatch, { inquiry, names }));
  }
  return { asOf, statements, refusals };
}
