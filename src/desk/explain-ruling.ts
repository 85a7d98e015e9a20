import { type Ruling, rulingOf, rulingsInEffect } from '../record/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { Explanation } from './types.ts';

/** The part of an origin that names the ruling by which a claim was set. */
const ORIGIN = 'ruling:';

/** The ruling by which a claim was made; null for one that somebody asserted. */
export function rulingBehind(origin: string): string | null {
  return origin.startsWith(ORIGIN) ? origin.slice(ORIGIN.length) : null;
}

function targetsOf({ body }: Ruling): readonly string[] {
  const named = (body.value ?? '').split(',').filter((part) => /^[adf]-[0-9a-f]{12}$/.test(part));
  return [body.target, ...named];
}

/** Who ruled what, why, known since when, and what undid it. Null for what is no ruling, or was not known on the day. */
export async function explainRuling(
  { view, asOf }: Inquiry,
  id: string,
): Promise<Explanation | null> {
  if (!id.startsWith('f-')) return null;
  const made = (await view.factsOfKind('ruling-made', { asOf })).map(rulingOf);
  const ruling = made.find((one) => one.id === id);
  if (ruling === undefined) return null;
  const { body, knownDay } = ruling;
  const undone = rulingsInEffect(made, asOf).find(
    (one) => one.body.ruling === 'undo' && one.body.target === id,
  );
  const said = body.value === null ? body.target : `${body.target}: ${body.value}`;
  return {
    id,
    kind: 'fact',
    title: `${body.ruling}: ${said}`,
    steps: [
      { what: 'ruled', rule: body.ruling, words: said },
      { what: 'by', rule: 'an editor', words: body.author },
      { what: 'because', rule: 'the reason that was given', words: body.reason },
      { what: 'known from', rule: 'day', words: knownDay },
      ...(undone === undefined
        ? []
        : [
            {
              what: 'undone',
              rule: undone.id,
              words: `by ${undone.body.author}: ${undone.body.reason}`,
            },
          ]),
    ],
    passages: [],
    see: [...targetsOf(ruling), ...(undone === undefined ? [] : [undone.id])],
    refusals: [],
  };
}
