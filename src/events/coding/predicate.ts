import type { PloverRoot } from '../../kernel/index.ts';
import type { Token } from '../../reading/index.ts';
import type { PhraseMatch } from './find-phrases.ts';
import type { PairView } from './pair-view.ts';

const SAYING = new Set([
  'say',
  'announce',
  'state',
  'report',
  'tell',
  'confirm',
  'declare',
  'note',
  'add',
  'believe',
  'think',
  'reveal',
  'claim',
  'indicate',
  'signal',
  'suggest',
  'write',
  'tweet',
  'insist',
]);
const RELATIVES = new Set(['who', 'which', 'whose', 'whom', 'that', 'where']);
const AHEAD = new Set([
  'will',
  'would',
  'shall',
  'could',
  'may',
  'might',
  "'ll",
  '’ll',
  'can',
  'wo',
  'ca',
]);
const OBLIGED = new Set(['must', 'should', 'ought']);
const NEGATIONS = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'no',
  'neither',
  'nor',
  'hardly',
  'nobody',
]);

/** How the verb that a pair hangs on is told. */
export interface Predicate {
  /** Token of the verb; -1 where none was found. */
  readonly verb: number;
  readonly isAhead: boolean;
  readonly isNegated: boolean;
  readonly isPassive: boolean;
  /** Whether a verb of saying stood before it. */
  readonly isReported: boolean;
  /** The chain of phrases from the outermost in. */
  readonly chain: readonly PhraseMatch[];
  /** What the chain comes to; null where no phrase of the lexicon is in it. */
  readonly root: PloverRoot | null;
}

const COOPERATION: ReadonlySet<PloverRoot> = new Set([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
]);
const DEEDS_OF_CONFLICT: ReadonlySet<PloverRoot> = new Set([
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

function sideOf(root: PloverRoot): 'cooperation' | 'conflict' {
  return COOPERATION.has(root) ? 'cooperation' : 'conflict';
}

function isVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX');
}

/** First token after an aside that opens at `at` with a comma or a relative word; `at` where none opens. */
function afterAside(view: PairView, at: number): number {
  const { tokens } = view;
  const lower = tokens[at]?.lower ?? '';
  if (lower === '(' || lower === '[') {
    const close = tokens.findIndex(
      (token, k) => k > at && (token.lower === ')' || token.lower === ']'),
    );
    return close < 0 ? at : close + 1;
  }
  if (lower !== ',' && lower !== '-' && lower !== '–' && lower !== '—') return at;
  const close = tokens.findIndex((token, k) => k > at && token.lower === lower);
  if (close < 0 || close - at > 30) return at + 1;
  // ", Iran, and" goes on with a list; an aside is followed by the verb.
  return close + 1;
}

/** The first verb after a phrase that is not in a relative clause or an aside. */
function verbAfter(view: PairView, from: number): number {
  const { tokens, zones } = view;
  let k = afterAside(view, from);
  if (RELATIVES.has(tokens[k]?.lower ?? '')) {
    // The relative clause has a verb of its own; the next finite one after it may be the one that is meant.
    const own = tokens.findIndex((token, i) => i > k && token.pos === 'VERB');
    const next = tokens.findIndex(
      (token, i) => i > own && (token.lower === ',' || token.pos === 'AUX' || token.pos === 'VERB'),
    );
    if (own >= 0 && next >= 0 && next - own < 15 && tokens[next]?.lower === ',') k = next + 1;
  }
  if (tokens[k]?.pos === 'NOUN' && view.bestAt.has(k) && tokens[k + 1]?.lower !== 'of') return k;
  for (let i = k; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (zones[i] === 'source' || isModifier(tokens, i)) continue;
    if (token?.pos === 'VERB' || view.bestAt.get(i)?.phrase.elements[0]?.pos === 'verb') return i;
    if (token?.pos === 'AUX' && !hasVerbSoon(tokens, i)) return i;
  }
  return -1;
}

/** "Iran-backed militias", "a captured leader": a participle that stands before its noun. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!/ed$|en$/.test(tokens[at]?.lower ?? '')) return false;
  if (before?.lower === '-') return true;
  return (
    (before?.pos === 'DET' || before?.pos === 'ADJ') &&
    /^(NOUN|PROPN|ADJ)$/.test(tokens[at + 1]?.pos ?? '')
  );
}

function hasVerbSoon(tokens: readonly Token[], at: number): boolean {
  for (let k = at + 1; k <= at + 4; k += 1) {
    const token = tokens[k];
    if (token?.pos === 'VERB') return true;
    if (
      token === undefined ||
      !(token.pos === 'AUX' || token.pos === 'ADV' || token.pos === 'PART')
    )
      return false;
  }
  return false;
}

/** The last verb before `by` and the source: "was arrested by the police". */
function verbBefore(view: PairView, before: number): number {
  for (let k = before - 1; k >= 0; k -= 1) if (view.tokens[k]?.pos === 'VERB') return k;
  return -1;
}

function auxiliaries(view: PairView, verb: number): Token[] {
  const found: Token[] = [];
  for (let k = verb - 1; k >= 0 && verb - k <= 6; k -= 1) {
    const token = view.tokens[k];
    if (token === undefined || view.zones[k] === 'source') break;
    if (
      !isVerb(token) &&
      token.pos !== 'ADV' &&
      token.pos !== 'PART' &&
      !NEGATIONS.has(token.lower)
    )
      break;
    if (token.pos === 'VERB') break;
    found.push(token);
  }
  return found;
}

/** Tokens between a governing word and what it governs; news puts a person and a day between them. */
const GOVERNED_TOKENS = 12;
/** Tokens after a verb that no phrase lists, in which what it carries may stand. */
const UNLISTED_TOKENS = 8;

/** The next phrase from a token on, within so many tokens of one clause. */
function phraseFrom(view: PairView, from: number, reach: number): PhraseMatch | null {
  for (let k = from; k <= from + reach && k < view.tokens.length; k += 1) {
    const lower = view.tokens[k]?.lower ?? '';
    if (k > from && (lower === ';' || lower === '.')) return null;
    const match = view.bestAt.get(k);
    if (match !== undefined && match.first >= from) return match;
  }
  return null;
}

/** Phrases from the verb on, each governed by the one before; those that only carry are passed over. */
function chainFrom(view: PairView, verb: number): PhraseMatch[] {
  const chain: PhraseMatch[] = [];
  let match = view.bestAt.get(verb) ?? phraseFrom(view, verb, UNLISTED_TOKENS);
  for (let steps = 0; match !== null && steps < 6; steps += 1) {
    const { root, before } = match.phrase.entry;
    if (root !== null) chain.push(match);
    if (root !== null && before === null) break;
    match = phraseFrom(view, match.last + 1, GOVERNED_TOKENS);
  }
  return chain;
}

function rootOf(chain: readonly PhraseMatch[]): PloverRoot | null {
  const [outer, inner] = chain;
  if (outer === undefined) return null;
  const { before, root } = outer.phrase.entry;
  if (before === null || inner === undefined) return root;
  return before[sideOf(rootOf(chain.slice(1)) ?? 'AGREE')];
}

/** Support that is a step and not a word: relations and treaties (CAMEO 054, 057). Such a step ahead is a promise. */
const STEP = /^05[47]/;

/** A root as it is told: what lies ahead is agreed or threatened, what is not done is refused. */
function told(
  root: PloverRoot,
  { isAhead, isNegated, cameo }: { isAhead: boolean; isNegated: boolean; cameo: string },
): PloverRoot {
  if (isNegated && COOPERATION.has(root)) return 'REJECT';
  if (!isAhead) return root;
  if (root === 'SUPPORT') return STEP.test(cameo) ? 'AGREE' : root;
  if (COOPERATION.has(root)) return 'AGREE';
  return DEEDS_OF_CONFLICT.has(root) ? 'THREATEN' : root;
}

/** "announced a ceasefire", "declared a state of siege": what is said is a noun that the lexicon codes. */
function isNominal(view: PairView, verb: number, next: number): boolean {
  for (let k = verb + 1; k < next; k += 1) {
    const lower = view.tokens[k]?.lower ?? '';
    if (lower === 'that' || view.tokens[k]?.pos === 'PRON') return false;
    const match = view.bestAt.get(k);
    if (match !== undefined && match.phrase.entry.root !== null) return true;
  }
  return false;
}

/** The verb that a marked pair hangs on, with the phrases that it governs and what they come to. */
export function predicateOf(view: PairView): Predicate {
  const { tokens, source, target, isSourceFirst } = view;
  const byAgent =
    !isSourceFirst &&
    tokens.slice(Math.max(0, source.first - 3), source.first).some((token) => token.lower === 'by');
  const isPlace =
    !isSourceFirst &&
    target.first >= 0 &&
    tokens
      .slice(Math.max(target.last + 1, source.first - 2), source.first)
      .some((token) => /^(?:from|in|of|with)$/.test(token.lower));
  const from = source.last < 0 || isPlace ? target.last + 1 : source.last + 1;
  let verb = byAgent ? verbBefore(view, source.first) : verbAfter(view, from);
  let isReported = false;
  for (let hops = 0; hops < 3 && verb >= 0; hops += 1) {
    const token = tokens[verb];
    if (token === undefined || !SAYING.has(token.lemma)) break;
    const match = view.bestAt.get(verb);
    if (match !== undefined && match.phrase.elements.length > 1 && match.phrase.entry.root !== null)
      break;
    const next = verbAfter(view, verb + 1);
    if (next < 0 || (token.lemma !== 'say' && isNominal(view, verb, next))) break;
    isReported = true;
    verb = next;
  }
  if (verb < 0)
    return {
      verb,
      isAhead: false,
      isNegated: false,
      isPassive: false,
      isReported,
      chain: [],
      root: null,
    };
  const before = auxiliaries(view, verb);
  // "are to sign", "is to visit"
  const isToBe = tokens[verb - 1]?.lower === 'to' && tokens[verb - 2]?.lemma === 'be';
  const isAhead = isToBe || before.some((token) => AHEAD.has(token.lower));
  const isNegated = before.some((token) => NEGATIONS.has(token.lower));
  const isPassive = byAgent || before.some((token) => token.lemma === 'be');
  const chain = chainFrom(view, verb);
  const isObliged = before.some((token) => OBLIGED.has(token.lower));
  const root = isObliged ? 'REQUEST' : rootOf(chain);
  return {
    verb,
    isAhead,
    isNegated,
    isPassive,
    isReported,
    chain,
    root:
      root === null
        ? null
        : told(root, { isAhead, isNegated, cameo: chain.at(-1)?.phrase.entry.cameo ?? '' }),
  };
}
