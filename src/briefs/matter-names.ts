import type { Context } from './context.ts';

/** Names looked for; a state has a handful, a convention at most a few dozen. */
const NAMES_AT_MOST = 120;
const SHORTEST_NAME = 3;

/** Nouns by which a report goes on speaking of its news: "the step", "the withdrawal". */
const LEANING =
  /\b(?:the|this) (?:(?:peace|new|formal|accession|trade) )?(?:accession|accords?|admission|agreement|announcement|application|bid|compact|convention|deal|decision|development|initiative|measures|membership|move|notification|pact|plan|proposal|ratification|signature|signing|statute|step|treaty|withdrawal)\b/i;

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function patternOf(names: readonly string[]): RegExp | null {
  const kept = [...new Set(names.map((name) => name.trim()))]
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, NAMES_AT_MOST);
  if (kept.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${kept.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

function namesOf({ accord, subjects, deps, lead }: Context): readonly string[] {
  const states = subjects.flatMap((code) => {
    const state = deps.stateInfo(code);
    return [
      deps.nameOf(code)?.name ?? '',
      ...(state === null ? [] : [state.name, ...state.names, ...state.adjectives, ...state.people]),
    ];
  });
  if (accord === null) return states;
  const info = deps.accordInfo(accord);
  return [
    ...states,
    deps.nameOf(accord)?.name ?? '',
    lead?.accord?.name ?? '',
    ...(info?.names ?? []),
  ];
}

/** How a sentence is tied to the matter of a brief, by its words alone. */
export interface MatterNames {
  /** It names a subject or the accord. */
  readonly isNamedIn: (text: string) => boolean;
  /** It goes on speaking of the news without naming it. */
  readonly leansOn: (text: string) => boolean;
}

/** Compiles the names of the matter. A plain search: cheap enough for every sentence of every dispatch. */
export function matterNames(context: Context): MatterNames {
  const pattern = patternOf(namesOf(context));
  return {
    isNamedIn: (text) => pattern?.test(text) ?? false,
    leansOn: (text) => LEANING.test(text),
  };
}
