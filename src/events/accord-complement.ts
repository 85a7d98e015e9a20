import type { AccordMention } from '../reading/index.ts';
import { accordsFor, isHeadOf } from './loose-accord.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const LINKS = new Set([
  'text',
  'part',
  'party',
  'member',
  'instrument',
  'protocol',
  'version',
  'draft',
  'participation',
  'membership',
  'role',
  'side',
  'terms',
  'language',
  'copy',
  'its',
  'their',
  'his',
  'her',
  'of',
  'new',
  'full',
  'long-awaited',
  'so-called',
  'the',
  'a',
  'an',
  'two',
  'three',
  'proposed',
  'landmark',
  'joint',
  'family',
  'framework',
  'package',
  'club',
  'trump',
  'on',
  'called',
  'dubbed',
  'titled',
  'entitled',
  'known',
  'as',
  'named',
  'general',
]);
export const MAX_GAP = 8;
const ACCORD_NOUNS =
  /^(treaty|treaties|agreement|agreements|accord|accords|pact|pacts|deal|deals|memorandum|memoranda|protocol|protocols|declaration|declarations|compact|convention|charter|roadmap|document|documents|communiqué|communique|framework|understanding|arrangement)$/;

/** Whether the tokens between trigger and complement only lead to it. */
export function leadsTo(
  view: SentenceView,
  from: number,
  to: number,
  particles: readonly string[],
): boolean {
  const gap: number[] = [];
  for (let k = from; k < to; k += 1) {
    const leadsToDay = view.isDay[k + 1] === true && view.tokens[k]?.pos === 'ADP';
    if (!view.isDay[k] && !leadsToDay) gap.push(k);
  }
  const words = gap.map((k) => lowerAt(view, k));
  const allowed = particles.length === 0 ? [''] : particles;
  return (
    allowed.some((particle) => {
      const lead = particle === '' ? [] : particle.split(' ');
      if (!lead.every((word, index) => words[index] === word)) return false;
      return gap
        .slice(lead.length)
        .every((k, index) => isFiller(view, k, index, words.slice(lead.length)));
    }) && gap.length <= MAX_GAP
  );
}

/** "Signed on the sidelines of the ASEAN summit": where it is signed, and not what. */
const BESIDE =
  /^(?:sidelines?|margins?|fringes?|eve|occasion|presence|initiative|behalf|request|auspices|headquarters|seat)$/;

/** "the long-delayed pact", "the US-brokered accord": a part of a word with a hyphen. */
function isInCompound({ tokens }: SentenceView, k: number): boolean {
  const isTight = (at: number): boolean => {
    const [before, hyphen, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    return hyphen?.lower === '-' && before?.end === hyphen.start && hyphen.end === after?.start;
  };
  return isTight(k - 1) || isTight(k) || isTight(k + 1);
}

/** "extended by four years the treaty": how long, and not what. */
function isStretch(view: SentenceView, k: number): boolean {
  const by = [0, 1, 2].find((step) => lowerAt(view, k - step) === 'by');
  if (by === undefined) return false;
  return /^(?:years?|months?|weeks?|days?|decades?)$/.test(lowerAt(view, k - by + 2));
}

function isFiller(view: SentenceView, k: number, index: number, words: readonly string[]): boolean {
  const token = view.tokens[k];
  if (token === undefined) return false;
  if (isStretch(view, k)) return true;
  if (LINKS.has(token.lower) && !(token.lower === 'on' && !view.isDay[k + 1])) return true;
  if (
    token.lower === ',' ||
    token.lower === '“' ||
    token.lower === '"' ||
    token.lower === '‘' ||
    token.lower === "'s" ||
    token.lower === '’s'
  )
    return true;
  if (/^(DET|ADJ|ADV|NUM)$/.test(token.pos) || isInCompound(view, k)) return true;
  const isInGroup = view.groups.some((group) => group.first <= k && k <= group.last);
  if (token.pos === 'VERB' && !isInGroup && /(?:ed|ing)$/.test(token.lower)) return true;
  if (view.mentionAt[k] !== -1 && index > 0) return true;
  if (view.mentionAt[k] !== -1) return words.length <= 4;
  if (/^(in|at|on)$/.test(token.lower))
    return (view.mentionAt[k + 1] ?? -1) !== -1 || view.isDay[k + 1] === true;
  return (
    token.pos === 'NOUN' &&
    !BESIDE.test(token.lower) &&
    /^(?:of|known|called|dubbed|named|titled|entitled)$/.test(words[index + 1] ?? '')
  );
}

const JOINING = new Set([
  'accession',
  'entry',
  'membership',
  'admission',
  'to',
  'join',
  'into',
  'for',
  'country',
  'countries',
  'protocol',
  'inclusion',
  'in',
]);

/** "approved Finland's accession to NATO": consent to another's joining, up to the accord. */
export function accordConsented(
  view: SentenceView,
  from: number,
  to: number,
): Placed<AccordMention> | null {
  const accord = view.accords.find(
    (item) => item.first >= from && item.first < to && !ownsNext(view, item),
  );
  if (accord === undefined || accord.first - from > MAX_GAP) return null;
  for (let k = from; k < accord.first; k += 1) {
    const isPart =
      JOINING.has(lowerAt(view, k)) ||
      view.mentionAt[k] !== -1 ||
      view.isDay[k] ||
      /^(?:DET|ADJ|PART|PRON|NUM)$/.test(view.tokens[k]?.pos ?? '') ||
      /^['’]s?$/.test(lowerAt(view, k));
    if (!isPart) return null;
  }
  return accord;
}

/** "approved the Union's agreement with Peru": the body owns what is meant. */
function ownsNext(view: SentenceView, accord: Placed<AccordMention>): boolean {
  const isBody = view.grammar.accords.get(accord.it.accord)?.kind === 'organisation';
  return (
    isBody &&
    /^['’]s?$/.test(lowerAt(view, accord.last + 1)) &&
    ACCORD_NOUNS.test(lowerAt(view, accord.last + 2))
  );
}

export function accordAfter(
  view: SentenceView,
  from: number,
  to: number,
  particles: readonly string[],
): Placed<AccordMention> | null {
  for (const accord of view.accords) {
    if (accord.first < from || accord.first >= to || ownsNext(view, accord)) continue;
    return leadsTo(view, from, accord.first, particles) ? accord : null;
  }
  return null;
}

/** "signed a treaty in Doha": a word for an accord that nothing in the text names. */
export function plainAccord(
  view: SentenceView,
  from: number,
  to: number,
): { first: number; last: number } | null {
  for (let k = from; k < Math.min(to, from + MAX_GAP); k += 1) {
    if (isStretch(view, k)) continue;
    if (view.tokens[k]?.pos === 'ADP' && !view.isDay[k]) return null;
    if (!ACCORD_NOUNS.test(lowerAt(view, k)) || view.mentionAt[k] !== -1) continue;
    const isModifier =
      view.tokens[k + 1]?.pos === 'NOUN' && !view.isDay[k + 1] && !isFounding(view, k + 1);
    return isModifier ? null : { first: from, last: k };
  }
  return null;
}

/** "The pact that Fiji and Samoa signed", "a treaty signed by both": a word for an accord before the clause that tells of it. */
export function plainBefore(
  view: SentenceView,
  group: VerbGroup,
): { first: number; last: number } | null {
  const isGap = group.opening === 'relative' && group.left < group.first;
  if (!group.isPassive && !isGap) return null;
  let last = (group.opening === 'relative' ? group.marker : group.first) - 1;
  if (group.opening === 'relative' && lowerAt(view, last) === ',') last -= 1;
  if (!ACCORD_NOUNS.test(lowerAt(view, last)) || view.mentionAt[last] !== -1) return null;
  let first = last;
  while (/^(?:DET|ADJ|NUM)$/.test(view.tokens[first - 1]?.pos ?? '')) first -= 1;
  return first < last ? { first, last } : null;
}

/** "a charter founding the council": what the paper does, though it may be tagged as a noun. */
function isFounding(view: SentenceView, at: number): boolean {
  return (
    /ing$/.test(lowerAt(view, at)) &&
    (/^(?:DET|PRON|PROPN|NUM|ADJ)$/.test(view.tokens[at + 1]?.pos ?? '') ||
      lowerAt(view, at + 1) === 'up')
  );
}

export function accordBefore(view: SentenceView, group: VerbGroup): Placed<AccordMention> | null {
  const holder =
    group.kind === 'infinitive' && group.governor !== null
      ? view.groups[group.governor.group]
      : undefined;
  // "The compact is to be signed": the name stands before the verb that governs.
  if (holder !== undefined) {
    // "expects the compact to be signed": between the two.
    const between = view.accords.find(
      (accord) => accord.first > holder.last && accord.last < group.first,
    );
    return between !== undefined && group.isPassive ? between : accordBefore(view, holder);
  }
  const to = group.opening === 'relative' ? group.marker : group.first;
  const from =
    group.opening === 'relative' || group.kind === 'participle' ? Math.max(0, to - 14) : group.left;
  const inside = view.accords.filter((accord) => accord.last < to && accord.first >= from);
  if (group.opening === 'relative' || group.kind === 'participle') {
    const last = inside.at(-1);
    if (last === undefined) return null;
    for (let k = last.last + 1; k < to; k += 1)
      if (!/^(,|in|on|at)$/.test(lowerAt(view, k)) && view.mentionAt[k] === -1 && !view.isDay[k])
        return null;
    return last;
  }
  const found = inside.length > 0 ? inside : beforeAside(view, group);
  return (
    found.find(
      (accord) =>
        !isOfActNoun(view, accord.first) &&
        !/^(in|under|with|on|at|from|against|by|to|between|among|about|over|like|than|about)$/.test(
          lowerAt(view, accord.first - 1),
        ) &&
        !/^(under|in|by|to)$/.test(lowerAt(view, accord.first - 2)),
    ) ?? null
  );
}

/** "the Treaty of X, opened for signature in 1996, entered into force": the name stands before the aside. */
function beforeAside(view: SentenceView, group: VerbGroup): Placed<AccordMention>[] {
  if (group.opening !== 'group' || lowerAt(view, group.first - 1) !== ',') return [];
  const aside = view.groups[group.index - 1];
  if (aside === undefined || (aside.kind !== 'participle' && aside.opening !== 'relative'))
    return [];
  const start = aside.opening === 'relative' ? aside.marker : aside.first;
  const near = view.accords.filter((accord) => accord.last < start && start - accord.last <= 3);
  const [tail] = near;
  const heads = view.accords.filter((accord) => tail !== undefined && isHeadOf(view, accord, tail));
  return [...heads, ...near];
}

/** "its membership of NATO": the noun is the subject, not the accord behind it. */
function isOfActNoun(view: SentenceView, first: number): boolean {
  let k = first - 1;
  while (
    k >= 0 &&
    (/^(DET|ADJ|NOUN)$/.test(view.tokens[k]?.pos ?? '') ||
      view.mentionAt[k] !== -1 ||
      /^(?:and|[-–])$/.test(lowerAt(view, k)))
  )
    k -= 1;
  if (!/^(of|from|to|in|into|on|about|over|for|under)$/.test(lowerAt(view, k))) return false;
  if (view.grammar.nouns.has(lowerAt(view, k - 1))) return true;
  // "any withdrawal by Chad from X": past whose step it is.
  let owner = k - 1;
  while (view.mentionAt[owner] !== -1 && owner > 0) owner -= 1;
  return (
    owner < k - 1 &&
    /^(?:by|of)$/.test(lowerAt(view, owner)) &&
    view.grammar.nouns.has(lowerAt(view, owner - 1))
  );
}

/** "had left it", "will sign them": the accord named before in the sentence. */
export function byPronoun(
  view: SentenceView,
  from: number,
  action: string | null,
): Placed<AccordMention> | null {
  if (!/^(?:it|them)$/.test(lowerAt(view, from))) return null;
  return accordsFor(view, action).findLast((accord) => accord.last < from) ?? null;
}

/** The first accord close behind an object noun. */
export function nearAccord(
  view: SentenceView,
  after: number,
  right: number,
): Placed<AccordMention> | null {
  const accord = view.accords.find(
    (item) => item.first > after && item.first < Math.max(right, after + 8),
  );
  return accord !== undefined && accord.first - after <= 6 ? accord : null;
}

/** "approved the signing of the Treaty", "cleared the Treaty for signature": that it may be signed, and no consent to it. */
export function isOnSigning(view: SentenceView, from: number): boolean {
  const noun = /^(?:the|its|a|their)$/.test(lowerAt(view, from)) ? from + 1 : from;
  const isSigning = (k: number): boolean =>
    /^(?:signing|signature|initialling)$/.test(lowerAt(view, k));
  if (isSigning(noun) && lowerAt(view, noun + 1) === 'of') return true;
  const accord = view.accords.find(({ first }) => first >= from && first - from <= MAX_GAP);
  return (
    accord !== undefined && lowerAt(view, accord.last + 1) === 'for' && isSigning(accord.last + 2)
  );
}
