import {
  type AccordEntry,
  type CivilDay,
  type Lexicon,
  type Stage,
  shortId,
} from '../kernel/index.ts';
import { accordOf } from './entries.ts';
import { whatOf } from './expectation-words.ts';
import { type Ladder, ladderOf } from './ladders.ts';
import { claimsAmong } from './looked-up.ts';
import type { Claim, Expectation, Standing } from './types.ts';

/** Accords that are ratified; a declaration, a format or a deal may well end with its signature. */
const RATIFIED_KINDS: ReadonlySet<AccordEntry['kind']> = new Set<AccordEntry['kind']>([
  'treaty',
  'protocol',
  'convention',
  'charter',
]);

const NEXT: Readonly<Record<Ladder, Readonly<Partial<Record<Stage, string>>>>> = {
  accord: {
    announced: 'signature',
    initialled: 'signature',
    signed: 'ratification',
    ratified: 'entry-into-force',
    accepted: 'entry-into-force',
    approved: 'entry-into-force',
    acceded: 'entry-into-force',
    provisional: 'entry-into-force',
    'withdrawal-notified': 'withdrawal',
  },
  organisation: {
    applied: 'candidacy',
    candidate: 'signature',
    signed: 'ratification',
    'accession-signed': 'ratification',
    ratified: 'accession',
    accepted: 'accession',
    approved: 'accession',
    'withdrawal-notified': 'withdrawal',
  },
  relation: { announced: 'establish-relations' },
};
const NEEDS_TREATY: ReadonlySet<string> = new Set(['ratification', 'entry-into-force']);

function nextAction(standing: Standing, lexicon: Lexicon): string | null {
  const accord = accordOf(lexicon, standing.accord);
  const ladder: Ladder = standing.entry.startsWith('relation/') ? 'relation' : ladderOf(accord);
  const action = NEXT[ladder][standing.stage] ?? null;
  if (action === null || ladder !== 'accord' || !NEEDS_TREATY.has(action)) return action;
  return accord !== null && RATIFIED_KINDS.has(accord.kind) ? action : null;
}

/** Two who had relations restore them where others establish them. */
const SAME_STEP: Readonly<Record<string, string>> = { 'restore-relations': 'establish-relations' };

function isSaid(standing: Standing, action: string, said: readonly Expectation[]): boolean {
  return said.some(
    (expectation) =>
      (SAME_STEP[expectation.action] ?? expectation.action) === action &&
      expectation.accord === standing.accord &&
      [...expectation.subjects, ...expectation.objects].includes(standing.subject) &&
      (standing.counterpart === null ||
        [...expectation.subjects, ...expectation.objects].includes(standing.counterpart)),
  );
}

/** The day on which a notice takes effect, where the record has it; null for all else. */
function foreseenDay(
  standing: Standing,
  action: string,
  claims: readonly Claim[],
): Expectation['window'] {
  if (action !== 'withdrawal') return null;
  const ahead = standing.held.find(({ why, stage }) => why === 'not-done' && stage === 'withdrawn');
  return claimsAmong(claims, ahead === undefined ? [] : [ahead.claim])[0]?.holds ?? null;
}

/**
 * The next rung after standings that rest on news (not on the baseline alone) where nobody said it. Without a window,
 * since the ladder knows what follows and not when; but for a notice of leaving, whose day of effect may be on record. None after a signature of what is not ratified.
 */
export function ladderExpectations(
  said: readonly Expectation[],
  context: {
    readonly standings: readonly Standing[];
    readonly claims: readonly Claim[];
    readonly lexicon: Lexicon;
    readonly isAhead?: (standing: Standing) => boolean;
  },
): Expectation[] {
  const { isAhead = () => true } = context;
  if (context.claims.every(({ dispatch }) => dispatch === null)) return [];
  return context.standings
    .filter(isAhead)
    .sort((a, b) => (a.entry < b.entry ? -1 : 1))
    .flatMap((standing): Expectation[] => {
      if (standing.entry.startsWith('accord/')) return [];
      const action = nextAction(standing, context.lexicon);
      if (action === null || isSaid(standing, action, said)) return [];
      const because = claimsAmong(context.claims, standing.because);
      const news = because.filter(({ dispatch }) => dispatch !== null);
      if (news.length === 0) return [];
      const knownDay = news
        .map((claim) => claim.knownDay)
        .reduce<CivilDay | null>((best, day) => (best === null || day < best ? day : best), null);
      if (knownDay === null) return [];
      return [
        {
          id: shortId('e', 'ladder', standing.entry, action),
          what: whatOf(action, context.lexicon, null),
          action,
          subjects: [standing.subject],
          subjectWords: null,
          objects: standing.counterpart === null ? [] : [standing.counterpart],
          accord: standing.accord,
          modality: 'expected',
          window: foreseenDay(standing, action, context.claims),
          wording: null,
          saidBy: null,
          basis: 'ladder',
          dispatch: null,
          act: null,
          evidence: news.flatMap((claim) => claim.evidence),
          knownDay,
          state: 'open',
          stateSince: knownDay,
          stateBecause: news.map((claim) => claim.id),
        },
      ];
    });
}
