import type { StateEntry } from '../../kernel/index.ts';
import type { Atom } from './atoms.ts';
import type { Named } from './resolve-names.ts';

/** How many sentences back an antecedent may stand. */
const REACH = 2;

/** What anaphora sees: names of this sentence so far, and those of earlier sentences, nearest first. */
export interface AnaphorContext {
  readonly atoms: readonly Atom[];
  readonly items: readonly Named[];
  readonly earlier: readonly (readonly Named[])[];
  /** Whether the previous sentence names an accord, which "it" could mean. */
  readonly isAccordNear: boolean;
  /** States by code. */
  readonly states: ReadonlyMap<string, StateEntry>;
}

type Antecedent = Pick<Named, 'actors' | 'person' | 'office'>;

const OFFICES: Readonly<Record<string, readonly string[]>> = {
  president: ['head-of-state', 'head-of-body'],
  king: ['head-of-state'],
  emir: ['head-of-state'],
  chancellor: ['head-of-government'],
  premier: ['head-of-government'],
  'prime minister': ['head-of-government'],
  'foreign minister': ['foreign-minister'],
  'secretary of state': ['foreign-minister'],
};
const OFFICE =
  /^the (president|king|emir|chancellor|premier|prime minister|foreign minister|secretary of state)$/;
const REGIONS: Readonly<Record<string, RegExp>> = {
  'central asian': /^Central Asia$/,
  gulf: /^gulf$/,
  baltic: /^baltic$/,
  nordic: /^nordic$/,
  arab: /^arab$/,
  'west african': /^Western Africa$/,
  'east african': /^Eastern Africa$/,
  'north african': /^Northern Africa$/,
  'south asian': /^Southern Asia$/,
  'southeast asian': /^South-?[Ee]astern Asia$/,
  'latin american': /America$/,
  'south american': /^South America$/,
  'central american': /^Central America$/,
  caribbean: /^Caribbean$/,
  pacific: /^(?:Polynesia|Melanesia|Micronesia)$/,
  african: /Africa$/,
  european: /Europe$/,
};
const ONE_COUNTRY = new RegExp(
  `^(?:the|that) (?:(${Object.keys(REGIONS).join('|')}) )?(country|state|nation|kingdom|republic|monarchy|emirate|sultanate|emirates)$`,
);
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
]);
const OFFICERS = 'ministers presidents premiers leaders delegations negotiators parliaments';
const SEVERAL = new RegExp(
  `^(?:the (two|three|four)|both) (?:neighboring )?(?:countries|states|nations|sides|neighbors|neighbours|governments|capitals|parties|(?:(?:prime|foreign|defen[cs]e) )?(?:${OFFICERS.replaceAll(' ', '|')}))$`,
);
/** "The two" and nothing more, with a verb behind it: two states of which the text speaks. */
const BARE_PAIR = /^the two$/;
const PLURAL_VERB =
  /^(?:had|have|are|were|will|would|signed|agreed|established|restored|opened|exchanged|met|did|also|must|may|cannot)$/;
/** What a state does and a paper does not. */
const STATE_VERB =
  /^(?:signed|joined|ratified|acceded|deposited|withdrew|recognized|recognised|expelled|severed|accused|pledged|refused|applied|voted|becomes|became|gave)$/;
const NEUTRAL_VERB =
  /^(?:said|says|added|signed|joined|ratified|will|would|has|had|also|plans|hopes|wants|withdrew|agreed|announced|recognized|recognised|became|called|accused|expelled|suspended|severed|pledged|rejected|refused|did|does|cannot|must|may|might)$/;

function distinct(items: readonly Antecedent[]): Antecedent[] {
  const seen = new Map<string, Antecedent>();
  for (const item of items) {
    const key = `${item.actors.join(' ')}|${item.person ?? ''}`;
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

function within(
  context: AnaphorContext,
  from: number,
  reach = REACH,
): readonly (readonly Named[])[] {
  const here = context.items.filter((item) => item.to <= from);
  return [here, ...context.earlier.slice(0, reach)];
}

function byOffice(context: AnaphorContext, from: number, title: string): Antecedent | null {
  const offices = OFFICES[title] ?? [];
  const fitting = distinct(
    within(context, from)
      .flat()
      .filter((item) => item.office !== null && offices.includes(item.office)),
  );
  const people = new Set(fitting.map((item) => item.person));
  const states = new Set(fitting.map((item) => item.actors.join(' ')));
  const named = fitting.find((item) => item.person !== null) ?? fitting[0];
  return states.size === 1 && people.size <= 2 - (people.has(null) ? 0 : 1)
    ? (named ?? null)
    : null;
}

function byCountry(
  context: AnaphorContext,
  from: number,
  words: { readonly region: string | undefined; readonly noun: string },
): Antecedent | null {
  const codes = new Set<string>();
  for (const item of within(context, from).flat()) {
    if (item.actors.length === 1 && !item.rule.startsWith('place:'))
      codes.add(item.actors[0] ?? '');
  }
  const region = words.region === undefined ? null : (REGIONS[words.region] ?? null);
  const isRealm = !/^(?:country|state|nation|republic)$/.test(words.noun);
  const named = [...codes]
    .map((code) => context.states.get(code))
    .filter((state) => state !== undefined);
  const fitting = named.filter((state) => {
    if (
      region !== null &&
      !region.test(state.region) &&
      !state.groups.some((group) => region.test(group))
    ) {
      return false;
    }
    const stem = words.noun.replace(/s$/, '').slice(0, 6);
    const name = `${state.official ?? ''} ${state.name}`.toLowerCase();
    return (
      !isRealm ||
      (words.noun === 'monarchy' ? /kingdom|sultanate|emirate/.test(name) : name.includes(stem))
    );
  });
  const [state] = fitting;
  return fitting.length === 1 && state !== undefined
    ? { actors: [state.code], person: null, office: null }
    : null;
}

function bySeveral(context: AnaphorContext, from: number, count: number): Antecedent | null {
  const { states } = context;
  const codes = new Set<string>();
  for (const [back, items] of within(context, from).entries()) {
    for (const item of items) {
      if (item.rule.startsWith('place:')) continue;
      // A state that another sentence names by its officer alone is not what the text is about.
      if (back > 0 && (item.via === 'office-holder' || item.via === 'title')) continue;
      for (const code of item.actors) if (states.has(code)) codes.add(code);
    }
    if (codes.size >= count) break;
  }
  return codes.size === count ? { actors: [...codes].sort(), person: null, office: null } : null;
}

function byPronoun(context: AnaphorContext, at: number, word: string): Antecedent | null {
  const isPerson = word === 'he' || word === 'she';
  for (const items of within(context, at, 1)) {
    const fitting = distinct(items.filter((item) => (isPerson ? item.person !== null : true)));
    if (fitting.length === 0) continue;
    if (isPerson) return fitting.length === 1 ? (fitting[0] ?? null) : null;
    const sets = new Set(fitting.map((item) => item.actors.join(' ')));
    const [first] = fitting;
    if (sets.size !== 1 || first?.actors.length !== 1) return null;
    return { ...first, person: null, office: null };
  }
  return null;
}

interface Found {
  readonly antecedent: Antecedent;
  readonly to: number;
  readonly rule: string;
}

/** Words that may follow "the", "both" or "that" in one of these phrases. */
const SECOND_WORDS: ReadonlySet<string> = new Set([
  ...[...Object.keys(OFFICES), ...Object.keys(REGIONS)].map((words) => words.split(' ')[0] ?? ''),
  ...'country state nation kingdom republic monarchy emirate sultanate emirates'.split(' '),
  ...COUNTS.keys(),
  ...'neighboring countries states nations sides neighbors neighbours governments capitals parties'.split(
    ' ',
  ),
  ...`prime foreign defense defence ${OFFICERS}`.split(' '),
]);

function phraseAt(context: AnaphorContext, from: number): Found | null {
  const { atoms } = context;
  if (!SECOND_WORDS.has(atoms[from + 1]?.lower ?? '')) return null;
  for (let to = Math.min(atoms.length, from + 5); to > from + 1; to -= 1) {
    const words = atoms
      .slice(from, to)
      .map((atom) => atom.lower)
      .join(' ');
    const next = atoms[to];
    if (next?.lower === 'of' || (next?.isCapital === true && next.isSpaced)) continue;
    const office = OFFICE.exec(words)?.[1];
    const country = ONE_COUNTRY.exec(words);
    const several = SEVERAL.exec(words);
    const isPair = BARE_PAIR.test(words) && PLURAL_VERB.test(next?.lower ?? '');
    let antecedent: Antecedent | null = null;
    if (office !== undefined) antecedent = byOffice(context, from, office);
    else if (country !== null) {
      antecedent = byCountry(context, from, { region: country[1], noun: country[2] ?? '' });
    } else if (several !== null) {
      antecedent = bySeveral(context, from, COUNTS.get(several[1] ?? 'two') ?? 2);
    }
    if (isPair) antecedent = bySeveral(context, from, 2);
    if (antecedent !== null)
      return { antecedent, to, rule: `anaphor:${words.replaceAll(' ', '-')}` };
  }
  return null;
}

function foundAt(context: AnaphorContext, at: number): Found | null {
  const atom = context.atoms[at];
  const word = atom?.lower;
  if (word === 'the' || word === 'both' || word === 'that') return phraseAt(context, at);
  if (word !== 'he' && word !== 'she' && word !== 'it') return null;
  if (word === 'it') {
    const verb = context.atoms[at + 1]?.lower ?? '';
    const isOfState = STATE_VERB.test(verb);
    if (at > 1 || !(isOfState || NEUTRAL_VERB.test(verb))) return null;
    if (context.isAccordNear && !isOfState) return null;
  }
  const antecedent = byPronoun(context, at, word);
  return antecedent === null ? null : { antecedent, to: at + 1, rule: `anaphor:${word}` };
}

const ANAPHORS: ReadonlySet<string> = new Set(['the', 'both', 'that', 'he', 'she', 'it']);

/** Pronouns and phrases ("the two countries") that can mean one thing only; all others are left alone. */
export function findAnaphora(context: AnaphorContext): Named[] {
  const found: Named[] = [];
  for (let at = 0; at < context.atoms.length; at += 1) {
    const word = context.atoms[at]?.lower;
    if (word === undefined || !ANAPHORS.has(word)) continue;
    const hit = foundAt(context, at);
    if (hit === null || context.items.some((item) => item.from < hit.to && at < item.to)) continue;
    found.push({ ...hit.antecedent, from: at, to: hit.to, via: 'anaphor', rule: hit.rule });
  }
  return found;
}
