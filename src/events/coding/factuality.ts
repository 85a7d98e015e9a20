import type { Token } from '../../reading/index.ts';
import { type Features, type LinearModel, sumsOf } from './linear-model.ts';
import { addVector, type WordVectors } from './word-vectors.ts';

/** How far back words are looked for that govern the event, and how far ahead. */
const BACK = 9;
const AHEAD = 8;

const MODAL = new Set(
  "will would shall should may might could can must 'll ’ll wo ca ought need".split(' '),
);
const NEGATIONS = new Set(
  "not n't n’t no never neither nor without nobody none hardly cannot".split(' '),
);
const CONDITIONS = new Set('if unless whether until till before once when while as'.split(' '));
const STOPS = new Set([';', ':', '.', '!', '?', '``', "''", '“', '”', '"']);

/** Words under which an event has not happened, or not yet, or is only thought of. */
const KINDS: readonly (readonly [string, string])[] = [
  [
    'plan',
    'plan intend intention aim seek set due schedule prepare propose proposal offer ready about going decide decision agree promise pledge vow commit arrange option',
  ],
  [
    'wish',
    'want hope wish like desire need interest look demand ask request urge call order require allow let permit enable appeal',
  ],
  [
    'doubt',
    'fear worry concern risk threat danger possibility chance likely unlikely possible prospect likelihood potential potentially perhaps maybe probably might',
  ],
  [
    'expect',
    'expect anticipate predict forecast believe think suppose consider estimate project suggest appear seem feel guess assume view',
  ],
  [
    'fail',
    'fail refuse decline reject deny prevent avoid stop avert block cancel delay postpone halt lack unable nearly almost instead rather ban rule prohibit drop abandon cease kill scrap quash reverse foil miss fall cancelled scrapped',
  ],
  ['try', 'try attempt effort fight struggle bid work hard help'],
  ['able', 'able ability capable can way capacity opportunity power tend'],
  [
    'say',
    'say claim report tell announce state add allege argue accuse quote according reportedly allegedly',
  ],
  ['do', 'manage continue begin start keep succeed finish complete'],
];
const KIND_OF = new Map(
  KINDS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** The clause before the event, nearest word first, at most so many words. */
function wordsBefore(tokens: readonly Token[], at: number): Token[] {
  const found: Token[] = [];
  for (let k = at - 1; k >= 0 && found.length < BACK; k -= 1) {
    const token = tokens[k];
    if (token === undefined || STOPS.has(token.lower)) break;
    found.push(token);
  }
  return found;
}

type Add = (name: string, value?: number) => void;

function addForm(add: Add, tokens: readonly Token[], at: number): void {
  const token = tokens[at];
  if (token === undefined) return;
  const shape = /ing$/.test(token.lower) ? 'ing' : /ed$/.test(token.lower) ? 'ed' : '-';
  add(`pos:${token.pos}`);
  add(`form:${token.pos} ${shape} ${token.lemma === token.lower}`);
  add(`word_${token.lemma}`, 0.6);
  const after = tokens[at + 1];
  if (after !== undefined) add(`next_${after.lemma}`, 0.4);
}

/** What stands right before: auxiliaries, "to", a determiner; joined, since it is their order that counts. */
function addGroup(add: Add, before: readonly Token[]): void {
  const group: string[] = [];
  for (const token of before.slice(0, 5)) {
    const isOfGroup =
      token.pos === 'AUX' || token.pos === 'PART' || token.pos === 'ADV' || MODAL.has(token.lower);
    if (!isOfGroup) break;
    if (token.pos !== 'ADV' || NEGATIONS.has(token.lower)) group.unshift(token.lower);
  }
  add(`group:${group.join(' ')}`);
  if (group.some((word) => MODAL.has(word))) add('modal');
  if (group.some((word) => NEGATIONS.has(word))) add('negated');
  const modal = group.find((word) => MODAL.has(word));
  if (modal !== undefined) add(`modal:${modal}`);
  if (group.includes('to')) add('to');
}

function addGovernors(add: Add, before: readonly Token[], isTo: boolean): void {
  before.forEach((token, k) => {
    const near = k < 3 ? 'near' : 'far';
    const kind = KIND_OF.get(token.lemma);
    if (kind !== undefined) {
      if (k < 2) add(`right:${kind}`);
      add(`${near}:${kind}`);
      if (isTo) add(`to:${kind} ${near}`);
    }
    if (NEGATIONS.has(token.lower)) add(`${near}:not`);
    if (MODAL.has(token.lower)) add(`${near}:modal`);
    if (CONDITIONS.has(token.lower)) add(`${near}:${token.lower}`, 0.7);
    if (k < 4) add(`before_${token.lemma}`, 0.5);
    if (k < 2) add(`before${k}_${token.lemma}`, 0.5);
  });
}

/** What the model sees of an event word: its form, what governs it, and what the words around it are like. */
export function factualityFeatures(
  tokens: readonly Token[],
  at: number,
  words: WordVectors,
): Features {
  const features = new Map<string, number>([['bias', 1]]);
  const add: Add = (name, value = 1) => {
    features.set(name, value);
  };
  const before = wordsBefore(tokens, at);
  addForm(add, tokens, at);
  addGroup(add, before);
  addGovernors(add, before, before[0]?.lower === 'to' || before[1]?.lower === 'to');
  const ahead = tokens.slice(at + 1, at + 1 + AHEAD);
  for (const [k, token] of ahead.entries()) {
    const kind = KIND_OF.get(token.lemma) ?? KIND_OF.get(token.lower);
    if (kind !== undefined) add(`ahead:${kind}`);
    if (kind === 'fail' && /^(?:be|get)$/.test(ahead[k - 1]?.lemma ?? '')) add('undone');
    if (MODAL.has(token.lower)) add('ahead:modal');
  }
  if (tokens.some((token) => token.lower === '?')) add('question');
  if (tokens.some((token) => token.lower === 'if')) add('if');
  const token = tokens[at];
  if (token !== undefined) addVector(features, 'v-word', words.mean([token.lemma]), 1);
  addVector(features, 'v-before', words.mean(before.slice(0, 4).map(({ lemma }) => lemma)), 1);
  return features;
}

/** What scores factuality: a model of plain English, and one of news that knows what the first one says. */
export interface FactualityScorer {
  readonly plain: LinearModel;
  readonly news: LinearModel;
  readonly words: WordVectors;
}

/** The features of the model of news: those of the event with the score of the plain model, which was trained apart. */
export function newsFeatures(features: Features, plain: LinearModel): Features {
  const score = clipped(sumsOf(plain, features)[0] ?? 0);
  return new Map([...features, ['plain', score / 3], ['plain-low', Math.min(0, score) / 3]]);
}

/** From here up an event is held for certain: most events of news are, and a little doubt is noise. Cross-validated. */
const CERTAIN = 2.5;

/** The score of the model of news, in [-3, 3]. */
export function settledFactuality(sum: number): number {
  return sum > CERTAIN ? 3 : clipped(sum);
}

function clipped(value: number): number {
  return Math.max(-3, Math.min(3, value));
}

/**
 * How sure a text is that an event happened: 3 that it did, -3 that it did not. `at` is the token of the event. News tells
 * mostly what happened; other texts (letters, forums) do not, and are scored by the plain model.
 */
export function scoreFactuality(
  event: { readonly tokens: readonly Token[]; readonly at: number },
  kind: 'news' | 'other',
  { plain, news, words }: FactualityScorer,
): number {
  const own = factualityFeatures(event.tokens, event.at, words);
  if (kind === 'other') return clipped(sumsOf(plain, own)[0] ?? 0);
  const features = newsFeatures(own, plain);
  return settledFactuality(sumsOf(news, features)[0] ?? 0);
}
