import type { TreatyAction } from '../kernel/index.ts';
import type { Reading } from '../reading/index.ts';
import type { GivenName } from './given-names.ts';
import { samePapers } from './same-paper.ts';
import type { Act } from './types.ts';

/** Most parties that a paper without a name is known by; a longer list is a roll. */
const MAX_PARTIES = 6;
/** Parties in the identifier. */
const MAX_IN_ID = 4;

/** Steps in which those who conclude stand together, the surest first. */
const CONCLUDING: readonly TreatyAction[] = [
  'signature',
  'initialling',
  'announcement',
  'adoption',
  'negotiation',
];

function partiesOf(act: Act): readonly string[] {
  return [...new Set([...act.subjects, ...act.objects])].sort();
}

/** Those between whom the acts tell that it is: of the surest step that names two, else all that act under it. */
function partiesUnder(acts: readonly Act[]): readonly string[] {
  const rank = ({ treatyAction }: Act): number => {
    const at = CONCLUDING.findIndex((action) => action === treatyAction);
    return at < 0 ? CONCLUDING.length : at;
  };
  const pairs = acts
    .filter((act) => partiesOf(act).length >= 2)
    .sort((a, b) => rank(a) - rank(b) || partiesOf(b).length - partiesOf(a).length);
  const [first] = pairs;
  if (first !== undefined && rank(first) < CONCLUDING.length) return partiesOf(first);
  return [...new Set(acts.flatMap(partiesOf))].sort();
}

/** Those of whom alone the sentences of its acts speak, where none is said to act: "Peru and Chile have a pact in force". */
function partiesInSentences(acts: readonly Act[], reading: Reading): readonly string[] {
  const sentences = new Set(acts.map(({ sentence }) => sentence));
  const beside = reading.mentions.filter(({ sentence }) => sentences.has(sentence));
  const codes = [...new Set(beside.flatMap(({ actors }) => actors))].sort();
  return codes.length === 2 ? codes : [];
}

/** The identifier without the codes of parties that stand before the words. */
function wordsOfId(id: string, codes: ReadonlySet<string>): string {
  const parts = id.slice(2).split('-');
  let from = 0;
  while (from < parts.length - 1 && codes.has(parts[from]?.toUpperCase() ?? '')) from += 1;
  return parts.slice(from).join('-');
}

/** An act under what a text describes and names elsewhere stands under the name; the words stay those of the act. */
function underName(act: Act, names: ReadonlyMap<string, GivenName>): Act {
  const given = act.accord === null ? undefined : names.get(act.accord.id);
  if (act.accord === null || given === undefined) return act;
  const { span } = act.accord;
  return {
    ...act,
    accord: { id: given.accord, name: given.name, isKnown: given.isKnown, span },
  };
}

/**
 * An accord that has no name of its own is known by its parties and its kind: "a new trade pact" of Japan and Peru is
 * `x-jpn-per-trade-pact` in the whole dispatch. Where the dispatch does not say between whom, the kind alone stays.
 */
export function withNameless(
  told: readonly Act[],
  reading: Reading,
  names: ReadonlyMap<string, GivenName>,
): Act[] {
  const given = told.map((act) => underName(act, names));
  const papers = samePapers(given, reading, partiesUnder);
  const acts = given.map((act) => underName(act, papers));
  const named = new Set<string>();
  const described = new Set<string>();
  for (const { accord, isKnown, rule } of reading.accords) {
    if (isKnown || rule === 'form:name' || rule.startsWith('hangs-on:')) named.add(accord);
    else if (rule.startsWith('form:')) described.add(accord);
  }
  const ids = new Map<string, string>();
  const beside = new Map<string, readonly string[]>();
  const codes = new Set(
    [...reading.mentions.flatMap(({ actors }) => actors), ...acts.flatMap(partiesOf)].filter(
      (code) => /^[A-Z]{2,}$/.test(code),
    ),
  );
  for (const { accord } of acts) {
    if (accord === null || accord.isKnown || named.has(accord.id) || ids.has(accord.id)) continue;
    if (!described.has(accord.id)) continue;
    const under = acts.filter((act) => act.accord?.id === accord.id);
    const told = partiesUnder(under);
    const parties = told.length > 0 ? told : partiesInSentences(under, reading);
    if (told.length === 0) beside.set(accord.id, parties);
    const isRoll = parties.length === 0 || parties.length > MAX_PARTIES;
    const words = wordsOfId(accord.id, codes);
    const who = parties.slice(0, MAX_IN_ID).join('-').toLowerCase();
    ids.set(accord.id, isRoll ? accord.id : `x-${who}-${words}`);
  }
  return acts.map((act) => {
    const id = act.accord === null ? undefined : ids.get(act.accord.id);
    if (act.accord === null || id === undefined) return act;
    const parties = beside.get(act.accord.id) ?? [];
    const isTheirs = parties.length > 0 && act.treatyAction === 'entry-into-force';
    return {
      ...act,
      accord: { ...act.accord, id, isNameless: true },
      ...(isTheirs ? { subjects: parties } : {}),
    };
  });
}
