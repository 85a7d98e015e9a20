import type { ReadUnit } from './discourse-input.ts';

/** Kinds of those who speak in news, by nouns for them. */
const SPEAKERS: Readonly<Record<string, readonly string[]>> = {
  official:
    'official spokesman spokeswoman spokesperson minister president secretary governor mayor senator lawmaker ambassador diplomat chancellor premier congressman representative chairman chairwoman administration ministry government commissioner department parliament congressman prime'.split(
      ' ',
    ),
  police:
    'police officer sheriff investigator prosecutor detective authority court judge firefighter chief inspector'.split(
      ' ',
    ),
  expert:
    'analyst expert professor economist strategist researcher scientist scholar author director fellow historian university institute'.split(
      ' ',
    ),
  company: 'ceo executive company manager founder owner firm bank trader investor'.split(' '),
  lawyer: 'lawyer attorney counsel'.split(' '),
  common:
    'resident neighbor neighbour friend mother father son daughter wife husband witness survivor victim student teacher worker farmer villager driver fan parent brother sister cousin passenger customer shopper voter woman man boy girl family people'.split(
      ' ',
    ),
  critic:
    'opposition activist critic protester leader supporter campaigner rights advocate group union member'.split(
      ' ',
    ),
};
export const SPEAKER_KINDS: readonly string[] = Object.keys(SPEAKERS);
const KIND_OF = new Map<string, number>(
  Object.values(SPEAKERS).flatMap((words, kind) => words.map((word) => [word, kind] as const)),
);
const SAYS = new Set(
  'say tell add note state claim argue explain comment describe write announce declare insist stress reply ask recall'.split(
    ' ',
  ),
);
/** How far from the verb of saying the noun for who says it may stand. */
const REACH = 12;
const PERSONAL = new Set(['he', 'she', 'they', 'it']);
const NO_ONE = -1;

/** A verb of saying or a word like it. */
export function isSaying(lemma: string): boolean {
  return SAYS.has(lemma);
}

/** Who speaks in a sentence; kinds are places in `SPEAKER_KINDS`, -1 for none. */
export interface SpeakerOfUnit {
  /** The kind of the nearest noun to the verb of saying. */
  readonly own: number;
  /** How the speaker is named: 0 pronoun, 1 name, 2 noun, 3 otherwise, -1 no one speaks. */
  readonly naming: number;
  /** The kind of who spoke last under a name or a noun, here or before. */
  readonly current: number;
  readonly sinceCurrent: number;
  readonly says: number;
  /** Where the first and the last verb of saying stand, as a share of the sentence; -1 without one. */
  readonly first: number;
  readonly last: number;
  /** Nouns of each kind. */
  readonly kinds: readonly number[];
}

interface Said {
  readonly own: number;
  readonly naming: number;
}

function saidAt({ tokens }: ReadUnit, verb: number): Said {
  let own = NO_ONE;
  let nearest = REACH + 1;
  for (let at = Math.max(0, verb - REACH); at <= verb + REACH && at < tokens.length; at += 1) {
    const kind = KIND_OF.get(tokens[at]?.lemma ?? '');
    if (kind === undefined || Math.abs(at - verb) >= nearest) continue;
    nearest = Math.abs(at - verb);
    own = kind;
  }
  const around = [tokens[verb - 1], tokens[verb + 1]];
  const stands = (pos: string): boolean => around.some((token) => token?.pos === pos);
  const isPersonal = [...around, tokens[verb - 2]].some((token) =>
    PERSONAL.has(token?.lower ?? ''),
  );
  return { own, naming: isPersonal ? 0 : stands('PROPN') ? 1 : stands('NOUN') ? 2 : 3 };
}

/** Who speaks in each sentence, and who spoke last where "he said" alone stands. */
export function speakersOf(units: readonly ReadUnit[]): SpeakerOfUnit[] {
  let current = NO_ONE;
  let currentAt = 0;
  return units.map((unit, at) => {
    const { tokens } = unit;
    const kinds = SPEAKER_KINDS.map(() => 0);
    const verbs: number[] = [];
    for (const [place, { lemma, pos }] of tokens.entries()) {
      const kind = KIND_OF.get(lemma);
      if (kind !== undefined) kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (SAYS.has(lemma) && (pos === 'VERB' || pos === 'AUX')) verbs.push(place);
    }
    const [first, last] = [verbs[0], verbs.at(-1)];
    const said = last === undefined ? { own: NO_ONE, naming: NO_ONE } : saidAt(unit, last);
    if (last !== undefined && (said.own !== NO_ONE || said.naming === 1 || said.naming === 2)) {
      current = said.own;
      currentAt = at;
    }
    const part = (place: number | undefined): number =>
      place === undefined ? NO_ONE : place / tokens.length;
    return {
      ...said,
      current,
      sinceCurrent: at - currentAt,
      says: verbs.length,
      first: part(first),
      last: part(last),
      kinds,
    };
  });
}
