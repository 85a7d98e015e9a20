import type { Act } from '../../events/index.ts';
import { type Dispatch, digestOf, type EvidenceClass } from '../../kernel/index.ts';

/** Kinds of keys by which dispatches are found besides their words. */
export type SearchKeyKind =
  | 'state'
  | 'accord'
  | 'stage'
  | 'modality'
  | 'sector'
  | 'class'
  | 'lang'
  | 'outlet';

/** One key: its kind and value, letters small and accents folded. */
export function searchKey(kind: SearchKeyKind, value: string): string {
  const folded = value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${kind}:${folded.replace(/\s+/gu, ' ').trim()}`;
}

/** The key as one word of an index: no letter of it comes from a text. */
export function keyToken(key: string): string {
  return `k${digestOf(key).slice(0, 14)}`;
}

/** Every key of a dispatch. Two keys of one dispatch may come from two acts: whoever asks looks at the acts. */
export function searchKeysOf(found: {
  readonly dispatch: Pick<Dispatch, 'language' | 'outlet'>;
  readonly acts: readonly Pick<
    Act,
    'subjects' | 'objects' | 'accord' | 'stage' | 'modality' | 'sectors'
  >[];
  readonly classes: readonly EvidenceClass[];
}): readonly string[] {
  const { dispatch, acts, classes } = found;
  const keys = [
    searchKey('lang', dispatch.language),
    ...(dispatch.outlet === null ? [] : [searchKey('outlet', dispatch.outlet)]),
    ...classes.map((one) => searchKey('class', one)),
    ...acts.flatMap((act) => [
      ...[...act.subjects, ...act.objects].map((code) => searchKey('state', code)),
      ...(act.accord === null ? [] : [searchKey('accord', act.accord.id)]),
      ...(act.stage === null ? [] : [searchKey('stage', act.stage)]),
      searchKey('modality', act.modality),
      ...act.sectors.map((sector) => searchKey('sector', sector)),
    ]),
  ];
  return [...new Set(keys)];
}
