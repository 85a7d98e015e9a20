import type { Ruling } from '../record/index.ts';

/** A ruling with the word that it is about in the end: its own, or that of the ruling that it undoes or brings back. */
export interface RulingMeant {
  readonly ruling: Ruling;
  /** The ruling that is no undoing; `ruling` itself where that is none. */
  readonly base: Ruling;
  /** `undone` takes the word of `base` back, `restored` undoes an undoing of it. */
  readonly effect: 'made' | 'undone' | 'restored';
}

/** Follows an undoing to what it undoes; null where the log does not hold that. */
export function meantBy(ruling: Ruling, made: readonly Ruling[]): RulingMeant | null {
  let base: Ruling | undefined = ruling;
  let steps = 0;
  while (base?.body.ruling === 'undo') {
    const { target }: Ruling['body'] = base.body;
    base = made.find(({ id }) => id === target);
    steps += 1;
  }
  if (base === undefined) return null;
  return { ruling, base, effect: steps === 0 ? 'made' : steps % 2 === 1 ? 'undone' : 'restored' };
}

/** What a merge or a split names: the target first. */
export function namedIn({ body }: Ruling): readonly string[] {
  return [body.target, ...(body.value ?? '').split(',').filter((id) => id !== '')];
}

/** Whether a ruling says which dispatches, or which accords, are one or two. */
export function isOnGrouping({ body }: Ruling): boolean {
  return body.ruling === 'merge' || body.ruling === 'split';
}
