import type { Span } from '../../kernel/index.ts';
import type { Entity, Mention, Reading, Token, WordMeans } from '../types.ts';
import { atomsOf } from './atoms.ts';
import { kindOf, type NameWords, namedIn } from './name-words.ts';

/** A stretch of a sentence that may be an entity, with what a model sees of it. */
export interface Candidate extends Span {
  readonly features: ReadonlyMap<string, number>;
}

/** Longer entities (words and marks) are not looked for: one in a hundred of those in news. */
const MAX_TOKENS = 11;
/** Against features of 1; from 0.3 to 1 makes no difference. */
const VECTOR_WEIGHT = 0.5;
const BEGINS = /^(?:NOUN|PROPN|PRON|ADJ|DET|NUM|X|ADV)$/;
const ENDS = /^(?:NOUN|PROPN|PRON|ADJ|X|DET)$/;
const STOPS = /^[;:!?()[\]"“”]$/;
/** The head of a noun phrase stands before these. */
const JOINTS = /^(?:of|for|in|on|with|from|to|at|by|who|which|that|and)$/;
const ARTICLE = /^(?:the|a|an)\s+/i;

interface Words {
  readonly tokens: readonly Token[];
  readonly kinds: readonly string[];
  readonly shapes: readonly string[];
}

interface Stretch extends Span {
  readonly from: number;
  readonly to: number;
}

/** What was found in the text before: by rules, by the dictionary. */
interface Known {
  readonly rules: ReadonlyMap<string, Entity>;
  readonly mentions: ReadonlyMap<string, Mention>;
  /** Last words of what the rules take for persons and for organisations anywhere in the text. */
  readonly surnames: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
}

class Bag {
  readonly features = new Map<string, number>();
  add(name: string): void {
    this.features.set(name, 1);
  }
}

function shapeOf(text: string): string {
  if (/^\p{Lu}[\p{Lu}.&]+$/u.test(text)) return 'A';
  if (/^\p{Lu}/u.test(text)) return 'C';
  if (/^\p{Ll}/u.test(text)) return 'l';
  return /^\p{N}/u.test(text) ? '0' : text.slice(0, 1);
}

function lowered(token: Token | undefined): string {
  return token === undefined ? '^' : /\d/.test(token.lower) ? '0' : token.lower;
}

function headAt(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from + 1; at < to; at += 1) if (JOINTS.test(tokens[at]?.lower ?? '')) return at - 1;
  return to - 1;
}

function knownOf(reading: Reading, rules: readonly Entity[]): Known {
  const lastWords = (kind: Entity['kind']): Set<string> =>
    new Set(
      rules
        .filter((entity) => entity.kind === kind && /\p{Lu}/u.test(entity.text))
        .map((entity) => entity.text.split(/[\s-]+/).at(-1) ?? ''),
    );
  const key = ({ start, end }: Span): string => `${start}:${end}`;
  return {
    rules: new Map(rules.map((entity) => [key(entity), entity])),
    mentions: new Map(reading.mentions.map((mention) => [key(mention), mention])),
    surnames: lastWords('person'),
    organisations: lastWords('organisation'),
  };
}

function addContext(bag: Bag, { tokens, shapes }: Words, { from, to }: Stretch): void {
  const before = tokens[from - 1];
  const after = tokens[to];
  bag.add(`p1=${lowered(before)}`);
  bag.add(`n1=${lowered(after)}`);
  bag.add(`pp=${before?.pos ?? '^'}`);
  bag.add(`np=${after?.pos ?? '$'}`);
  bag.add(`ps=${shapes[from - 1] ?? '^'}${shapes[from] ?? ''}`);
  bag.add(`ns=${shapes[to - 1] ?? ''}${shapes[to] ?? '$'}`);
  bag.add(`pos2=${before?.pos ?? '^'},${after?.pos ?? '$'}`);
  if (before?.text === '(' && after?.text === ')') bag.add('bracketed');
}

function addHead(bag: Bag, { tokens, kinds, shapes }: Words, { from, to }: Stretch): void {
  const head = headAt(tokens, from, to);
  bag.add(`h=${lowered(tokens[head])}`);
  bag.add(`hl=${tokens[head]?.lemma ?? ''}`);
  bag.add(`hk=${kinds[head] ?? ''},${shapes[head] ?? ''}`);
  bag.add(`hp=${tokens[head]?.pos ?? ''},${head === to - 1 ? 'end' : lowered(tokens[head + 1])}`);
}

function addInside(bag: Bag, words: Words, stretch: Stretch): void {
  const { tokens, shapes, kinds } = words;
  const { from, to } = stretch;
  const size = Math.min(to - from, 6);
  const first = lowered(tokens[from]);
  const last = lowered(tokens[to - 1]);
  const shape = shapes.slice(from, to).join('');
  bag.add('bias');
  bag.add(`len=${size}`);
  bag.add(`w0=${first}`);
  bag.add(`wl=${last}`);
  bag.add(`w0l=${first}_${last}`);
  bag.add(`suf=${last.slice(-3)}`);
  bag.add(`sh=${shape.slice(0, 6)}`);
  bag.add(`pos0=${tokens[from]?.pos ?? ''},${tokens[to - 1]?.pos ?? ''},${size}`);
  bag.add(`k0=${kinds[from] ?? ''},${kinds[to - 1] ?? ''}`);
  bag.add(`k0s=${kinds[from] ?? ''},${shape.slice(0, 4)}`);
  const kinds2 = new Set(kinds.slice(from, to).filter((kind) => kind !== ''));
  bag.add(`ks=${[...kinds2].sort().join(',')}`);
  if (size <= 5) {
    const parts = tokens.slice(from, to).map((token) => token.pos);
    bag.add(`pos=${parts.join(',')}`);
  }
  for (let at = from + 1; at < to - 1; at += 1) {
    bag.add(`in=${lowered(tokens[at])}`);
    const pos = tokens[at]?.pos ?? '';
    if (/^(?:VERB|AUX|CCONJ|SCONJ)$/.test(pos)) bag.add(`ip=${pos}`);
  }
  if (size === 1) bag.add(`one=${first},${shape}`);
}

function addKnown(
  bag: Bag,
  text: string,
  context: { words: Words; stretch: Stretch; known: Known },
): void {
  const { words, stretch, known } = context;
  const { start, end, from, to } = stretch;
  const rule = known.rules.get(`${start}:${end}`);
  bag.add(rule === undefined ? 'r=none' : `r=${rule.kind}`);
  if (rule !== undefined) bag.add(`rr=${rule.rule.split(/[: ]/)[0]}:${rule.kind}`);
  const article = ARTICLE.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0;
  if (article > 0) {
    const inner = known.rules.get(`${start + article}:${end}`);
    bag.add(`art=${inner?.kind ?? 'none'},${words.kinds[to - 1] ?? ''}`);
  }
  const mention = known.mentions.get(`${start}:${end}`);
  if (mention !== undefined) bag.add(`m=${mention.via}`);
  const tail = known.rules.get(`${words.tokens[from + 1]?.start}:${end}`);
  if (tail !== undefined) bag.add(`tail=${tail.kind},${words.kinds[from] ?? ''}`);
  const last = words.tokens[to - 1]?.text ?? '';
  if (known.surnames.has(last)) bag.add(`sur=${Math.min(to - from, 4)}`);
  if (known.organisations.has(last)) bag.add(`orgl=${Math.min(to - from, 4)}`);
}

/** How a stretch lies to what the rules found: holding it, within it, or cutting it. */
function addRelations(bag: Bag, { start, end }: Span, near: readonly Entity[]): void {
  for (const entity of near) {
    if (entity.start >= end) break;
    if (entity.end <= start || (entity.start === start && entity.end === end)) continue;
    const isIn = entity.start >= start && entity.end <= end;
    const isOut = entity.start <= start && entity.end >= end;
    bag.add(`${isIn ? 'holds' : isOut ? 'within' : 'cuts'}=${entity.kind}`);
    if (isIn && entity.end === end) bag.add(`endsin=${entity.kind}`);
    if (isOut && entity.end === end) bag.add(`endsof=${entity.kind}`);
    if (isIn && entity.start === start) bag.add(`startsin=${entity.kind}`);
    if (!isIn || entity.kind !== 'state') continue;
    bag.add(
      entity.start === start ? 'state-first' : entity.end === end ? 'state-last' : 'state-in',
    );
  }
}

function addNamed(
  bag: Bag,
  words: Words,
  stretch: Stretch,
  named: ReadonlyMap<string, string>,
): void {
  const { start, end, from, to } = stretch;
  const what = named.get(`${start}:${end}`);
  if (what !== undefined) bag.add(`named=${what}`);
  if (to - from < 2) return;
  const tail = named.get(`${words.tokens[to - 1]?.start}:${end}`);
  if (tail !== undefined) bag.add(`named-tail=${tail}`);
  const rest = named.get(`${words.tokens[from + 1]?.start}:${end}`);
  if (rest !== undefined) bag.add(`named-rest=${rest},${words.kinds[from] ?? ''}`);
}

/** A common word as a point, so that words of like use count alike; names have none. */
function addVector(bag: Bag, token: Token | undefined, means: WordMeans): void {
  if (token === undefined || !/^\p{Ll}/u.test(token.text)) return;
  means.mean([token.lower])?.forEach((value, k) => {
    bag.features.set(`v${k}`, value * VECTOR_WEIGHT);
  });
}

/** Stretches that could be noun phrases, before any feature is made. */
function* stretchesOf({ tokens }: Words): Generator<Stretch> {
  for (const [from, first] of tokens.entries()) {
    if (!BEGINS.test(first.pos)) continue;
    for (let to = from + 1; to <= tokens.length && to - from <= MAX_TOKENS; to += 1) {
      const last = tokens[to - 1];
      if (last === undefined || STOPS.test(last.text)) break;
      if (!ENDS.test(last.pos) && !/^\p{Lu}/u.test(last.text)) continue;
      yield { from, to, start: first.start, end: last.end };
    }
  }
}

/** What candidates are made from. */
export interface CandidateContext {
  readonly reading: Reading;
  /** What the rules found, in order. */
  readonly rules: readonly Entity[];
  readonly means: WordMeans;
  readonly names: NameWords;
}

/**
 * Every stretch that may be an entity, with its features: words, parts of speech and shapes inside and around it, what
 * the rules, the dictionary and the lexicon's names say of it. Stretches of a sentence are bounded, so time grows with
 * the length of the text.
 */
export function* candidatesOf(text: string, context: CandidateContext): Generator<Candidate> {
  const { reading, rules, means, names } = context;
  const known = knownOf(reading, rules);
  let first = 0;
  for (const { tokens, start: begin, end: finish, role } of reading.sentences) {
    const words = {
      tokens,
      kinds: tokens.map((token) => kindOf(token, names)),
      shapes: tokens.map((token) => shapeOf(token.text)),
    };
    const named = namedIn(atomsOf(text, { start: begin, end: finish }), names);
    while (first < rules.length && (rules[first]?.start ?? 0) < begin) first += 1;
    let near: readonly Entity[] = [];
    let at = -1;
    for (const stretch of stretchesOf(words)) {
      if (stretch.from !== at) {
        at = stretch.from;
        const reach = words.tokens[Math.min(tokens.length, at + MAX_TOKENS) - 1]?.end ?? finish;
        near = nearOf(rules, first, { start: stretch.start, end: reach });
      }
      const bag = new Bag();
      addInside(bag, words, stretch);
      addHead(bag, words, stretch);
      addContext(bag, words, stretch);
      addKnown(bag, text, { words, stretch, known });
      addRelations(bag, stretch, near);
      addNamed(bag, words, stretch, named);
      addVector(bag, tokens[headAt(tokens, stretch.from, stretch.to)], means);
      if (role !== 'body') bag.add(`role=${role}`);
      yield { start: stretch.start, end: stretch.end, features: bag.features };
    }
  }
}

/** Entities by rules that touch a span; `first` is the first of the sentence. */
function nearOf(rules: readonly Entity[], first: number, { start, end }: Span): readonly Entity[] {
  const near: Entity[] = [];
  for (let k = first; k < rules.length; k += 1) {
    const rule = rules[k];
    if (rule === undefined || rule.start >= end) break;
    if (rule.end > start) near.push(rule);
  }
  return near;
}
