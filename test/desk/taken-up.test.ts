import { afterAll, expect, it } from 'vitest';
import { allBriefs, draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

it('leads with a paper that its passage only takes up by “it”', async () => {
  const desk = await desks.open();
  await desk.take(
    from([
      draft({
        outlet: 'Council Chronicle',
        day: '2026-05-04',
        title: 'Council adopts decision on signing of fisheries agreement with Fiji',
        paragraphs: [
          'The Council today adopted a decision authorising the signature, on behalf of the European Union, of the enhanced fisheries and cooperation agreement with Fiji.',
          'The agreement, talks on which ended in 2024, will replace one in force since 1999. It will be signed in Suva on 9 June 2026.',
        ],
      }),
    ]),
  );
  const [brief] = [...(await allBriefs(desk)).values()];
  expect(brief?.title).toBe('The European Union is set to sign a fisheries agreement');
  const [lead] = brief?.sections.happening.sentences ?? [];
  expect(lead?.evidence).toHaveLength(2);
});

it('tells sanctions as extended by their own verb alone', async () => {
  const desk = await desks.open();
  await desk.take(
    from([
      draft({
        outlet: 'Council Chronicle',
        day: '2026-05-04',
        title: 'Canada imposes sanctions on Mali',
        paragraphs: [
          'Canada imposed sanctions on Mali on Monday and extended its mission in Togo.',
        ],
      }),
      draft({
        outlet: 'Council Chronicle',
        day: '2026-07-06',
        title: 'Norway extends sanctions on Belarus',
        paragraphs: ['Norway extended sanctions on Belarus for a year on Monday.'],
      }),
    ]),
  );
  const titles = [...(await allBriefs(desk)).values()].map(({ title }) => title).sort();
  expect(titles).toEqual([
    'Canada imposes sanctions on Mali',
    'Norway extends sanctions on Belarus',
  ]);
});
