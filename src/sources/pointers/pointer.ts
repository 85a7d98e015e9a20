import type { CivilDay, Refusal } from '../../kernel/index.ts';

/** Where a pointer was found. */
export const POINTER_ORIGINS = ['gdelt-events', 'gdelt-mentions', 'gdelt-gkg', 'sitemap'] as const;
export type PointerOrigin = (typeof POINTER_ORIGINS)[number];

/** What a machine coded of a text. It says what to look at, and is no evidence of anything. */
export interface PointerCodes {
  /** Identifier of the row: `GLOBALEVENTID`, the same with the sentence, or `GKGRECORDID`. */
  readonly id: string;
  /** The day on which the coder sets the event. */
  readonly eventDay: CivilDay | null;
  /** CAMEO event code, two to four digits. */
  readonly cameo: string | null;
  /** CAMEO actor codes. */
  readonly actors: readonly string[];
  /** The coder's own confidence, in per cent. */
  readonly confidence: number | null;
  readonly themes: readonly string[];
}

/** An address at which there is a text, with what the list that names it says of it. It holds no text itself. */
export interface Pointer {
  readonly address: string;
  readonly origin: PointerOrigin;
  /** The day on which the list saw the text, or on which it was changed last: the text is no younger. */
  readonly seenDay: CivilDay | null;
  /** The day of publication as the outlet's own list states it. */
  readonly publishedAt: number | null;
  readonly publishedDay: CivilDay | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly language: string | null;
  readonly codes: PointerCodes | null;
}

/** A row of a list: a pointer, another list, or why the row is not read. Rows are counted from 1. */
export type PointerItem =
  | { readonly kind: 'pointer'; readonly row: number; readonly pointer: Pointer }
  | {
      readonly kind: 'list';
      readonly row: number;
      readonly address: string;
      readonly changedDay: CivilDay | null;
    }
  | { readonly kind: 'refused'; readonly row: number; readonly refusal: Refusal };

export function pointerRefusal(name: string, row: number, why: string): PointerItem {
  const refusal: Refusal = {
    stage: 'sources',
    code: 'sources.pointer-row-invalid',
    dispatch: null,
    span: null,
    params: { name, row, why },
  };
  return { kind: 'refused', row, refusal };
}

const ENDINGS: readonly (readonly [RegExp, PointerOrigin])[] = [
  [/\.export\.csv(?:\.(?:zip|gz))?$/i, 'gdelt-events'],
  [/\.mentions\.csv(?:\.(?:zip|gz))?$/i, 'gdelt-mentions'],
  [/\.gkg\.csv(?:\.(?:zip|gz))?$/i, 'gdelt-gkg'],
  [/\.xml(?:\.gz)?$/i, 'sitemap'],
];

/** What list of pointers a file is by its name alone; null for one that may be a text. */
export function pointerOriginOf(path: string): PointerOrigin | null {
  return ENDINGS.find(([ending]) => ending.test(path))?.[1] ?? null;
}

/** The same for a file that is given as a list: one of plain text has an address a line. */
export function givenListOriginOf(path: string): PointerOrigin | null {
  return pointerOriginOf(path) ?? (/\.txt(?:\.gz)?$/i.test(path) ? 'sitemap' : null);
}
