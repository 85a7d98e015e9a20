import { afterAll, expect, it } from 'vitest';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

it('tells a break between two states without relations as a report alone', async () => {
  const desk = await desks.open();
  const paragraphs = [
    'RIYADH - Saudi Arabia severed diplomatic relations with Israel on Monday, the paper has learnt.',
  ];
  const title = 'Saudi Arabia severs ties with Israel';
  await desk.take(from([draft({ outlet: 'Harbour Post', day: '2025-03-04', title, paragraphs })]));
  const relation = (await desk.state('SAU')).relations.find(
    ({ entry }) => entry === 'relation/ISR/SAU',
  );
  expect(relation?.standing.stage).toBe('none');
  const [row] = await desk.developments({ limit: 1 });
  const brief = (await desk.brief(row?.id ?? '')).items;
  expect(brief.title).toBe(
    'Reports say that Saudi Arabia has severed diplomatic relations with Israel',
  );
  expect(brief.sections.happening.sentences[0]?.text).toBe(
    'According to Harbour Post, Saudi Arabia severed diplomatic relations with Israel on 3 March 2025; by the record the two have no relations.',
  );
});
