import { bareDay, dayInWords } from '../briefs/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import type { Explanation } from './types.ts';

type Step = Explanation['steps'][number];

/**
 * Of an accord that no lexicon holds: between whom, of what kind and from when the news tells it, which others it is one
 * with and why, and which it may be and is kept apart from. Null for any other identifier.
 */
export function explainAccord(
  { accords }: Inquiry,
  asked: string,
  names: Names,
): Explanation | null {
  const id = accords.idOf(asked);
  const told = accords.told.get(asked) ?? accords.told.get(id);
  if (told === undefined) return null;
  const own = accords.idsOf(id);
  const steps: Step[] = [
    {
      what: 'name',
      rule: told.isNamed ? 'in the news' : 'without a name of its own',
      words: told.name,
    },
    { what: 'parties', rule: 'of the acts under it', words: told.parties.map(names.of).join(', ') },
    { what: 'about', rule: told.kind ?? 'any kind of accord', words: told.topics.join(', ') },
    { what: 'signed', rule: 'told as done', words: told.signed.map(bareDay).join(', ') },
    {
      what: 'known',
      rule: 'from and to',
      words: `${dayInWords(told.firstDay)}, ${dayInWords(told.lastDay)}`,
    },
    ...accords.united
      .filter((one) => own.includes(one.id))
      .map(
        (one): Step => ({
          what: 'one accord with',
          rule: `since ${dayInWords(one.knownDay)}`,
          words: `${one.id} and ${one.into}: ${one.why}`,
        }),
      ),
    ...accords.doubtful
      .filter((one) => own.includes(one.id) || one.others.includes(asked))
      .map(
        (one): Step => ({
          what: 'kept apart',
          rule: one.why,
          words: `${one.id} and ${one.others.join(', ')}`,
        }),
      ),
  ];
  return {
    id: asked,
    kind: 'accord',
    title: names.of(id),
    steps: steps.filter(({ words }) => words !== ''),
    passages: [],
    see: own.filter((one) => one !== asked),
    refusals: [],
  };
}
