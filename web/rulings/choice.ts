import type { RulingKind } from '../../src/surfaces/index.ts';

/** What an editor may rule on one thing of a page. */
export interface Choice {
  readonly ruling: RulingKind;
  readonly target: string;
  /** What is ruled on, for people: the words of the thing. */
  readonly about: string;
  /** Dispatches that may be parted from the others. */
  readonly dispatches?: readonly { readonly id: string; readonly name: string }[];
}

export const RULING_WORDS: Readonly<Record<RulingKind, string>> = {
  confirm: 'Confirm',
  reject: 'Reject',
  set: 'Set the stage',
  merge: 'Merge',
  split: 'Split',
  rename: 'Rename',
  undo: 'Undo',
};

/** What comes of it, in one line. */
export const RULING_MEANS: Readonly<Record<RulingKind, string>> = {
  confirm: 'The claim is heard as one that an editor has checked.',
  reject: 'It is not heard any more, in no standing and no brief.',
  set: 'The entry stands where you put it until you undo it.',
  merge: 'The two are one development from now on.',
  split: 'What you mark becomes a development of its own.',
  rename: 'It bears this name on every page.',
  undo: 'The ruling is taken back; the record is as if it had not been made.',
};

const AUTHOR = 'chancery-author';

/** Who ruled last in this browser; empty where nobody did, or where the browser keeps nothing. */
export function knownAuthor(): string {
  try {
    return localStorage.getItem(AUTHOR) ?? '';
  } catch (cause) {
    if (cause instanceof DOMException) return '';
    throw cause;
  }
}

export function keepAuthor(name: string): void {
  try {
    localStorage.setItem(AUTHOR, name);
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
  }
}
