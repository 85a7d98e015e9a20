import type { Development, GroupingLink, SharedGround } from '../stories/index.ts';
import { continuedBy, sharedGroundOf } from '../stories/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { Explanation } from './types.ts';

type ExplanationStep = Explanation['steps'][number];

/** Developments of one accord or actor that are looked through for the one that another continues. */
const MAX_EARLIER = 500;

/** Before it of the same matter; null for none. */
async function continuedIn(
  { view, asOf }: Inquiry,
  development: Development,
): Promise<Development | null> {
  const lead = development.leadAct;
  const actor = lead?.subjects[0] ?? lead?.objects[0];
  if (lead === null || actor === undefined) return null;
  const page = { asOf, limit: MAX_EARLIER };
  const others =
    lead.accord === null
      ? await view.developmentsByActor(actor, page)
      : await view.developmentsByAccord(lead.accord.id, page);
  return continuedBy(development, others);
}

function groundInWords(ground: SharedGround): string {
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['accord', ground.accords],
    ['actors', ground.actors],
    ['names', ground.names],
    ['words', ground.words],
    ['numbers', ground.numbers],
  ];
  const shared = kinds
    .filter(([, terms]) => terms.length > 0)
    .map(([kind, terms]) => `${kind} ${terms.join(', ')}`);
  return [
    ...shared,
    `${ground.daysBetween} ${ground.daysBetween === 1 ? 'day' : 'days'} between`,
  ].join('; ');
}

function partsInWords({ parts }: GroupingLink): string {
  return Object.entries(parts)
    .map(([part, value]) => `${part} ${value}`)
    .join(', ');
}

/** The development that this one continues, where there is one. */
export async function continuationSteps(
  inquiry: Inquiry,
  development: Development,
): Promise<ExplanationStep[]> {
  const earlier = await continuedIn(inquiry, development);
  if (earlier === null) return [];
  const words = `${earlier.id}, last reported on ${earlier.lastDay}`;
  return [{ what: 'continues', rule: 'same matter, ended before', words }];
}

/** Why each dispatch is in the development: the parts of the score of each link, and what the two have in common. */
export async function groupingSteps(
  { view }: Inquiry,
  development: Development,
): Promise<ExplanationStep[]> {
  const items = await view.storyItems(development.dispatches);
  const byId = new Map(items.map((item) => [item.dispatch, item]));
  return development.links.map((link): ExplanationStep => {
    const [a, b] = [byId.get(link.a), byId.get(link.b)];
    const ground =
      a === undefined || b === undefined ? '' : ` (${groundInWords(sharedGroundOf(a, b))})`;
    return {
      what: 'grouped',
      rule: `score ${link.score.toFixed(2)}`,
      words: `${link.a} and ${link.b}: ${partsInWords(link)}${ground}`,
    };
  });
}
