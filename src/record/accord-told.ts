import type { Act } from '../events/index.ts';
import { boundsOf, type CivilDay, type Edtf, type Lexicon, precisionOf } from '../kernel/index.ts';

/** An accord that the lexicon does not hold, as the acts under it tell it. */
export interface AccordTold {
  readonly id: string;
  /** The first name in use; words for its kind where it has none. */
  readonly name: string;
  readonly isNamed: boolean;
  /** Codes of those between whom it is, in order. */
  readonly parties: readonly string[];
  /** What it is about: sectors and other words of its name. */
  readonly topics: readonly string[];
  /** A kind of paper that is told apart from others (`memorandum`, `protocol`); null for treaties, pacts and deals. */
  readonly kind: string | null;
  /** Days on which it was signed, as precise as a month at least; those of one text each. */
  readonly signed: readonly Edtf[];
  /** The last day on which it was told as not signed yet, or as to be signed; null where it never was. Left out for those of registers. */
  readonly unsignedOn?: CivilDay | null;
  /** The first day on which it was told as signed; null and left out likewise. */
  readonly signedBy?: CivilDay | null;
  /** The days on which the record first and last heard of it. */
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
}

/** Kinds of paper that are not called by one another's names. */
const KINDS =
  /\b(?:memorand(?:um|a)|protocol|charter|declaration|armistice|ceasefire|truce|statute|covenant|convention)\b/i;
/** Words of a name that do not say what it is about. */
const EMPTY = new Set(
  (
    'a an the of and on for in to with between against treaty treaties pact pacts accord accords agreement agreements deal deals ' +
    'compact arrangement partnership framework alliance initiative understanding entente concordat new joint free mutual bilateral ' +
    'trilateral comprehensive strategic landmark historic final full draft interim first second long term broad common formal ' +
    'cooperation'
  ).split(' '),
);
/** Steps that conclude an accord, by each of which those between whom it is are told. */
const CONCLUDING = new Set<string | null>(['signature', 'adoption', 'initialling']);
/** Steps whose day tells one paper from another; a paper is initialled weeks before it is signed. */
const SIGNING = new Set<string | null>(['signature', 'adoption']);

/** Sectors of a name and the words that are left; states, cities and empty words say nothing. */
export function topicsOfName(name: string, lexicon: Lexicon): readonly string[] {
  const words = name.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const topics = new Set<string>();
  for (const sector of lexicon.sectors) {
    for (const phrase of sector.words) {
      const parts = phrase.split(/[\s-]+/);
      if (words.some((_, at) => parts.every((part, step) => words[at + step] === part)))
        topics.add(sector.id);
    }
  }
  const places = placeWords(lexicon);
  for (const word of words) {
    const isSaid = !EMPTY.has(word) && !KINDS.test(word) && !places.has(word);
    if (isSaid && topics.size === 0) topics.add(word);
  }
  return [...topics].sort();
}

const NAMES_OF_STATES = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

/** Names and adjectives of states in small letters, to their codes; what means several states is left out. */
function stateNames(lexicon: Lexicon): ReadonlyMap<string, string> {
  const known = NAMES_OF_STATES.get(lexicon);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  const several = new Set<string>();
  for (const { code, name, names: others, adjectives, homonyms } of lexicon.states) {
    for (const one of [name, ...others, ...adjectives]) {
      const key = one.toLowerCase();
      if (key.length < 4 && !/^(?:u\.?[ks]\.?|uae)$/.test(key)) continue;
      if ((names.get(key) ?? code) !== code || homonyms.includes(one)) several.add(key);
      names.set(key, code);
    }
  }
  for (const key of several) names.delete(key);
  NAMES_OF_STATES.set(lexicon, names);
  return names;
}

const PLACE_WORDS = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Words of states and of their capitals and cities: where a paper was signed is not what it is about. */
function placeWords(lexicon: Lexicon): ReadonlySet<string> {
  const known = PLACE_WORDS.get(lexicon);
  if (known !== undefined) return known;
  const places = lexicon.states.flatMap(({ capitals, cities }) => [...capitals, ...(cities ?? [])]);
  const words = new Set(
    [...stateNames(lexicon).keys(), ...places.map((place) => place.toLowerCase())].flatMap((name) =>
      name.split(/[^\p{L}]+/u),
    ),
  );
  PLACE_WORDS.set(lexicon, words);
  return words;
}

/** Codes of the states that a name holds: "the Japan–Peru Trade Partnership". */
export function statesInName(name: string, lexicon: Lexicon): readonly string[] {
  const words = name.toLowerCase().split(/[^\p{L}.'’]+/u);
  const names = stateNames(lexicon);
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(4, words.length - at); length >= 1; length -= 1) {
      const code = names.get(words.slice(at, at + length).join(' '));
      if (code === undefined) continue;
      found.add(code);
      at += length - 1;
      break;
    }
  }
  return [...found].sort();
}

/** How a signature is told that has not come. */
const UNSIGNED = new Set<Act['modality']>(['denied', 'planned', 'expected']);

function isDated(day: Edtf): boolean {
  const { first, last } = boundsOf(day);
  return first !== null && last !== null && /^(?:day|month)$/.test(precisionOf(day));
}

/** What of an act tells one accord from another. */
export type ActUnder = Pick<
  Act,
  'id' | 'dispatch' | 'accord' | 'subjects' | 'objects' | 'treatyAction' | 'modality'
> & { readonly day: Pick<NonNullable<Act['day']>, 'value'> | null };

/** Only a paper that is known from the news, with its day, is looked at. */
export interface ActKnown {
  readonly act: ActUnder;
  readonly knownDay: CivilDay;
}

function partiesOf(acts: readonly ActUnder[], named: readonly string[]): readonly string[] {
  const sides = (act: ActUnder): readonly string[] => [
    ...new Set([...act.subjects, ...act.objects]),
  ];
  const joint = acts
    .filter(({ treatyAction }) => CONCLUDING.has(treatyAction) || treatyAction === 'announcement')
    .map(sides)
    .filter(({ length }) => length >= 2)
    .sort((a, b) => b.length - a.length)[0];
  if (joint !== undefined) return [...new Set(joint)].sort();
  return named.length >= 2 ? named : [...new Set([...named, ...acts.flatMap(sides)])].sort();
}

/** The accords that no lexicon holds, by identifier, from the acts of the news under them. Order of `known` is of no matter. */
export function accordsTold(known: readonly ActKnown[], lexicon: Lexicon): AccordTold[] {
  const byId = new Map<string, ActKnown[]>();
  for (const one of known) {
    const { accord } = one.act;
    if (accord === null || accord.isKnown || !accord.id.startsWith('x-')) continue;
    const list = byId.get(accord.id);
    if (list === undefined) byId.set(accord.id, [one]);
    else list.push(one);
  }
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, under]) => {
      const rows = [...under].sort(
        (a, b) =>
          (a.knownDay < b.knownDay ? -1 : a.knownDay > b.knownDay ? 1 : 0) ||
          (a.act.id < b.act.id ? -1 : 1),
      );
      const acts = rows.map(({ act }) => act);
      const first = rows[0] as ActKnown;
      const name = (first.act.accord?.name ?? id).replace(/^(?:the|an?) /i, '');
      const isNamed = acts.every(({ accord }) => accord?.isNameless !== true) && hasCapital(name);
      const signed = acts.flatMap(({ treatyAction, modality, day }) =>
        SIGNING.has(treatyAction) && modality === 'done' && day !== null && isDated(day.value)
          ? day.value
          : [],
      );
      const unsigned = rows.filter(
        ({ act }) => SIGNING.has(act.treatyAction) && UNSIGNED.has(act.modality),
      );
      return {
        id,
        name,
        isNamed,
        signedBy:
          rows.find(({ act }) => SIGNING.has(act.treatyAction) && act.modality === 'done')
            ?.knownDay ?? null,
        unsignedOn: unsigned.at(-1)?.knownDay ?? null,
        parties: partiesOf(acts, isNamed ? statesInName(name, lexicon) : []),
        topics: topicsOfName(name, lexicon),
        kind: KINDS.exec(name)?.[0].toLowerCase() ?? null,
        signed: [...new Set(signed)].sort(),
        firstDay: first.knownDay,
        lastDay: rows.at(-1)?.knownDay ?? first.knownDay,
      };
    });
}

/** A name of its own has capitals; a log of before may hold words for a kind alone. */
function hasCapital(name: string): boolean {
  return /\p{Lu}/u.test(name);
}
