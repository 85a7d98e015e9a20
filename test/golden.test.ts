import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Desk, openInputs } from '../src/desk/index.ts';
import { type CivilDay, civilDay } from '../src/kernel/index.ts';
import type { Standing } from '../src/record/index.ts';
import { allBriefs, TemporaryDesks } from './desk/temporary-desks.ts';

/**
 * Each folder holds one or several dispatches, what a careful desk officer expects of them, and why.
 * CHANCERY_GOLDEN names another folder of cases, for cases that are being written.
 */
const FOLDER =
  process.env['CHANCERY_GOLDEN'] ?? fileURLToPath(new URL('./golden', import.meta.url));

const partial = z.record(z.string(), z.unknown());
const patterns = z.array(z.string().min(3));
const expectationSchema = z.strictObject({
  /** Reference day for texts that state none. */
  on: z.string().optional(),
  /** Every dispatch of the folder, in order of file name. */
  dispatches: z
    .array(
      z.strictObject({
        file: z.string(),
        status: z.enum(['read', 'known', 'revision', 'refused']),
        development: z.boolean(),
        language: z.string().optional(),
        actCount: z.number().optional(),
        refusals: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  developments: z.number().optional(),
  /** Parts of acts, claims, standings, expectations and differences that must be there. */
  acts: z.array(partial).default([]),
  claims: z.array(partial).default([]),
  standings: z.array(partial).default([]),
  standingsAsOf: z.record(z.string(), z.array(partial)).default({}),
  expectations: z.array(partial).default([]),
  differences: z.array(partial).default([]),
  sectors: z.array(z.string()).default([]),
  /** Patterns that some sentence of a section must match. */
  sentences: z.record(z.string(), patterns).default({}),
  /** Patterns that no record sentence may match, by section or in any, the title too. */
  never: z.record(z.string(), patterns).default({}),
});

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array();
}

async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((name) => /^dispatch.*\.(?:txt|md|html)$/.test(name))
    .sort();
}

/** A part of a value: objects by the keys that are given, `from` of a day by words that it holds. */
function part(value: unknown, key = ''): unknown {
  if (key === 'from' && typeof value === 'string') return expect.stringContaining(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, part(inner, name)])),
  );
}

function expectParts(found: readonly unknown[], wanted: readonly unknown[]): void {
  for (const one of wanted) expect(found).toContainEqual(part(one));
}

async function standingsOf(
  desk: Desk,
  entries: readonly string[],
  asOf?: CivilDay,
): Promise<Standing[]> {
  const at = asOf === undefined ? {} : { asOf };
  const found: Standing[] = [];
  for (const entry of entries) {
    const [kind, a, b] = entry.split('/');
    const rows =
      kind === 'relation'
        ? (await desk.state(a ?? '', at)).relations
        : kind === 'party'
          ? (await desk.state(b ?? '', at)).accords
          : (await desk.accord(a ?? '', at)).parties;
    found.push(...rows.filter((row) => row.entry === entry).map((row) => row.standing));
  }
  return found;
}

async function claimTitles(desk: Desk, entries: readonly string[]): Promise<unknown[]> {
  const claims: unknown[] = [];
  for (const entry of entries) {
    const { see } = await desk.explain(entry);
    for (const id of see) {
      const { steps } = await desk.explain(id);
      const at = (what: string) => steps.find((step) => step.what === what)?.words ?? '';
      claims.push({
        entry,
        stage: at('entry').split(' ')[0],
        holds: at('day').split(':')[0],
      });
    }
  }
  return claims;
}

const entriesOf = (rows: readonly Record<string, unknown>[]) =>
  rows.map((row) => String(row['entry']));

const cases = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('golden cases', () => {
  it('are there', () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases.map((entry) => entry.name))('%s', async (name) => {
    const folder = join(FOLDER, name);
    const wanted = expectationSchema.parse(
      JSON.parse(await readFile(join(folder, 'expect.json'), 'utf8')),
    );
    expect((await readFile(join(folder, 'why.md'), 'utf8')).length).toBeGreaterThan(40);
    const files = await filesOf(folder);
    expect(wanted.dispatches.map((row) => row.file)).toEqual(files);

    const desk = await desks.open();
    const paths = files.map((file) => join(folder, file));
    const taken = await desk.take(
      openInputs(paths, { stdin: nothing(), allowHosts: [] }),
      wanted.on === undefined ? {} : { on: civilDay(wanted.on) },
    );
    for (const [index, row] of wanted.dispatches.entries()) {
      const one = taken[index];
      expect(one?.status).toBe(row.status);
      expect(one?.development !== null).toBe(row.development);
      if (row.actCount !== undefined) expect(one?.actCount).toBe(row.actCount);
      expect(one?.refusals.map((refusal) => refusal.code)).toEqual(
        expect.arrayContaining(row.refusals ?? []),
      );
      if (row.language !== undefined)
        expect((await desk.dispatch(one?.dispatch ?? '')).dispatch.language).toBe(row.language);
    }

    const acts = [];
    for (const one of taken)
      if (one.dispatch !== null) acts.push(...(await desk.dispatch(one.dispatch)).acts);
    expectParts(acts, wanted.acts);
    expect(acts.flatMap((act) => act.sectors)).toEqual(expect.arrayContaining(wanted.sectors));
    expectParts(await standingsOf(desk, entriesOf(wanted.standings)), wanted.standings);
    for (const [day, rows] of Object.entries(wanted.standingsAsOf))
      expectParts(await standingsOf(desk, entriesOf(rows), civilDay(day)), rows);
    expectParts(await claimTitles(desk, entriesOf(wanted.claims)), wanted.claims);
    expectParts(await desk.next(), wanted.expectations);

    const briefs = [...(await allBriefs(desk)).values()];
    if (wanted.developments !== undefined) expect(briefs).toHaveLength(wanted.developments);
    expectParts(
      briefs.flatMap((brief) => brief.differences),
      wanted.differences,
    );
    for (const [section, list] of Object.entries(wanted.sentences)) {
      const said = briefs
        .flatMap((brief) => brief.sections[section as keyof typeof brief.sections].sentences)
        .map((sentence) => sentence.text)
        .join('\n');
      for (const pattern of list) expect(said).toMatch(new RegExp(pattern));
    }
    for (const [section, list] of Object.entries(wanted.never)) {
      const lines = briefs.flatMap((brief) => [
        ...(section === 'any' ? [brief.title] : []),
        ...Object.entries(brief.sections)
          .filter(([key]) => section === 'any' || section === key)
          .flatMap(([, { sentences }]) => sentences)
          .filter((sentence) => sentence.kind === 'record' || section === 'next')
          .map((sentence) => sentence.text),
      ]);
      for (const pattern of list)
        for (const line of lines) expect(line).not.toMatch(new RegExp(pattern));
    }
  });
});
