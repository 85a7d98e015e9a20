import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ChanceryError, OUTLET_KINDS } from '../../kernel/index.ts';
import { compiledSources } from '../lexicon/lexicon-paths.ts';
import { readCompiled } from '../lexicon/read-compiled.ts';
import { FIRST_INTERVAL_MS } from './schedule.ts';
import type { SourceRow } from './source-types.ts';

const itemShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().min(2),
  address: z.string().regex(/^https?:\/\//),
  kind: z.enum(OUTLET_KINDS),
  language: z.string().regex(/^[a-z]{2,3}$/),
  verified: z.boolean(),
});

const fileShape = z.strictObject({
  asOf: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  basis: z.string(),
  region: z.string(),
  items: z.array(itemShape),
});

export type NewSource = Pick<
  SourceRow,
  'id' | 'address' | 'name' | 'kind' | 'language' | 'region' | 'isVerified'
>;

/** A source that was never asked. */
export function freshSource(source: NewSource, more: Partial<SourceRow> = {}): SourceRow {
  return {
    ...source,
    takesPages: true,
    isOn: false,
    isShut: false,
    etag: null,
    lastModified: null,
    nextAt: 0,
    intervalMs: FIRST_INTERVAL_MS,
    failures: 0,
    unchanged: 0,
    lastAskedAt: null,
    lastSuccessAt: null,
    lastChangeAt: null,
    trouble: null,
    movedFrom: null,
    ...more,
  };
}

/** The sources that ship, all of them off, as they are compiled where they are. Throws `lexicon.invalid`. */
export async function loadSourceList(
  folder: string,
  compiled = compiledSources(),
): Promise<readonly SourceRow[]> {
  return (await readCompiled<readonly SourceRow[]>(compiled)) ?? readSourceList(folder);
}

/** The same from the files, checked. */
export async function readSourceList(folder: string): Promise<readonly SourceRow[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const found = new Map<string, SourceRow>();
  for (const name of names) {
    const file = `lexicon/sources/${name}`;
    const parsed = fileShape.safeParse(parse(await readFile(join(folder, name), 'utf8')));
    if (!parsed.success) {
      const why = parsed.error.issues[0]?.message ?? 'it has another shape';
      throw new ChanceryError('lexicon.invalid', { file, why });
    }
    for (const { verified, ...item } of parsed.data.items) {
      if (found.has(item.id))
        throw new ChanceryError('lexicon.invalid', { file, why: `${item.id} is there twice` });
      const { region } = parsed.data;
      found.set(item.id, freshSource({ ...item, region, isVerified: verified }));
    }
  }
  return [...found.values()];
}
