import { dayInWords, whenInWords } from '../briefs/index.ts';
import { ChanceryError } from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import { expectationsIn } from './development-state.ts';
import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import { nextView } from './record-views.ts';
import type { Explanation } from './types.ts';

/** At most so many developments are looked through for a step that only a brief mentions. */
const MAX_DEVELOPMENTS = 1_000;

/** Among what is next; else a step that the ladder implies beside the matter of one brief. */
async function findExpectation(inquiry: Inquiry, id: string): Promise<Expectation | null> {
  const next = await nextView(inquiry, {});
  const found = next.find((expectation) => expectation.id === id);
  if (found !== undefined) return found;
  for (const development of await inquiry.then.list(MAX_DEVELOPMENTS)) {
    const own = await expectationsIn(inquiry, development.id);
    const beside = own.find((expectation) => expectation.id === id);
    if (beside !== undefined) return beside;
  }
  return null;
}

/** Why something is expected, and what became of it. Throws `record.unknown`. */
export async function explainExpectation(
  inquiry: Inquiry,
  id: string,
  names: Names,
): Promise<Explanation> {
  const one = await findExpectation(inquiry, id);
  if (one === null) throw new ChanceryError('record.unknown', { id });
  const who =
    one.subjects.length > 0
      ? one.subjects.map(names.of).join(', ')
      : (one.subjectWords ?? 'nobody named');
  const kept = await inquiry.view.dispatchesOf([
    ...new Set(one.evidence.map((passage) => passage.dispatch)),
  ]);
  const byId = new Map(kept.map((row) => [row.dispatch.id, row.dispatch]));
  return {
    id,
    kind: 'expectation',
    title: `${one.what}: ${who}${one.accord === null || names.of(one.accord) === who ? '' : `, ${names.of(one.accord)}`} (${one.state})`,
    steps: [
      {
        what: 'basis',
        rule: one.basis,
        words:
          one.basis === 'said'
            ? (one.wording ?? '')
            : `the ladder puts this step next; ${one.window === null ? 'nobody has said when' : 'its day is on record'}`,
      },
      {
        what: 'how sure',
        rule: one.modality,
        words:
          one.basis === 'ladder'
            ? 'nobody has said it'
            : one.saidBy === null
              ? 'in the outlet’s own voice'
              : `said by ${one.saidBy}`,
      },
      {
        what: 'window',
        rule: one.window === null ? 'none' : 'stated',
        words: one.window === null ? 'no day is given' : whenInWords(one.window),
      },
      {
        what: 'state',
        rule: one.state,
        words: `since ${dayInWords(one.stateSince)}${one.stateBecause.length === 0 ? '' : `, because of ${one.stateBecause.join(', ')}`}`,
      },
    ],
    passages: one.evidence.flatMap((passage) => {
      const dispatch = byId.get(passage.dispatch);
      return dispatch === undefined
        ? []
        : [
            {
              ...passage,
              outlet: dispatch.outlet,
              words: dispatch.text.slice(passage.start, passage.end),
            },
          ];
    }),
    see: [...(one.act === null ? [] : [one.act]), ...(one.dispatch === null ? [] : [one.dispatch])],
    refusals: [],
  };
}
