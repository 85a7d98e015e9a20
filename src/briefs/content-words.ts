const STOP = new Set(
  (
    'about after again against also among and any are been before being both but can could did does during each ' +
    'even for from had has have her his how however into its just like made make many may might more most much must ' +
    'new nor not now off once one only other our out over said same say says she should since some such than that the ' +
    'their them then there these they this those through too two under until upon very was well were what when where ' +
    'which while who will with within without would year years'
  ).split(' '),
);

function stem(word: string): string {
  const base = word
    .replace(/(?:'s|’s)$/, '')
    .replace(/(?:ing|ed|es|s|ly)$/, '')
    .replace(/(?:ation|ment)$/, '');
  return base.length < 3 ? word : base;
}

/** Stems of the words that carry content, without repetition; numbers count as words. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !STOP.has(word)).map(stem));
}

/** Share of the words of `of` that `by` holds too; 1 for an empty `of`. */
export function coverage(of: ReadonlySet<string>, by: ReadonlySet<string>): number {
  if (of.size === 0) return 1;
  let held = 0;
  for (const word of of) if (by.has(word)) held += 1;
  return held / of.size;
}
