import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/briefs/index.ts';
import type { Desk, RulingCommand } from '../../src/desk/index.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { EMBASSIES, ESCAZU } from '../support/escazu-dispatches.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const WHO = { author: 'A. Editor', reason: 'The instrument was seen.' } as const;
const DAY = civilDay('2026-03-12');
const ENTRY = 'party/escazu-agreement/PRY';

const ITEMS = [
  draft(ESCAZU.announced),
  draft(ESCAZU.joined),
  draft(EMBASSIES),
  draft({
    outlet: 'Plains Gazette',
    day: '2026-02-12',
    title: 'Chile and Peru sign Condor Lakes Compact',
    paragraphs: ['Chile and Peru signed the Condor Lakes Compact on Thursday in Arica.'],
  }),
  draft({
    outlet: 'Coast Herald',
    day: '2026-02-13',
    title: 'Chile and Peru in Arica',
    paragraphs: ['Chile and Peru signed the Arica Waters Treaty on Thursday in Arica.'],
  }),
  draft(ESCAZU.signed),
];

async function open() {
  const storePath = await desks.path();
  const desk = await desks.open({ storePath });
  await desk.take(from(ITEMS));
  return { desk, storePath };
}

/** All that anybody can see of the record on the day of the ruling, and the digest of its tables. */
async function seen({ desk, storePath }: Awaited<ReturnType<typeof open>>) {
  const store = await openStore({ path: storePath });
  const digest = await store.read((view) => view.projectionDigest());
  await store.close();
  const on = { asOf: DAY };
  const rows = await desk.developments({ ...on, limit: 50 });
  const briefs = [];
  for (const { id } of rows) {
    // What changed is told of the undoing as well: only that differs from what was before.
    const brief = { ...(await desk.brief(id, on)).items, changed: [] };
    briefs.push(renderText(brief, { passages: () => '' }), brief);
  }
  const accords = await desk.accords(on);
  const news = accords.filter(({ id }) => id.startsWith('x-') || id === 'escazu-agreement');
  return {
    digest,
    rows,
    briefs,
    news,
    pages: await Promise.all(news.map(({ id }) => desk.accord(id, on))),
    states: await Promise.all(['PRY', 'FJI', 'CHL'].map((code) => desk.state(code, on))),
    next: await desk.next(on),
    claims: await desk.claims({ ...on, accord: 'escazu-agreement' }),
    parties: await desk.parties({ ...on, accord: 'escazu-agreement' }),
    names: await desk.names(
      news.map(({ id }) => id),
      on,
    ),
  };
}

async function dispatchOf(desk: Desk, outlet: string, day: string): Promise<string> {
  const found = (await desk.dispatches()).find(
    (one) => one.outlet === outlet && one.knownDay === day,
  );
  return found?.id ?? '';
}

async function developmentOf(desk: Desk, dispatch: string): Promise<string> {
  return (await desk.dispatch(dispatch)).development ?? '';
}

type Made = Pick<RulingCommand, 'ruling' | 'target' | 'values'>;

const KINDS: readonly (readonly [string, (desk: Desk) => Promise<Made>])[] = [
  [
    'confirm of a claim',
    async (desk) => {
      const { claims } = await desk.history(ENTRY);
      const weak = claims.find(({ fate }) => fate === 'too-weak' || fate === 'contradicted');
      return { ruling: 'confirm', target: weak?.claim.id ?? '', values: [] };
    },
  ],
  [
    'reject of a claim',
    async (desk) => {
      const { claims } = await desk.history(ENTRY);
      const held = claims.find(({ fate }) => fate === 'rests-on');
      return { ruling: 'reject', target: held?.claim.id ?? '', values: [] };
    },
  ],
  [
    'reject of an act',
    async (desk) => {
      const { acts } = await desk.dispatch(await dispatchOf(desk, 'Andes Wire', '2026-03-03'));
      return { ruling: 'reject', target: acts[0]?.id ?? '', values: [] };
    },
  ],
  [
    'retraction of a dispatch',
    async (desk) => ({
      ruling: 'reject',
      target: await dispatchOf(desk, 'Andes Wire', '2026-03-03'),
      values: [],
    }),
  ],
  [
    'set of a party',
    async () => ({ ruling: 'set', target: ENTRY, values: ['ratified', '../2026-02'] }),
  ],
  [
    'set of a relation',
    async () => ({ ruling: 'set', target: 'relation/FJI/WSM', values: ['severed', '2026-03'] }),
  ],
  [
    'merge of developments',
    async (desk) => ({
      ruling: 'merge',
      target: await developmentOf(desk, await dispatchOf(desk, 'Andes Wire', '2026-01-05')),
      values: [await developmentOf(desk, await dispatchOf(desk, 'Plains Gazette', '2026-02-10'))],
    }),
  ],
  [
    'split of a development',
    async (desk) => {
      const parted = await dispatchOf(desk, 'Harbour Post', '2026-01-06');
      return { ruling: 'split', target: await developmentOf(desk, parted), values: [parted] };
    },
  ],
  [
    'merge of accords',
    async () => ({
      ruling: 'merge',
      target: 'x-condor-lakes-compact',
      values: ['x-arica-waters-treaty'],
    }),
  ],
  [
    'rename of a development',
    async (desk) => ({
      ruling: 'rename',
      target: await developmentOf(desk, await dispatchOf(desk, 'Plains Gazette', '2026-02-10')),
      values: ['Ties', 'of', 'Suva'],
    }),
  ],
  [
    'rename of an accord',
    async () => ({ ruling: 'rename', target: 'escazu-agreement', values: ['Escazú', 'Accord'] }),
  ],
];

describe('to undo', () => {
  let world: Awaited<ReturnType<typeof open>>;
  let before: Awaited<ReturnType<typeof seen>>;
  beforeAll(async () => {
    world = await open();
    before = await seen(world);
  });

  it.each(KINDS)('the %s leaves tables, pages and briefs as they were', async (_, madeOf) => {
    const { desk } = world;
    const rule = (made: Made) => desk.rule({ ...made, ...WHO, on: DAY });
    const undo = (target: string) => rule({ ruling: 'undo', target, values: [] });
    const { id } = await rule(await madeOf(desk));
    const ruled = await seen(world);
    const shown = ({ digest: _digest, ...rest }: typeof ruled) => rest;
    expect(shown(ruled)).not.toEqual(shown(before));
    const undone = await undo(id);
    expect(await seen(world)).toEqual(before);
    const again = await undo(undone.id);
    expect(await seen(world)).toEqual(ruled);
    await undo(again.id);
  });

  it('holds for the log as a whole', async () => {
    expect(await seen(world)).toEqual(before);
    expect(await world.desk.check()).toMatchObject({ isSound: true });
  });
});

describe('a brief', () => {
  async function changedAfter(made: (desk: Desk) => Promise<Made>): Promise<readonly string[]> {
    const { desk } = await open();
    const wire = await developmentOf(desk, await dispatchOf(desk, 'Andes Wire', '2026-01-05'));
    await desk.rule({ ...(await made(desk)), ...WHO, on: DAY });
    return (await desk.brief(wire)).items.changed.map(({ text }) => text);
  }
  const kind = (name: string) => KINDS.find(([one]) => one === name)?.[1] as (typeof KINDS)[0][1];

  it('tells of a dispatch that was taken back, and of what went with it', async () => {
    const texts = await changedAfter(kind('retraction of a dispatch'));
    expect(texts[0]).toBe(
      'The dispatch of Andes Wire of 3 March 2026 has been taken back (A. Editor, 12 March 2026: The instrument was seen).',
    );
    expect(texts[1]).toBe(
      'Paraguay, Escazú Agreement: from signed to announced, not signed, on 5 January 2026.',
    );
  });

  it('says so where all that told of a matter was taken back', async () => {
    const { desk } = await open();
    const target = await dispatchOf(desk, 'Plains Gazette', '2026-02-10');
    const id = await developmentOf(desk, target);
    await desk.rule({ ruling: 'reject', target, values: [], ...WHO, on: DAY });
    const { sections, sources, changed } = (await desk.brief(id)).items;
    expect(sections.happening).toEqual({
      sentences: [],
      silence: 'Every dispatch that told of it has been taken back.',
    });
    expect(sources).toMatchObject({ outlets: [], origins: [], dispatches: [], independent: 0 });
    expect(changed[0]?.text).toContain('Plains Gazette of 10 February 2026 has been taken back');
  });

  it('tells of what an editor set', async () => {
    const texts = await changedAfter(kind('set of a party'));
    expect(texts).toContain(
      'Paraguay, Escazú Agreement: an editor has set it to ratified (A. Editor, 12 March 2026: The instrument was seen).',
    );
    expect(texts[1]).toContain('from signed to ratified, before the end of February 2026');
  });

  it('tells of a retraction no more when a later dispatch has come', async () => {
    const { desk } = await open();
    const wire = await dispatchOf(desk, 'Andes Wire', '2026-01-05');
    const made = await kind('retraction of a dispatch')(desk);
    await desk.rule({ ...made, ...WHO, on: DAY });
    await desk.take(
      from([
        draft({
          outlet: 'Coast Herald',
          day: '2026-03-20',
          title: 'Paraguay signs Escazú Agreement',
          paragraphs: ['ASUNCION - Paraguay signed the Escazú Agreement on Thursday in New York.'],
        }),
      ]),
    );
    const brief = (await desk.brief(await developmentOf(desk, wire))).items;
    expect(brief.changed.map(({ what }) => what)).not.toContain('ruling');
    expect(brief.changed.map(({ what }) => what)).toContain('stage');
  });
});
