import type { Explanation } from '../../../desk/index.ts';
import { addRefusals } from './dispatch-lines.ts';
import type { Page } from './page.ts';

/** The words that something rests on, with where they stand. */
function addPassages(page: Page, passages: Explanation['passages']): void {
  page.list(
    'Passages',
    passages.map(({ dispatch, start, end, outlet, words }) => {
      const said = words.replace(/\s+/g, ' ').trim();
      return `${outlet ?? 'outlet not known'}: “${said}” [${dispatch} ${start}–${end}]`;
    }),
  );
}

/** An explanation in full. */
export function addExplanation(page: Page, explanation: Explanation): void {
  page.title(explanation.title, `${explanation.kind} · ${explanation.id}`);
  page.table(
    'Why',
    [{ title: 'What' }, { title: 'Rule' }, { title: 'Words' }],
    explanation.steps.map(({ what, rule, words }) => [what, rule, words]),
  );
  addPassages(page, explanation.passages);
  // A dispatch tells its refusals among its steps.
  if (explanation.kind !== 'dispatch') addRefusals(page, explanation.refusals);
  page.list('See also', explanation.see);
}
