import type { CivilDay } from '../kernel/index.ts';
import { actDay, dayInRange } from './act-days.ts';
import { cueOf } from './grammar.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { Act } from './types.ts';

const TELLING = /^(announce|make|unveil|confirm|reveal|disclose|agree|declare|publish)$/;

/**
 * "This move, announced on Thursday, ...": a sentence that points back gives its day to the act before it.
 * The last act that lies ahead, at most two sentences back and without a day of its own saying, takes it.
 */
export function applyPointers(
  view: SentenceView,
  acts: Act[],
  referenceDay: CivilDay | null,
): void {
  const isPointing =
    /^(this|the|that|such)$/.test(lowerAt(view, 0)) &&
    [1, 2, 3].some(
      (k) =>
        cueOf(view.grammar, 'deictic-noun', lowerAt(view, k)) !== null &&
        view.groups.every((group) => group.first > k),
    );
  if (!isPointing) return;
  for (const group of view.groups) {
    const lemma = view.tokens[group.head]?.lemma ?? '';
    if (!TELLING.test(lemma)) continue;
    const range = {
      from: group.first,
      to: Math.max(group.right, Math.min(view.tokens.length, group.last + 5)),
      trigger: group.head,
    };
    const day = dayInRange(view, range, { modality: 'done', referenceDay });
    if (day === null) continue;
    for (let i = acts.length - 1; i >= 0; i -= 1) {
      const act = acts[i];
      if (act === undefined || view.sentence.index - act.sentence > 2) return;
      if (
        act.sentence === view.sentence.index ||
        act.isBackground ||
        act.saidDay !== null ||
        act.modality !== 'planned'
      )
        continue;
      acts[i] = {
        ...act,
        saidDay: actDay(day),
        reasons: [
          ...act.reasons,
          {
            what: 'day',
            rule: 'pointed-back',
            words: `“${day.text}” in the sentence that points back`,
          },
        ],
      };
      return;
    }
  }
}
