import { governorOf, isFirstNoun, leftEdge, rightEdge } from './clause-edges.ts';
import { shapeOf } from './verb-forms.ts';
import type { VerbGroup } from './verb-group.ts';
import {
  BE,
  type GroupInput,
  isAdverb,
  isVerb,
  MODALS,
  type RawGroup,
  rawGroups,
} from './verb-runs.ts';

/** Verbs that take a clause without "that": "said it would", "hopes Chile joins". */
export const TAKES_CLAUSE =
  /^(?:said|told|hoped|believed|thought|feared|insisted|warned|claimed|knew|added|declared|announced|confirmed|suggested|argued|promised|pledged|vowed|agreed|ensured|heard|saw|made|let|helped|watched|denied|noted|felt|found|showed|reported|stated|admitted|wrote|predicted|expected|asked|decided)$/;

/** "The pact that Fiji signed in May will lapse": the verb of a relative clause that has a subject of its own. */
function isOfGap(input: GroupInput, raw: RawGroup): boolean {
  for (let k = raw.first - 1; k > 0; k -= 1) {
    const token = input.tokens[k];
    if (/^(?:that|which|whom)$/.test(token?.lower ?? ''))
      return (
        k < raw.first - 1 && (input.tokens[k - 1]?.pos === 'NOUN' || isFirstNoun(input, k - 1))
      );
    if (token?.pos === 'VERB' || token?.pos === 'AUX' || token?.pos === 'PUNCT') return false;
  }
  return false;
}

/** "The agreement signed at Prespa must be ratified": of two verbs with nothing between that joins them, the first is a participle. */
function isReduced(input: GroupInput, raw: RawGroup, later: RawGroup | undefined): boolean {
  if (later === undefined || later.isInfinitive || raw.auxiliaries.length > 0) return false;
  if (TAKES_CLAUSE.test(input.tokens[raw.head]?.lower ?? '')) return false;
  const before = input.tokens[raw.first - 1];
  const isNoun =
    (before?.pos === 'NOUN' && !input.isDay[raw.first - 1]) || isFirstNoun(input, raw.first - 1);
  if (!isNoun && input.isNamed[raw.first - 1] !== true) return false;
  if (isOfGap(input, raw)) return false;
  const word = input.tokens[later.head]?.lower ?? '';
  if (later.auxiliaries.length === 0 && (/ing$/.test(word) || shapeOf(word).includes('participle')))
    return false;
  for (let k = raw.last + 1; k < later.first; k += 1) {
    const lower = input.tokens[k]?.lower ?? '';
    if (input.isDay[k + 1] === true && /^(?:since|before|after|until)$/.test(lower)) continue;
    if (
      /^(?:,|;|:|and|but|or|that|which|who|whom|whose|where|when|while|after|before|as|because|if|since|until|once|though|although|how|what|why|whether|so|than|“|”|")$/.test(
        lower,
      )
    )
      return false;
  }
  return true;
}

function kindOf(input: GroupInput, raw: RawGroup, next: RawGroup | undefined): VerbGroup['kind'] {
  const hasLaterFinite = next !== undefined;
  if (raw.isInfinitive) return 'infinitive';
  if (
    raw.auxiliaries.length > 0 &&
    raw.auxiliaries[0] !== 'having' &&
    raw.auxiliaries[0] !== 'being'
  )
    return 'finite';
  const lower = input.tokens[raw.head]?.lower ?? '';
  const shapes = shapeOf(raw.auxiliaries.length > 0 ? (raw.auxiliaries[0] ?? '') : lower);
  if (shapes.includes('ing')) return 'ing';
  if (!shapes.includes('participle')) return 'finite';
  const before = input.tokens[raw.first - 1];
  const after = input.tokens[raw.last + 1]?.lower;
  // "extended by four years the treaty": how long, and by nobody.
  const isBy = after === 'by' && input.tokens[raw.last + 2]?.pos !== 'NUM';
  if (isBy && raw.auxiliaries.length === 0) return 'participle';
  if (!shapes.includes('past')) return 'participle';
  if (isReduced(input, raw, next)) return 'participle';
  const afterComma = before?.lower === ',';
  const opensAside = afterComma && hasLaterFinite && closesWithComma(input, raw.last);
  return opensAside ? 'participle' : 'finite';
}

/** Whether a comma with a verb behind it follows before any other verb: ", announced on Thursday, is". */
function closesWithComma(input: GroupInput, last: number): boolean {
  for (let k = last + 1; k < Math.min(input.tokens.length, last + 18); k += 1) {
    if (input.tokens[k]?.lower === ',' && isVerb(input, k + 1)) return true;
    if (isVerb(input, k)) return false;
  }
  return false;
}
/** Verbs that need an object: "talks postponed", "deal signed" can only be told of what it is done to. */
const NEEDS_OBJECT =
  /^(?:postponed|cancelled|canceled|scrapped|shelved|delayed|signed|initialled|inked|sealed|reached|lifted|imposed|extended|ratified|approved|adopted|expelled|recalled|summoned|suspended|invited)$/;

/** "Truce talks postponed", "Deal signed in Doha": headlines leave the auxiliary out. */
function isHeadlinePassive(input: GroupInput, raw: RawGroup): boolean {
  const { tokens } = input;
  if (!input.isHeadline || raw.auxiliaries.length > 0 || raw.isInfinitive) return false;
  if (!NEEDS_OBJECT.test(tokens[raw.head]?.lower ?? '')) return false;
  const next = tokens[raw.last + 1];
  return (
    next === undefined ||
    /^(?:PUNCT|ADP|ADV|SCONJ)$/.test(next.pos) ||
    input.isDay[raw.last + 1] === true
  );
}

function isPassive(input: GroupInput, raw: RawGroup, kind: VerbGroup['kind']): boolean {
  const head = input.tokens[raw.head]?.lower ?? '';
  if (!shapeOf(head).includes('participle')) return false;
  if (kind === 'participle') return true;
  if (isHeadlinePassive(input, raw)) return true;
  const lastAuxiliary = raw.auxiliaries.at(-1);
  return lastAuxiliary !== undefined && BE.has(lastAuxiliary);
}

function tenseOf(raw: RawGroup, head: string): VerbGroup['tense'] {
  const first = raw.auxiliaries[0];
  if (first !== undefined) return /^(was|were|had|did|got)$/.test(first) ? 'past' : 'present';
  if (/^(was|were|had|did)$/.test(head)) return 'past';
  return shapeOf(head).includes('past') ? 'past' : 'present';
}

/** "has neither signed nor ratified", "will sign and ratify": the second verb stands under the words of the first. */
function shareAuxiliaries(input: GroupInput, raws: readonly RawGroup[]): void {
  for (let i = 1; i < raws.length; i += 1) {
    const raw = raws[i];
    const before = raws[i - 1];
    if (raw === undefined || before === undefined) continue;
    if (raw.auxiliaries.length > 0 || raw.isInfinitive) continue;
    if (before.auxiliaries.length === 0 && !before.isInfinitive) continue;
    const words = input.tokens.slice(before.last + 1, raw.first).map((token) => token.lower);
    const isJoined =
      words.length <= 3 &&
      words.some((word) => /^(?:and|or|nor|but)$/.test(word)) &&
      words.every(
        (word, k) =>
          /^(?:and|or|nor|but|,|then|later|also|soon|even)$/.test(word) ||
          isAdverb(input.tokens[before.last + 1 + k]),
      );
    const head = input.tokens[raw.head]?.lower ?? '';
    const needed = shapeOf(input.tokens[before.head]?.lower ?? '');
    if (!isJoined || !shapeOf(head).some((shape) => needed.includes(shape))) continue;
    raw.isInfinitive = before.isInfinitive;
    raw.auxiliaries = [...before.auxiliaries];
    // "has signed, but not ratified", "has not left but suspended": what "but" parts is denied or not each by itself.
    const isDenied = words.some((word) => /^(?:not|never|n[o']t)$/.test(word));
    raw.isNegated = raw.isNegated || isDenied || (before.isNegated && !words.includes('but'));
  }
}

/** "Dismissed calls for a truce": what stands right behind a verb and ends in "s" is its object and no second verb. */
function withoutObjects(input: GroupInput, raws: readonly RawGroup[]): RawGroup[] {
  return raws.filter((raw, index) => {
    const before = raws[index - 1];
    if (before === undefined || before.last + 1 !== raw.first) return true;
    const lower = input.tokens[raw.head]?.lower ?? '';
    if (raw.auxiliaries.length > 0 || raw.isInfinitive || !/[a-z]{2}s$/.test(lower)) return true;
    return BE.has(lower) || TAKES_CLAUSE.test(input.tokens[before.head]?.lower ?? '');
  });
}

function nextFinite(raws: readonly RawGroup[], index: number): RawGroup | undefined {
  for (let i = index + 1; i < raws.length; i += 1)
    if (raws[i]?.isInfinitive === false) return raws[i];
  return undefined;
}

/** Finds the verb groups of a sentence with their clauses. Linear in the number of tokens but for short looks back. */
export function findGroups(input: GroupInput): VerbGroup[] {
  const raws = withoutObjects(input, rawGroups(input));
  const owner = new Int32Array(input.tokens.length).fill(-1);
  raws.forEach((raw, index) => {
    for (let k = raw.first; k <= raw.last; k += 1) owner[k] = index;
  });
  shareAuxiliaries(input, raws);
  const shaped = raws.map((raw, index) => {
    const kind = kindOf(input, raw, nextFinite(raws, index));
    return { raw, kind, edge: leftEdge(input, raw.first, owner) };
  });
  return shaped.map(({ raw, kind, edge }, index) => {
    const after = shaped[index + 1];
    const head = input.tokens[raw.head]?.lower ?? '';
    const modal = raw.auxiliaries.find((word) => MODALS.has(word)) ?? null;
    const next =
      after === undefined ? null : { first: after.raw.first, kind: after.kind, ...after.edge };
    const lastAuxiliary = raw.auxiliaries.at(-1);
    return {
      index,
      first: raw.first,
      last: raw.last,
      head: raw.head,
      kind,
      isPassive: isPassive(input, raw, kind),
      isNegated:
        raw.isNegated ||
        /^(never|no longer|nor)$/.test(input.tokens[raw.first - 1]?.lower ?? '') ||
        (raw.isInfinitive && input.tokens[raw.first - 1]?.lower === 'not'),
      isProgressive: head.endsWith('ing') && lastAuxiliary !== undefined && BE.has(lastAuxiliary),
      modal,
      tense: kind === 'finite' ? tenseOf(raw, head) : 'none',
      left: edge.left,
      opening: edge.opening,
      marker: edge.marker,
      right: rightEdge(input, raw, next),
      governor: kind === 'infinitive' || kind === 'ing' ? governorOf(input, raws, index) : null,
    };
  });
}
