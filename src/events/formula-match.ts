const ONE_ACTOR = '‹S\\d+›';
/** Up to twelve actors in a row; "the Republic of" and the like belong to the names. */
const ACTORS = `(?:the )?(?<actors>${ONE_ACTOR}(?:(?:,| and|, and| or| as well as)(?: the)? ${ONE_ACTOR}){0,12})`;

/** The regular expression of a formula. Every part of it is bounded, so that it is tried in linear time over a sentence. */
export function compileMatch(match: string): RegExp {
  const source = match
    .replaceAll('{S}', ACTORS)
    .replaceAll('{A}', '(?:the )?(?<accord>‹A\\d+›)')
    .replaceAll('{D}', '(?<day>‹D\\d+›)')
    .replaceAll('{~}', '[^.;]{0,80}?');
  return new RegExp(source, 'iu');
}

/** Indices in a run of placeholders: "‹S0› and ‹S2›" gives 0 and 2. */
export function indicesIn(run: string | undefined): number[] {
  return [...(run ?? '').matchAll(/‹[SAD](\d+)›/gu)].map((found) => Number(found[1]));
}
