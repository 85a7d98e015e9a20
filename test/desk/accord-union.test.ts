import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { type CivilDay, civilDay } from '../../src/kernel/index.ts';
import type { SourceItem } from '../../src/sources/index.ts';
import { draft, from, shuffled, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const FORM = 'x-jpn-per-trade-pact';
const NAME = 'x-pacific-trade-partnership';

const ITEMS: readonly SourceItem[] = [
  draft({
    outlet: 'Harbour Post',
    day: '2026-03-06',
    title: 'Japan and Peru sign trade pact',
    paragraphs: ['Japan and Peru signed a new trade pact in Lima on Thursday.'],
  }),
  draft({
    outlet: 'Andes Wire',
    kind: 'wire',
    day: '2026-03-20',
    title: 'Peru explains new partnership',
    paragraphs: [
      'The Pacific Trade Partnership, signed by Japan and Peru on 5 March 2026, will lower duties on copper.',
    ],
  }),
  draft({
    outlet: 'Plains Gazette',
    day: '2026-04-10',
    title: 'Peru ratifies partnership',
    paragraphs: [
      'Peru ratified the Pacific Trade Partnership on Thursday, its foreign ministry said.',
    ],
  }),
];

async function filled(items: readonly SourceItem[]): Promise<Desk> {
  const desk = await desks.open();
  await desk.take(from(items));
  return desk;
}

async function partiesOf(desk: Desk, id: string, asOf?: CivilDay): Promise<string[]> {
  const view = await desk.accord(id, asOf === undefined ? {} : { asOf });
  return view.parties.map(({ entry, standing }) => `${entry} ${standing.stage}`).sort();
}

const WHO = { author: 'A. Editor', reason: 'Two papers.' } as const;

describe('an accord that was known by its form alone', () => {
  it('is one with the accord of that name when the record learns it', async () => {
    const desk = await filled(ITEMS);
    expect(await partiesOf(desk, NAME)).toEqual([
      `party/${NAME}/JPN signed`,
      `party/${NAME}/PER ratified`,
    ]);
    expect(await partiesOf(desk, FORM)).toEqual(await partiesOf(desk, NAME));
    const { united } = await desk.accord(NAME);
    expect(united).toMatchObject([{ id: FORM, into: NAME, knownDay: '2026-03-20' }]);
    expect(united[0]?.why).toContain('signed on the same day');
    const accords = (await desk.accords()).map(({ id }) => id);
    expect(accords).toContain(NAME);
    expect(accords).not.toContain(FORM);
    const history = await desk.history(`party/${FORM}/JPN`);
    expect(history.entry).toBe(`party/${NAME}/JPN`);
    expect(history.united.map(({ id }) => id)).toEqual([FORM]);
    expect(new Set(history.claims.map(({ claim }) => claim.dispatch)).size).toBe(2);
    const explained = await desk.explain(FORM);
    expect(explained.title).toBe('Pacific Trade Partnership');
    expect(explained.steps.find(({ what }) => what === 'one accord with')).toBeDefined();
    expect((await desk.find('Pacific Trade Partnership'))?.id).toBe(NAME);
  });

  it('stands alone, under a plain name, as of the days before', async () => {
    const desk = await filled(ITEMS);
    const asOf = civilDay('2026-03-10');
    expect(await partiesOf(desk, FORM, asOf)).toEqual([
      `party/${FORM}/JPN signed`,
      `party/${FORM}/PER signed`,
    ]);
    const view = await desk.accord(FORM, { asOf });
    expect(view.name).toBe('trade pact between Japan and Peru (March 2026)');
    expect(view.united).toEqual([]);
    const rows = await desk.developments({ asOf });
    expect(rows.map(({ accord }) => accord?.name)).toEqual([
      'trade pact between Japan and Peru (March 2026)',
    ]);
  });

  it('is the same whatever came first, and after a rebuild', async () => {
    const first = await filled(ITEMS);
    const wanted = await partiesOf(first, NAME);
    for (const seed of [1, 2, 3]) {
      const desk = await filled(shuffled(ITEMS, seed));
      expect(await partiesOf(desk, NAME)).toEqual(wanted);
      await desk.rebuild();
      expect(await partiesOf(desk, NAME)).toEqual(wanted);
      expect((await desk.accord(NAME)).united).toEqual((await first.accord(NAME)).united);
    }
  });

  it('is parted by an editor, and put together again', async () => {
    const desk = await filled(ITEMS);
    const split = await desk.rule({
      ruling: 'split',
      target: NAME,
      values: [FORM],
      ...WHO,
      on: civilDay('2026-04-11'),
    });
    const apart = civilDay('2026-04-11');
    expect(await partiesOf(desk, FORM, apart)).toEqual([
      `party/${FORM}/JPN signed`,
      `party/${FORM}/PER signed`,
    ]);
    expect((await desk.accord(NAME, { asOf: apart })).united).toEqual([]);
    const before = { asOf: civilDay('2026-04-10') };
    expect((await desk.accord(NAME, before)).united).toHaveLength(1);
    await desk.rule({ ruling: 'undo', target: split.id, values: [], ...WHO, on: apart });
    expect((await desk.accord(NAME, { asOf: apart })).united).toHaveLength(1);
    expect((await desk.check()).isSound).toBe(true);
  });

  it('stays apart where two accords with a name fit', async () => {
    const desk = await filled([
      ...ITEMS,
      draft({
        outlet: 'Coast Courier',
        day: '2026-03-21',
        title: 'Second paper signed',
        paragraphs: [
          'The Callao Trade Arrangement, signed by Japan and Peru on 5 March 2026, is about ports.',
        ],
      }),
    ]);
    expect((await desk.accord(NAME)).united).toEqual([]);
    const explained = await desk.explain(FORM);
    expect(explained.steps.find(({ what }) => what === 'kept apart')?.rule).toBe(
      'more than one accord with a name fits',
    );
  });

  it('is merged by an editor with what nothing else tells', async () => {
    const desk = await filled([
      draft({
        outlet: 'Harbour Post',
        day: '2026-05-02',
        title: 'Ghana and Togo sign treaty',
        paragraphs: ['Ghana and Togo signed a treaty in Accra on Friday.'],
      }),
      draft({
        outlet: 'Andes Wire',
        day: '2026-07-02',
        title: 'Togo ratifies Volta Charter',
        paragraphs: ['Togo ratified the Volta Charter on Wednesday.'],
      }),
    ]);
    const treaty = 'x-gha-tgo-treaty';
    expect((await desk.accord(treaty)).name).toBe('treaty between Ghana and Togo (May 2026)');
    await desk.rule({
      ruling: 'merge',
      target: 'x-volta-charter',
      values: [treaty],
      author: 'A. Editor',
      reason: 'The ministry calls it so.',
      on: civilDay('2026-07-03'),
    });
    const view = await desk.accord(treaty, { asOf: civilDay('2026-07-03') });
    expect(view.id).toBe('x-volta-charter');
    expect(view.parties.map(({ subject }) => subject.id).sort()).toEqual(['GHA', 'TGO']);
    await expect(
      desk.rule({ ruling: 'merge', target: 'x-volta-charter', values: ['x-nowhere'], ...WHO }),
    ).rejects.toMatchObject({ code: 'record.unknown' });
    await expect(
      desk.rule({
        ruling: 'split',
        target: 'x-volta-charter',
        values: ['x-volta-charter'],
        ...WHO,
      }),
    ).rejects.toMatchObject({ code: 'input.argument' });
  });

  it('is the same for a desk that was asked after every fact as for one that is asked at the end', async () => {
    const storePath = await desks.path();
    const asked = await desks.open({ storePath });
    const days = [civilDay('2026-03-10'), civilDay('2026-04-11'), undefined];
    const answersOf = async (desk: Desk) => {
      const answers: unknown[] = [];
      for (const asOf of days) {
        const at = asOf === undefined ? {} : { asOf };
        const { doubtful } = await desk.explain(FORM, at).then(
          ({ steps }) => ({ doubtful: steps }),
          ({ code }) => ({ doubtful: code }),
        );
        answers.push([await desk.accords(at), doubtful]);
      }
      return answers;
    };
    const holds = async (): Promise<void> => {
      const fresh = await desks.open({ storePath });
      expect(await answersOf(asked)).toEqual(await answersOf(fresh));
    };
    const edited: Parameters<typeof draft>[0] = {
      outlet: 'Andes Wire',
      kind: 'wire',
      day: '2026-03-20',
      title: 'Peru explains new partnership',
      paragraphs: ['Peru explained on Friday what it expects of its fisheries.'],
    };
    for (const item of [...ITEMS, draft(edited)]) {
      await asked.take(from([item]));
      await holds();
    }
    const ruled = { ...WHO, on: civilDay('2026-04-11') };
    const [first] = await asked.dispatches({ limit: 1 });
    const rejected = await asked.rule({
      ...{ ruling: 'reject', target: first?.id ?? '', values: [], ...ruled },
    });
    await holds();
    await asked.rule({ ruling: 'undo', target: rejected.id, values: [], ...ruled });
    await holds();
  });

  it('is one with the accord of the lexicon of that day and those parties', async () => {
    const desk = await filled([
      draft({
        outlet: 'Harbour Post',
        day: '2010-04-09',
        title: 'Russia and United States sign nuclear arms treaty',
        paragraphs: [
          'PRAGUE - Russia and the United States signed a treaty on nuclear arms on Thursday.',
        ],
      }),
    ]);
    const rows = await desk.developments();
    expect(rows.map(({ accord }) => accord?.id)).toEqual(['new-start']);
  });
});
