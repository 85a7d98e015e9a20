import { boundsOf, daysBetween } from '../../kernel/index.ts';
import { hashOn, hashText } from '../hash-text.ts';
import type { ReadText, ReadUnit } from './discourse-input.ts';
import { placeOfHash } from './role-chain.ts';
import { type Telling, tellingFeatures } from './role-telling.ts';
import { YEAR } from './role-times.ts';

/** Words that show whether a sentence tells, judges, explains, recalls or looks ahead. Groups of function words of English. */
export const CUE_WORDS: Readonly<Record<string, readonly string[]>> = {
  ahead:
    'will would could may might shall expect plan hope aim intend likely unlikely soon future next tomorrow upcoming forecast predict'.split(
      ' ',
    ),
  duty: 'should must need ought urge call demand warn require'.split(' '),
  say: 'say tell add note state claim argue explain comment describe write announce declare insist stress reply ask'.split(
    ' ',
  ),
  think:
    'believe think feel consider view regard doubt fear worry criticize criticise praise welcome condemn support oppose agree concern'.split(
      ' ',
    ),
  cause: 'because since due after following cause lead result trigger spark prompt amid over'.split(
    ' ',
  ),
  recall:
    'ago previous previously earlier former formerly once history historic decade century last past before first'.split(
      ' ',
    ),
  now: 'now currently today already still recent recently ongoing continue remain'.split(' '),
  contrast: 'but however although though while despite yet nevertheless instead'.split(' '),
  person: 'i we my our me us you your'.split(' '),
  kin: 'mother father son daughter wife husband family child boy girl woman man friend brother sister parent resident neighbor neighbour'.split(
    ' ',
  ),
  expert:
    'analyst expert professor economist official spokesman spokeswoman spokesperson minister president police source witness lawyer leader critic'.split(
      ' ',
    ),
};
const CUE_OF = new Map(
  Object.entries(CUE_WORDS).flatMap(([cue, words]) => words.map((word) => [word, cue] as const)),
);
const CREDIT =
  /^(?:reporting by|additional reporting|editing by|writing by|\(reporting|file photo|reuters|xinhua|photo|image|by |source:|enditem|©)/i;
const CAPTION =
  /\bREUTERS\/|\bFILE PHOTO\b|\(Xinhua\/|\bfile photo\b|\bpictured\b|\bpicture taken\b|\bis seen\b|\bare seen\b|\/File\b/;
const PAST_FORM = /ed$/;
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'NUM']);

/** The bound of a number from below among growing bounds: `3` of 1, 2, 4 gives `2`. */
function step(value: number, bounds: readonly number[]): number {
  let at = 0;
  for (const bound of bounds) if (value >= bound) at += 1;
  return at;
}

/** Keeps what is found of a sentence, since chain and trees ask for it again and again. */
function kept(find: (unit: ReadUnit) => Set<string>): (unit: ReadUnit) => ReadonlySet<string> {
  const known = new WeakMap<ReadUnit, ReadonlySet<string>>();
  return (unit) => {
    const found = known.get(unit) ?? find(unit);
    known.set(unit, found);
    return found;
  };
}

/** Base forms of the words that carry content. */
export const lemmasOf = kept(
  ({ tokens }) =>
    new Set(tokens.filter(({ pos }) => CONTENT.has(pos)).map(({ lemma }) => lemma.toLowerCase())),
);

/** Words of names. */
export const namesOf = kept(
  ({ tokens }) =>
    new Set(tokens.filter(({ pos }) => pos === 'PROPN').map(({ lemma }) => lemma.toLowerCase())),
);

/** How much two sets share, from 0 to 1 (cosine). */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let count = 0;
  for (const entry of a) if (b.has(entry)) count += 1;
  return count / Math.sqrt(a.size * b.size);
}

/** Credits, captions, buttons and headings around the story: they shift the place of what is told. */
function isFurniture(unit: ReadUnit): boolean {
  if (CREDIT.test(unit.text) || CAPTION.test(unit.text)) return true;
  if (unit.tokens.length > 14 || /[.!?]["”’')]*\s*$/u.test(unit.text)) return false;
  return (
    !unit.tokens.some((token) => token.pos === 'VERB' || token.pos === 'AUX') ||
    unit.tokens.length < 6
  );
}

function placeFeatures(at: number, count: number): string[] {
  const fromEnd = count - 1 - at;
  const tenth = Math.floor((at / Math.max(1, count)) * 8);
  return [
    `at ${step(at, [1, 2, 3, 4, 6, 9, 13, 20, 30])}`,
    `end ${step(fromEnd, [1, 2, 3, 5, 9])}`,
    `part ${tenth}`,
    `of ${step(count, [8, 13, 20, 30, 45])}`,
    `at ${step(at, [1, 2, 4])} of ${step(count, [13, 24])}`,
  ];
}

/** How the verbs stand: past, present, perfect, to come; the first finite form goes by itself. */
function tenseFeatures(unit: ReadUnit): string[] {
  const out: string[] = [];
  let past = 0;
  let present = 0;
  let first = '';
  for (const [index, token] of unit.tokens.entries()) {
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue;
    const form = token.lower;
    const kind =
      token.pos === 'AUX'
        ? /^(?:was|were|had|did)$/.test(form)
          ? 'past'
          : /^(?:is|are|has|have|do|does|am|'s|'re|'ve)$/.test(form)
            ? 'present'
            : 'modal'
        : PAST_FORM.test(form) || (form !== token.lemma && !/(?:ing|s)$/.test(form))
          ? 'past'
          : /ing$/.test(form)
            ? 'ing'
            : form !== token.lemma
              ? 'present'
              : 'base';
    if (kind === 'past') past += 1;
    if (kind === 'present') present += 1;
    if (first === '' && kind !== 'ing' && kind !== 'base') {
      first = kind;
      out.push(`first verb ${kind}`, `first verb ${kind} ${token.lemma}`);
    }
    const next = unit.tokens[index + 1];
    if (/^(?:had|has|have|was|were|is|are|been|be)$/.test(form) && next !== undefined)
      out.push(`aux ${form} ${PAST_FORM.test(next.lower) ? 'ed' : next.pos}`);
  }
  out.push(`past ${step(past, [1, 2, 4])} present ${step(present, [1, 2])}`);
  if (past + present === 0) out.push('no finite verb');
  return out;
}

function dayFeatures(unit: ReadUnit, document: ReadText): string[] {
  const out: string[] = [];
  const reference = document.referenceDay;
  for (const day of unit.days) {
    const { first, last } = boundsOf(day.value);
    const bound = last ?? first;
    if (bound === null || reference === null) continue;
    const gap = daysBetween(bound, reference);
    const far =
      gap < 0
        ? `ahead ${step(-gap, [8, 100])}`
        : `back ${step(gap, [1, 2, 8, 40, 200, 500, 1800])}`;
    out.push(`day ${far}`, `day ${day.relation}`);
  }
  for (const time of unit.times)
    out.push(`time ${time.type} ${time.value.replace(/\d+/g, '9').slice(0, 8)}`);
  const year = reference === null ? 0 : Number(reference.slice(0, 4));
  for (const token of unit.tokens) {
    if (!YEAR.test(token.text) || year === 0) continue;
    out.push(`year ${step(year - Number(token.text), [-1, 0, 1, 2, 5, 20])}`);
  }
  if (unit.times.length === 0) out.push('no time');
  return out;
}

function speechFeatures(unit: ReadUnit): string[] {
  const out = [`quoted ${step(unit.quotedShare, [0.01, 0.3, 0.8])}`];
  if (/^["“'‘]/u.test(unit.text)) out.push('starts quoted');
  if (/["”’']\s*$/u.test(unit.text)) out.push('ends quoted');
  const verb = unit.tokens.find((token) => CUE_OF.get(token.lemma.toLowerCase()) === 'say');
  if (verb !== undefined) {
    const where = (verb.start - (unit.tokens[0]?.start ?? 0)) / Math.max(1, unit.text.length);
    out.push(`said ${where < 0.4 ? 'first' : 'last'}`, `said by ${verb.lemma} ${verb.lower}`);
  }
  if (/\baccording to\b/i.test(unit.text)) out.push('according to');
  return out;
}

function nameFeatures(unit: ReadUnit): string[] {
  const vias = new Set(unit.mentions.map((mention) => mention.via));
  const out = [...vias].map((via) => `via ${via}`);
  const names = namesOf(unit);
  out.push(`names ${step(names.size, [1, 2, 4, 7])}`);
  if (unit.accords.length > 0) out.push('accord');
  const digits = unit.tokens.filter((token) => /\p{N}/u.test(token.text)).length;
  out.push(`digits ${step(digits, [1, 2, 4])}`);
  if (/[%$€£]|\bpercent\b/u.test(unit.text)) out.push('money or share');
  return out;
}

function formFeatures(unit: ReadUnit): string[] {
  const out = [`length ${step(unit.tokens.length, [5, 9, 14, 20, 28, 38])}`];
  if (!/[.!?]["”’')]*\s*$/u.test(unit.text)) out.push('no full stop');
  if (CREDIT.test(unit.text)) out.push('credit');
  if (CAPTION.test(unit.text)) out.push('caption');
  if (/^\p{Lu}[\p{Lu}\d\s,.'’&-]+$/u.test(unit.text)) out.push('capitals');
  if (/\?["”']*\s*$/u.test(unit.text)) out.push('question');
  if (/^[*•·-]/u.test(unit.text)) out.push('list');
  const [first, second] = unit.tokens;
  if (first !== undefined) out.push(`opens ${first.lower}`, `opens ${first.pos}`);
  if (first !== undefined && second !== undefined) out.push(`opens ${first.lower} ${second.lower}`);
  return out;
}

interface CentralTerms {
  readonly weights: ReadonlyMap<string, number>;
  readonly verbs: ReadonlySet<string>;
  readonly titleVerbs: ReadonlySet<string>;
}

/** The terms that headline and opening say and the text keeps saying. */
function centralTerms(units: readonly ReadUnit[], headline: ReadUnit): CentralTerms {
  const counts = new Map<string, number>();
  for (const unit of units)
    for (const lemma of lemmasOf(unit)) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  const opening = units.filter((unit) => !isFurniture(unit)).slice(0, 2);
  const weights = new Map<string, number>();
  for (const unit of [headline, headline, ...opening])
    for (const lemma of lemmasOf(unit)) weights.set(lemma, (weights.get(lemma) ?? 0) + 1);
  for (const [lemma, weight] of weights)
    weights.set(lemma, weight / Math.sqrt(1 + (counts.get(lemma) ?? 0)));
  const verbsOf = (list: readonly ReadUnit[]): Set<string> =>
    new Set(
      list.flatMap((unit) =>
        unit.tokens
          .filter((token) => token.pos === 'VERB' && !CUE_OF.has(token.lemma.toLowerCase()))
          .map((token) => token.lemma.toLowerCase()),
      ),
    );
  return { weights, verbs: verbsOf(opening), titleVerbs: verbsOf([headline]) };
}

function centralFeatures(unit: ReadUnit, central: CentralTerms, place: number): string[] {
  let sum = 0;
  for (const lemma of lemmasOf(unit)) sum += central.weights.get(lemma) ?? 0;
  const mean = sum / Math.sqrt(4 + unit.tokens.length);
  const out = [
    `central ${step(mean, [0.1, 0.3, 0.5, 0.8, 1.2])}`,
    `central ${step(mean, [0.2, 0.5, 1])} at ${place}`,
  ];
  const verbs = unit.tokens
    .filter((token) => token.pos === 'VERB')
    .map((token) => token.lemma.toLowerCase());
  if (verbs.some((verb) => central.titleVerbs.has(verb))) out.push('title verb');
  if (verbs.some((verb) => central.verbs.has(verb))) out.push('lead verb', `lead verb at ${place}`);
  return out;
}

const WORD = hashText('w ');
const PAIR = hashText('b ');

/** Words of the sentence, of which names are left out: a name of one year says nothing in another. As places of features. */
function wordPlaces(unit: ReadUnit): number[] {
  const out: number[] = [];
  const cues = new Map<string, number>();
  let before = '';
  for (const { pos, text, lemma: base, lower } of unit.tokens) {
    const plain = pos === 'PROPN' ? 'NAME' : /\p{N}/u.test(text) ? '9' : null;
    const lemma = plain ?? base.toLowerCase();
    const form = plain ?? lower;
    if (pos !== 'PROPN' && pos !== 'PUNCT') out.push(placeOfHash(hashOn(WORD, lemma)));
    if (before !== '') out.push(placeOfHash(hashOn(hashOn(hashOn(PAIR, before), ' '), form)));
    before = form;
    const cue = CUE_OF.get(lemma);
    if (cue !== undefined) cues.set(cue, (cues.get(cue) ?? 0) + 1);
  }
  for (const [cue, count] of cues)
    out.push(...[`cue ${cue}`, `cue ${cue} ${step(count, [2])}`].map(placeOf));
  return out;
}

function placeOf(feature: string): number {
  return placeOfHash(hashText(feature));
}

/** What the neighbours are like, in a few words: a chain of one label alone does not see the words around. */
function briefly(unit: ReadUnit): string[] {
  const cues = new Set(unit.tokens.flatMap((token) => CUE_OF.get(token.lemma.toLowerCase()) ?? []));
  const out = [...cues].map((cue) => `cue ${cue}`);
  out.push(
    `quoted ${step(unit.quotedShare, [0.01, 0.8])}`,
    `length ${step(unit.tokens.length, [9, 20])}`,
  );
  if (CREDIT.test(unit.text) || CAPTION.test(unit.text)) out.push('credit');
  return out;
}

/**
 * Features of each sentence, as their places in tables (`placeOfHash` of the hash of their names): its place, tense, days against publication, speech, names, form and words, how much it
 * shares with headline, opening and neighbours, and what these are like.
 */
export function roleFeatures(document: ReadText, tellings: readonly Telling[]): number[][] {
  const { units, headline } = document;
  const told = units.map((unit) => !isFurniture(unit));
  const places: number[] = [];
  let count = 0;
  for (const isTold of told) {
    places.push(count);
    if (isTold) count += 1;
  }
  const opening = Math.max(0, told.indexOf(true));
  const central = centralTerms(units, headline);
  const lemmas = units.map(lemmasOf);
  const names = units.map(namesOf);
  const inBrief = units.map(briefly);
  const title = lemmasOf(headline);
  const titleNames = namesOf(headline);
  const none: ReadonlySet<string> = new Set();
  const seen = new Set<string>();
  return units.map((unit, at) => {
    const own = lemmas[at] ?? none;
    const ownNames = names[at] ?? none;
    const told1 = places[at] ?? 0;
    const place = step(told1, [1, 3, 8]);
    const isTold = told[at] ?? true;
    const alike = step(overlap(own, title), [0.01, 0.12, 0.22, 0.35]);
    const core = [
      ...tenseFeatures(unit),
      ...dayFeatures(unit, document),
      ...speechFeatures(unit),
      ...nameFeatures(unit),
      ...formFeatures(unit),
    ];
    const fresh = [...ownNames].filter((name) => !seen.has(name)).length;
    for (const name of ownNames) seen.add(name);
    const lead =
      at === opening ? 9 : step(overlap(own, lemmas[opening] ?? none), [0.01, 0.1, 0.2, 0.35]);
    const previous = at === 0 ? 9 : step(overlap(own, lemmas[at - 1] ?? none), [0.01, 0.1, 0.25]);
    const shared = [
      `title ${alike}`,
      `title names ${step(overlap(ownNames, titleNames), [0.01, 0.3])}`,
      `lead ${lead}`,
      `previous ${previous}`,
      `fresh ${step(fresh, [1, 3])}`,
      ...centralFeatures(unit, central, place),
      `title ${alike} at ${place}`,
      `lead ${lead} at ${place}`,
    ];
    const [before, after] = [inBrief[at - 1], inBrief[at + 1]];
    const telling = tellings[at];
    const named = [
      'any',
      ...(isTold ? placeFeatures(told1, count) : ['furniture']),
      `raw ${step(at, [1, 2, 3, 5])}`,
      ...core,
      ...core
        .filter((one) => /^(?:first verb \w+$|past|said|quoted|day|year|no full)/.test(one))
        .map((one) => `${one} at ${place}`),
      ...shared,
      ...(telling === undefined ? [] : tellingFeatures(unit, telling, at)),
      ...(before === undefined ? ['< start'] : before.map((one) => `< ${one}`)),
      ...(after === undefined ? ['> end'] : after.map((one) => `> ${one}`)),
    ];
    return [...named.map(placeOf), ...wordPlaces(unit)];
  });
}
