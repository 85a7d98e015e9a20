import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Desk, RulingCommand } from '../../src/desk/index.ts';
import { type CivilDay, civilDay } from '../../src/kernel/index.ts';
import { EMBASSIES, ESCAZU } from '../support/escazu-dispatches.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const LAKES = {
  outlet: 'Lakes Post',
  day: '2026-02-12',
  title: 'Chile and Peru sign Condor Lakes Compact',
  paragraphs: [
    'Chile and Peru signed the Condor Lakes Compact on Thursday in Arica.',
    'Peru expects to ratify the Condor Lakes Compact in May 2026, its foreign ministry said.',
  ],
};
const WATERS = {
  outlet: 'Coast Herald',
  day: '2026-02-13',
  title: 'Chile and Peru in Arica',
  paragraphs: ['Chile and Peru signed the Arica Waters Treaty on Thursday in Arica.'],
};

let desk: Desk;
beforeEach(async () => {
  desk = await desks.open();
  await desk.take(
    from([ESCAZU.announced, ESCAZU.joined, EMBASSIES, LAKES, WATERS].map((one) => draft(one))),
  );
});

async function dispatchOf(outlet: string): Promise<string> {
  return (await desk.dispatches()).find((one) => one.outlet === outlet)?.id ?? '';
}
async function developmentOf(outlet: string): Promise<string> {
  return (await desk.dispatch(await dispatchOf(outlet))).development ?? '';
}

const EDITOR = { author: 'A. Editor', reason: 'One affair.', on: civilDay('2026-03-12') };
const SECOND = { author: 'B. Second', reason: 'Two affairs.', on: civilDay('2026-03-13') };
type Who = { readonly author: string; readonly reason: string; readonly on: CivilDay };

async function rule(what: Pick<RulingCommand, 'ruling' | 'target' | 'values'>, who: Who = EDITOR) {
  return (await desk.rule({ ...what, ...who })).id;
}
async function changedIn(outlet: string): Promise<readonly string[]> {
  return (await desk.brief(await developmentOf(outlet))).items.changed.map(({ text }) => text);
}

describe('what changed', () => {
  it('tells of a merge what came in with it, and of its undoing what went out, on both sides', async () => {
    const id = await rule({
      ruling: 'merge',
      target: await developmentOf('Andes Wire'),
      values: [await developmentOf('Plains Gazette')],
    });
    const merged = (await desk.brief(await developmentOf('Andes Wire'))).items.changed;
    expect(merged[0]).toMatchObject({ what: 'ruling', entries: [id], evidence: [] });
    expect(merged[0]?.text).toMatch(
      /^Merged with another development: one dispatch has come in, that of Plains Gazette of \d+ February 2026 \(A\. Editor, 12 March 2026: One affair\)\.$/,
    );
    await rule({ ruling: 'undo', target: id, values: [] }, SECOND);
    const [undone] = await changedIn('Andes Wire');
    expect(undone).toMatch(
      /^A merge with another development has been undone: one dispatch has gone out, that of Plains Gazette of \d+ February 2026 \(B\. Second, 13 March 2026: Two affairs\)\.$/,
    );
    const [other] = await changedIn('Plains Gazette');
    expect(other).toContain('two dispatches have stayed in the other, those of Andes Wire of');
  });

  it('tells of a split, of its undoing, and of the undoing of that', async () => {
    const parted = await dispatchOf('Harbour Post');
    const split = await rule({
      ruling: 'split',
      target: await developmentOf('Harbour Post'),
      values: [parted],
    });
    expect((await changedIn('Andes Wire'))[0]).toContain(
      'Split: one dispatch has gone out, that of Harbour Post of',
    );
    expect((await changedIn('Harbour Post'))[0]).toContain(
      'Parted from another development: one dispatch has stayed in the other, that of Andes Wire of',
    );
    const undo = await rule({ ruling: 'undo', target: split, values: [] }, SECOND);
    const back = await changedIn('Andes Wire');
    expect(back[0]).toContain(
      'A split has been undone: one dispatch has come in, that of Harbour Post of',
    );
    // What reports say against one another comes with it.
    expect(back[1]).toContain('Reports now differ on the stage (Paraguay, Escazú Agreement)');
    await rule({ ruling: 'undo', target: undo, values: [] }, SECOND);
    const again = await changedIn('Andes Wire');
    expect(again[0]).toContain('(A. Editor, 12 March 2026: One affair)');
    expect(again.filter((text) => text.startsWith('Split'))).toHaveLength(1);
  });

  it('tells of a name, of a development and of an accord, and that it was taken back', async () => {
    const name = await rule({
      ruling: 'rename',
      target: await developmentOf('Plains Gazette'),
      values: ['Ties of Suva'],
    });
    expect((await changedIn('Plains Gazette'))[0]).toBe(
      'Named “Ties of Suva” (A. Editor, 12 March 2026: One affair).',
    );
    await rule({ ruling: 'undo', target: name, values: [] }, SECOND);
    expect((await changedIn('Plains Gazette'))[0]).toBe(
      'The name “Ties of Suva” of this development has been taken back (B. Second, 13 March 2026: Two affairs).',
    );
    await rule({ ruling: 'rename', target: 'escazu-agreement', values: ['Escazú Accord'] });
    expect((await changedIn('Andes Wire'))[0]).toBe(
      '“Escazú Agreement” is named “Escazú Accord” from now on (A. Editor, 12 March 2026: One affair).',
    );
  });

  it('tells of accords that are one, and two again', async () => {
    const id = await rule({
      ruling: 'merge',
      target: 'x-condor-lakes-compact',
      values: ['x-arica-waters-treaty'],
    });
    expect((await changedIn('Coast Herald'))[0]).toBe(
      '“Condor Lakes Compact” and “Arica Waters Treaty” are now on record as one accord (A. Editor, 12 March 2026: One affair).',
    );
    await rule({ ruling: 'undo', target: id, values: [] }, SECOND);
    expect((await changedIn('Coast Herald'))[0]).toContain('are again on record as two accords');
  });

  it('tells of a retraction that was undone', async () => {
    const target = await dispatchOf('Harbour Post');
    const id = await rule({ ruling: 'reject', target, values: [] });
    await rule({ ruling: 'undo', target: id, values: [] }, SECOND);
    expect((await changedIn('Andes Wire'))[0]).toMatch(
      /^The dispatch of Harbour Post of \d+ January 2026 counts again: that it was taken back has been undone \(B\. Second, 13 March 2026: Two affairs\)\.$/,
    );
  });

  it('tells of it in the brief of the accord, and in that of the day on which it was ruled', async () => {
    const lead = await developmentOf('Andes Wire');
    await rule({ ruling: 'merge', target: lead, values: [await developmentOf('Lakes Post')] });
    await rule({ ruling: 'rename', target: 'escazu-agreement', values: ['Escazú Accord'] });
    const linesOf = async (topic: Parameters<Desk['overview']>[0], asOf: string) =>
      (await desk.overview(topic, { asOf: civilDay(asOf) })).items.changed.map(({ text }) => text);
    const named = '“Escazú Agreement” is named “Escazú Accord” from now on (A. Editor, 12 March';
    const merged =
      ': Merged with another development: one dispatch has come in, that of Lakes Post';
    const ofAccord = await linesOf({ kind: 'accord', accord: 'escazu-agreement' }, '2026-03-12');
    const day = { kind: 'day', day: civilDay('2026-03-12') } as const;
    for (const lines of [ofAccord, await linesOf(day, '2026-03-12')]) {
      expect(lines).toHaveLength(2);
      expect(lines).toContainEqual(expect.stringContaining(merged));
      expect(lines).toContainEqual(expect.stringContaining(named));
    }
    const next = { kind: 'day', day: civilDay('2026-03-13') } as const;
    expect(await linesOf(next, '2026-03-13')).toEqual([]);
  });
});
