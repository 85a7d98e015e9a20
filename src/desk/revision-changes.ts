import { foldLine, type Span, textOf } from '../kernel/index.ts';
import type { StoreView } from './store/contract.ts';
import type { RevisionChanges } from './types.ts';

interface Version {
  readonly text: string;
  readonly sentences: readonly Span[];
}

/** Sentences by their words, each as often as it is there. */
function counted({ text, sentences }: Version): Map<string, number> {
  const counts = new Map<string, number>();
  for (const span of sentences) {
    const words = foldLine(textOf(text, span));
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}

/** The sentences of one version that the other has not, in order; one that has only moved is none. */
function missingIn(other: Version, version: Version): Span[] {
  const counts = counted(other);
  return version.sentences.filter((span) => {
    const words = foldLine(textOf(version.text, span));
    const left = counts.get(words) ?? 0;
    if (left > 0) counts.set(words, left - 1);
    return left === 0;
  });
}

/** What a later version of a text says that the earlier one did not, and the other way round. */
export function changesBetween(earlier: Version, later: Version): Omit<RevisionChanges, 'from'> {
  return {
    added: missingIn(earlier, later).map(({ start, end }) => ({ start, end })),
    removed: missingIn(later, earlier).map((span) => textOf(earlier.text, span)),
  };
}

/** What a dispatch changed against the version that it replaces; null where it replaces none that is kept. */
export async function revisionChanges(
  view: StoreView,
  later: Version & { readonly revisionOf: string | null },
): Promise<RevisionChanges | null> {
  if (later.revisionOf === null) return null;
  const kept = await view.dispatch(later.revisionOf);
  if (kept === null) return null;
  const earlier = { text: kept.dispatch.text, sentences: await view.sentences(later.revisionOf) };
  return { from: later.revisionOf, ...changesBetween(earlier, later) };
}
