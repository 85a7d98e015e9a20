import { join } from 'node:path';
import { registeredSteps } from '../../src/desk/registered-steps.ts';
import { registerNames } from '../../src/desk/resolve-register.ts';
import { ChanceryError, type Edtf, type Lexicon } from '../../src/kernel/index.ts';
import {
  NO_MAPPING,
  newPass,
  REGISTER_KINDS,
  type RegisterItem,
  type RegisterKind,
  type RegisterMapping,
  readRegister,
} from '../../src/sources/index.ts';
import { fileNames } from '../folder.ts';
import { type DatedStep, stepStage } from './baseline-facts.ts';

/** A dated step with the file that holds it. */
export interface LedgerStep extends DatedStep {
  readonly file: string;
}

const TABLES: readonly RegisterKind[] = REGISTER_KINDS.filter(
  (kind) => kind !== 'untc' && kind !== 'csv' && kind !== 'wikidata',
);

const OLDER: RegisterMapping = { ...NO_MAPPING, charset: 'windows-1252' };

async function* itemsOf(
  path: string,
  kind: RegisterKind,
  mapping: RegisterMapping,
): AsyncGenerator<RegisterItem> {
  yield* readRegister({ kind, path, mapping, mappingName: 'none' }, newPass());
}

async function firstTrouble(path: string, kind: RegisterKind): Promise<string | null> {
  try {
    // Any bytes are text in this charset: it is the columns that are asked for.
    for await (const _item of itemsOf(path, kind, OLDER)) return null;
    return null;
  } catch (cause) {
    if (cause instanceof ChanceryError) return cause.code;
    throw cause;
  }
}

/** Which register a table is of, by its columns; null for one that nobody reads. */
async function kindOf(path: string): Promise<RegisterKind | null> {
  for (const kind of TABLES) {
    const trouble = await firstTrouble(path, kind);
    if (trouble !== 'import.columns') return kind;
  }
  return null;
}

/** The charset of a table: UTF-8 where it can be read as such, else that of older registers. */
async function mappingOf(path: string, kind: RegisterKind): Promise<RegisterMapping> {
  try {
    for await (const _item of itemsOf(path, kind, NO_MAPPING)) continue;
    return NO_MAPPING;
  } catch (cause) {
    if (!(cause instanceof ChanceryError) || cause.code !== 'input.encoding') throw cause;
    return OLDER;
  }
}

interface Table {
  readonly name: string;
  readonly path: string;
  readonly kind: RegisterKind;
  readonly mapping: RegisterMapping;
}

async function tablesOf(folder: string): Promise<Table[]> {
  const tables: Table[] = [];
  for (const name of await fileNames(folder)) {
    if (!/\.csv(?:\.gz)?$/.test(name)) continue;
    const path = join(folder, name);
    const kind = await kindOf(path);
    if (kind !== null) tables.push({ name, path, kind, mapping: await mappingOf(path, kind) });
  }
  return tables;
}

/** Titles of the agreements that the tables of a kind give to their identifiers. */
async function titlesOf(tables: readonly Table[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const { kind, path, mapping } of tables) {
    if (kind !== 'ieadb') continue;
    for await (const item of itemsOf(path, kind, mapping)) {
      if (item.kind !== 'row') continue;
      const { id, title } = item.row.accord ?? { id: null, title: null };
      if (id !== null && title !== null) titles.set(id, title);
    }
  }
  return titles;
}

function withTitle(item: RegisterItem, titles: ReadonlyMap<string, string>): RegisterItem {
  if (item.kind !== 'row' || item.row.accord === null || item.row.accord.title !== null)
    return item;
  const title = titles.get(item.row.accord.id ?? '') ?? null;
  return { kind: 'row', row: { ...item.row, accord: { ...item.row.accord, title } } };
}

/** Every dated step of a party that the tables of a folder hold under accords of the lexicon. */
export async function ledgerSteps(folder: string, lexicon: Lexicon): Promise<LedgerStep[]> {
  const tables = await tablesOf(folder);
  const titles = await titlesOf(tables);
  const found = new Map<string, LedgerStep>();
  for (const { name, path, kind, mapping } of tables) {
    const resolve = registeredSteps(lexicon, registerNames(lexicon, kind, mapping), name);
    for await (const item of itemsOf(path, kind, mapping)) {
      const named = kind === 'ieadb' ? withTitle(item, titles) : item;
      for (const step of resolve(named).items) {
        const { subject: party, accord, holds } = step;
        if (accord === null || holds === null || party === accord) continue;
        const stage = stepStage(step.stage);
        const day: Edtf = holds;
        found.set(`${name} ${accord} ${party} ${stage} ${day}`, {
          party,
          accord,
          stage,
          day,
          file: name,
        });
      }
    }
  }
  return [...found.values()];
}
