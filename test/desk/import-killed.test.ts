import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/desk/store/open-store.ts';
import { lakeMapping } from '../support/lake-office.ts';
import { TemporaryDesks } from './temporary-desks.ts';

/** Kills in the suite; more are tried with `KILLS=20`. */
const KILLS = Number(process.env['KILLS'] ?? 2);
const ROWS = 7_500;
const BATCH = 1_000;
const CHILD = fileURLToPath(new URL('../support/importing-child.ts', import.meta.url));

const MAPPING = lakeMapping('signed');

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

/** Reads what a child says, line by line. */
async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of child.stdout ?? []) {
    const lines = `${rest}${String(piece)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function contentOf(path: string) {
  const store = await openStore({ path });
  try {
    return await store.read(async (view) => ({
      facts: (await view.facts({ limit: 100 })).map(({ id, seq, chain }) => ({ id, seq, chain })),
      digest: await view.projectionDigest(),
      claims: (await store.status()).claims,
    }));
  } finally {
    await store.close();
  }
}

test('an import that is killed at random moments resumes: nothing twice, nothing lost', {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  const folder = await desks.folder();
  const lexicon = await desks.lexicon();
  const paths = ['lexicon.json', 'table.csv', 'mapping.yaml'].map((name) => join(folder, name));
  const [lexiconPath = '', table = '', mapping = ''] = paths;
  const states = lexicon.states.map(({ code }) => code);
  const rows = Array.from(
    { length: ROWS },
    (_, at) =>
      `${states[at % states.length]},Compact ${Math.floor(at / states.length)},19${60 + (at % 40)}-0${1 + (at % 9)}-11`,
  );
  await writeFile(lexiconPath, JSON.stringify(lexicon));
  await writeFile(table, ['who,what,signed', ...rows].join('\n'));
  await writeFile(mapping, MAPPING);

  const start = (storePath: string): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', CHILD, storePath, lexiconPath, table, mapping], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  const [whole, killed] = [join(folder, 'whole.sqlite'), join(folder, 'killed.sqlite')];
  // They start side by side and wait: what takes long is the start.
  const children = [whole, ...Array.from({ length: KILLS + 1 }, () => killed)].map(start);

  /** Lets a child go and kills it at a random moment of its own rows; without a moment it ends by itself. */
  const run = async (child: ChildProcess, killAfter: number | null): Promise<void> => {
    for await (const line of linesOf(child)) {
      if (line === 'ready') child.stdin?.write('go\n');
      const isDue = killAfter !== null && line.startsWith('rows ') && !line.includes('looked');
      if (isDue && Number(line.slice(5)) >= killAfter) {
        await pause(Math.random() * 15);
        child.kill('SIGKILL');
      }
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    // On a busy machine the end may come before the kill.
    const ends = killAfter === null ? ['0 null'] : ['null SIGKILL', '0 null'];
    expect(ends).toContain(`${child.exitCode} ${child.signalCode}`);
  };
  const [first, ...others] = children;
  try {
    await run(first as ChildProcess, null);
    const wanted = await contentOf(whole);
    expect(wanted.claims).toBe(ROWS);
    let before = 0;
    for (const [at, child] of others.entries()) {
      const isLast = at === others.length - 1;
      await run(child, isLast ? null : BATCH * (1 + Math.floor(Math.random() * 4)));
      const now = await contentOf(killed);
      // Batches that are whole and in their places, and never fewer than there were.
      expect(now.facts).toEqual(wanted.facts.slice(0, now.facts.length));
      expect(now.claims).toBe(Math.min(now.facts.length * BATCH, ROWS));
      expect(now.claims).toBeGreaterThanOrEqual(before);
      before = now.claims;
    }
    expect(await contentOf(killed)).toEqual(wanted);
  } finally {
    for (const child of children) child.kill('SIGKILL');
  }
});
