import type { Lexicon } from '../../kernel/index.ts';

/** An organ that a text may call by the head of its name alone. */
export interface Organ {
  readonly code: string;
  /** The organisation that it belongs to. */
  readonly of: string | null;
}

/** Words that head the name of an organ. */
export const HEAD = /\b(Council|Commission|Parliament|Assembly|Court|Committee|Secretariat)\b/;

/** The organs of the lexicon by the word that heads their name ("Council"). */
export function organsByHead(lexicon: Lexicon): ReadonlyMap<string, readonly Organ[]> {
  const organs = new Map<string, Organ[]>();
  for (const { code, kind, name, of } of lexicon.bodies) {
    const head = kind === 'organ' ? HEAD.exec(name)?.[1] : undefined;
    if (head !== undefined) organs.set(head, [...(organs.get(head) ?? []), { code, of }]);
  }
  return organs;
}
