import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Brief,
  type BriefSentence,
  checkBrief,
  entryFactsOf,
} from '../../src/briefs/index.ts';
import { checkDeps } from '../../src/desk/check-reader.ts';
import { LineShelf } from '../../src/desk/development-lines.ts';
import { briefInputOf } from '../../src/desk/development-state.ts';
import type { Desk } from '../../src/desk/index.ts';
import { inquiryAt } from '../../src/desk/inquire.ts';
import { indexBaseline } from '../../src/desk/knowledge.ts';
import { loadModels } from '../../src/desk/models.ts';
import { briefNames, compileNames } from '../../src/desk/names.ts';
import { createLine } from '../../src/desk/open-desk.ts';
import { renderBrief } from '../../src/desk/render-brief.ts';
import type { Store } from '../../src/desk/store/contract.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { CivilDay, Dispatch } from '../../src/kernel/index.ts';
import { baselineClaims } from '../../src/record/index.ts';
import {
  allBriefs,
  dossier,
  draft,
  from,
  TemporaryDesks,
  tickingClock,
} from './temporary-desks.ts';

const desks = new TemporaryDesks();
let desk: Desk;
let store: Store;
let day: CivilDay;
let briefs: Map<string, Brief>;

beforeAll(async () => {
  const storePath = await desks.path();
  desk = await desks.open({ storePath });
  await desk.take(from(await dossier()));
  store = await openStore({ path: storePath });
  day = await desk.lastDay();
  briefs = await allBriefs(desk);
});
afterAll(async () => {
  await store.close();
  await desks.clear();
});

function sentencesOf(brief: Brief): BriefSentence[] {
  return Object.values(brief.sections).flatMap((section) => [...section.sentences]);
}

function evidenceOf(brief: Brief) {
  return [
    ...sentencesOf(brief),
    ...brief.changed,
    ...brief.expectations,
    ...brief.acts,
    ...brief.differences.flatMap((difference) => difference.claims),
  ].flatMap((row) => [...row.evidence]);
}

function citedBy(brief: Brief): Set<string> {
  return new Set([
    ...sentencesOf(brief).flatMap((sentence) => sentence.entries),
    ...brief.changed.flatMap((change) => change.entries),
    ...brief.expectations.map((row) => row.id),
    ...brief.acts.map((act) => act.id),
    ...brief.standings.map((row) => row.entry),
  ]);
}

describe('a list of the bundled dossier', () => {
  it('has the titles of the briefs, and the standing of the matter', async () => {
    const days = [day, ...[...briefs.values()].flatMap(({ acts }) => acts[0]?.day ?? [])]
      .filter((one) => /^\d{4}-\d{2}-\d{2}$/.test(one) && one <= day)
      .slice(0, 2) as CivilDay[];
    for (const asOf of days) {
      const then = await allBriefs(desk, asOf);
      const rows = await desk.developments({ asOf, limit: 1_000 });
      expect(rows.map(({ id, title }) => [id, title])).toEqual(
        [...then].map(([id, brief]) => [id, brief.title]),
      );
      for (const row of rows) {
        const brief = then.get(row.id);
        expect(row.outletCount, row.id).toBe(brief?.sources.outlets.length);
        if (row.stage === null) continue;
        expect(brief?.standings[0], row.id).toMatchObject({
          stage: row.stage,
          evidenceClass: row.evidenceClass,
        });
      }
    }
  });

  it('asks the record no more questions for many rows than for one', async () => {
    const lexicon = await desks.lexicon();
    const line = createLine(lexicon, await loadModels(), tickingClock());
    const asked = async (limit: number): Promise<{ rows: number; questions: number }> =>
      store.read(async (view) => {
        let questions = 0;
        const counted = new Proxy(view, {
          get: (target, key) => {
            const value: unknown = Reflect.get(target, key);
            if (typeof value !== 'function') return value;
            questions += 1;
            return value.bind(target);
          },
        });
        const baseline = indexBaseline(baselineClaims(lexicon));
        const inquiry = await inquiryAt(counted, day, { lexicon, baseline });
        const shelf = new LineShelf(checkDeps(line));
        const listed = await inquiry.then.list(limit);
        questions = 0;
        const rows = await shelf.rows(inquiry, listed, compileNames(lexicon));
        return { rows: rows.length, questions };
      });
    const [one, all] = [await asked(1), await asked(1_000)];
    await line.close();
    expect(one.rows).toBe(1);
    expect(all.rows).toBe(briefs.size);
    expect(all.questions).toBeLessThanOrEqual(one.questions + 1);
    expect(all.questions).toBeLessThan(12);
  });
});

describe('every brief of the bundled dossier', () => {
  it('exists for each development, with a title and a first sentence', () => {
    expect(briefs.size).toBeGreaterThan(10);
    for (const brief of briefs.values()) {
      expect(brief.title, brief.id).not.toBe('');
      expect(sentencesOf(brief).length, brief.id).toBeGreaterThan(0);
      for (const section of Object.values(brief.sections))
        expect(section.sentences.length > 0 || (section.silence ?? '') !== '').toBe(true);
    }
  });

  it('says nothing without evidence that is there, or an entry', async () => {
    for (const brief of briefs.values()) {
      for (const sentence of sentencesOf(brief))
        expect(sentence.evidence.length + sentence.entries.length, sentence.text).toBeGreaterThan(
          0,
        );
      for (const { dispatch, start, end } of evidenceOf(brief)) {
        const { text, knownDay } = (await desk.dispatch(dispatch)).dispatch;
        expect(text.slice(start, end).trim(), `${brief.id} ${dispatch}`).not.toBe('');
        expect(end).toBeLessThanOrEqual(text.length);
        expect(knownDay <= brief.asOf).toBe(true);
      }
    }
  });

  it('passes the grounding check when it is read again', async () => {
    const lexicon = await desks.lexicon();
    const deps = briefNames(compileNames(lexicon));
    const check = checkDeps(createLine(lexicon, await loadModels(), tickingClock()));
    const baseline = indexBaseline(baselineClaims(lexicon));
    const found: unknown[] = [];
    for (const brief of briefs.values()) {
      await store.read(async (view) => {
        const inquiry = await inquiryAt(view, day, { lexicon, baseline });
        const input = await briefInputOf(inquiry, brief.id);
        const entries = entryFactsOf(input, { ...deps, check });
        const texts = new Map<string, Dispatch>(
          input.dispatches.map((row) => [row.dispatch.id, row.dispatch]),
        );
        found.push(...checkBrief(brief, texts, entries, check));
      });
    }
    expect(found).toEqual([]);
  });

  it('cites only what explain can open, and explain leads on to what it can open', async () => {
    const cited = new Set([...briefs.values()].flatMap((brief) => [...citedBy(brief)]));
    const further = new Set<string>();
    for (const id of cited) {
      const explanation = await desk.explain(id);
      expect(explanation.title, id).not.toBe('');
      expect(explanation.steps.length, id).toBeGreaterThan(0);
      for (const passage of explanation.passages) expect(passage.words, id).not.toBe('');
      for (const next of explanation.see) further.add(next);
    }
    for (const id of further) if (!cited.has(id)) await desk.explain(id);
    expect(further.size).toBeGreaterThan(50);
  });

  it('names every state, accord and body that it speaks of', () => {
    for (const brief of briefs.values()) {
      for (const act of brief.acts) {
        for (const id of [
          ...act.subjects,
          ...act.objects,
          ...(act.accord === null ? [] : [act.accord]),
        ]) {
          expect(desk.nameOf(id), `${brief.id} ${id}`).toMatch(/[a-z]{2}/);
          expect(desk.nameOf(id)).not.toMatch(/^x-/);
        }
      }
    }
  });

  it('is written as text, Markdown and a page', async () => {
    for (const brief of briefs.values())
      for (const format of ['text', 'md', 'html'] as const)
        expect(await renderBrief(brief, format, desk)).toContain('Beyond the Headlines');
  });
});

describe('the pages of the bundled dossier', () => {
  it('has one for each state and each accord in the news', async () => {
    const [states, accords] = [await desk.states(), await desk.accords()];
    for (const { id, name, developmentCount } of states) {
      if (developmentCount === 0) continue;
      const view = await desk.state(id);
      expect(view.name).toBe(name);
      expect(view.developments).toHaveLength(developmentCount);
    }
    for (const { id, name, developmentCount } of accords) {
      if (developmentCount === 0) continue;
      const view = await desk.accord(id);
      expect(view.name).toBe(name);
      expect(view.developments).toHaveLength(developmentCount);
      for (const row of view.parties) expect(row.label).not.toBe('');
    }
    expect(states.filter((row) => row.developmentCount > 0).length).toBeGreaterThan(8);
  });

  it('lists under what is next only what lies in the days asked for', async () => {
    const own = await desks.open();
    const pact = draft({
      outlet: 'Pamir Dispatch',
      day: '2026-03-07',
      title: 'Rivers and power lines',
      paragraphs: [
        'DUSHANBE - Kyrgyzstan and Tajikistan will sign the Dushanbe Pact between 10 and 20 May 2026, their foreign ministries announced on Friday.',
      ],
    });
    await own.take(from([pact]));
    const days = (first: string, last: string) =>
      own.next({ from: first as CivilDay, to: last as CivilDay });
    expect((await days('2026-05-01', '2026-05-12')).map((row) => row.action)).toContain(
      'signature',
    );
    expect(await days('2026-06-01', '2026-06-30')).toEqual([]);
    expect((await own.next()).length).toBeGreaterThan(0);
    for (const row of await desk.next({ state: 'KAZ' }))
      expect([...row.subjects, ...row.objects]).toContain('KAZ');
  });

  it.each([
    ['Kazakhstan', { kind: 'state', id: 'KAZ' }],
    ['the Abraham Accords', { kind: 'accord', id: 'abraham-accords' }],
    ['kaz', { kind: 'state', id: 'KAZ' }],
    ['Nowhere at all', null],
  ])('finds %s', async (name, expected) => {
    const found = await desk.find(name);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  it.each([
    ['a brief', () => desk.brief('none-such')],
    ['an accord', () => desk.accord('none-such')],
    ['a state', () => desk.state('ZZZ')],
    ['a dispatch', () => desk.dispatch('d-000000000000')],
    ['an explanation', () => desk.explain('a-000000000000')],
    ['an expectation', () => desk.explain('e-000000000000')],
    [
      'a brief before anything was known',
      () => desk.brief([...briefs.keys()][0] ?? '', { asOf: '2001-01-01' as CivilDay }),
    ],
  ])('says of %s that is not there that it is unknown', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'record.unknown' });
  });
});
