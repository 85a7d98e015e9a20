import { basename } from 'node:path';
import {
  ChanceryError,
  type CivilDay,
  type Clock,
  civilDayAt,
  type Lexicon,
  type Refusal,
} from '../kernel/index.ts';
import { type FactBodies, newFact, type RegisteredStep } from '../record/index.ts';
import {
  DEFAULT_LIMITS,
  NO_MAPPING,
  newPass,
  parseMapping,
  REGISTER_KINDS,
  type RegisterFile,
  type RegisterItem,
  type RegisterKind,
  type RegisterMapping,
  readRegister,
  readTextInput,
} from '../sources/index.ts';
import { applyFacts } from './apply-fact.ts';
import { ImportTally } from './import-tally.ts';
import { newSteps } from './new-steps.ts';
import { registeredSteps } from './registered-steps.ts';
import { registerNames } from './resolve-register.ts';
import type { Store } from './store/contract.ts';
import type { ImportOptions, ImportReport } from './types.ts';

/** A mapping is a file; standard input is not asked. */
async function* nothing(): AsyncGenerator<Uint8Array> {
  // No piece.
}

/** Items that make one fact and one transaction; each costs a flush to the disk. */
const BATCH = 1_000;

interface Parts {
  readonly store: Store;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
}

/** Who keeps the registers that have a name of their own. */
const KEEPERS: Readonly<Record<RegisterKind, string>> = {
  untc: 'the United Nations Treaty Collection',
  atop: 'the Alliance Treaty Obligations and Provisions data',
  desta: 'the Design of Trade Agreements data',
  ieadb: 'the International Environmental Agreements Database',
  manytreaties: 'the manytreaties data',
  'cow-igo': 'the Correlates of War data on intergovernmental organisations',
  csv: 'a table of the user',
  wikidata: 'Wikidata',
};

function kindOf(text: string): RegisterKind {
  const kind = REGISTER_KINDS.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new ChanceryError('import.kind', { kind: text, kinds: REGISTER_KINDS.join(', ') });
}

async function mappingOf(path: string | undefined): Promise<RegisterMapping> {
  if (path === undefined) return NO_MAPPING;
  return parseMapping(
    await readTextInput(path, { stdin: nothing(), maxBytes: DEFAULT_LIMITS.maxBytes }),
    path,
  );
}

/** Reads the file to its end before anything is written: what is broken in it stops the import whole. */
async function surveyed(
  file: RegisterFile,
  onProgress: ImportOptions['onProgress'],
): Promise<{ readonly items: number; readonly edition: string; readonly day: CivilDay | null }> {
  const pass = newPass();
  let items = 0;
  for await (const _item of readRegister(file, pass)) {
    items += 1;
    if (items % BATCH === 0) onProgress?.(items, null, 'rows looked through');
  }
  return { items, edition: pass.edition, day: pass.day };
}

type Head = Pick<
  FactBodies['register-rows'],
  'register' | 'file' | 'edition' | 'evidenceClass' | 'asserter'
>;

/** The keeper of the treaty collection is the depositary of what it keeps, unless the lexicon names another. */
function classOf(file: RegisterFile, isKept: boolean): Pick<Head, 'evidenceClass' | 'asserter'> {
  if (file.kind === 'untc') {
    return isKept
      ? {
          evidenceClass: 'depositary',
          asserter: 'the Secretary-General of the United Nations as depositary',
        }
      : { evidenceClass: 'register', asserter: KEEPERS.untc };
  }
  const { mapping } = file;
  return {
    evidenceClass: mapping.class,
    asserter: mapping.asserter ?? mapping.register ?? KEEPERS[file.kind],
  };
}

class RegisterImport {
  readonly #parts: Parts;
  readonly #file: RegisterFile;
  readonly #resolve: ReturnType<typeof registeredSteps>;
  readonly #tally: ImportTally;
  readonly #head: Head;
  readonly #knownDay: CivilDay;

  constructor(
    parts: Parts,
    file: RegisterFile,
    about: { head: Head; knownDay: CivilDay; tally: ImportTally },
  ) {
    this.#parts = parts;
    this.#file = file;
    this.#head = about.head;
    this.#knownDay = about.knownDay;
    this.#tally = about.tally;
    const names = registerNames(parts.lexicon, file.kind, file.mapping);
    this.#resolve = registeredSteps(parts.lexicon, names, about.head.file);
  }

  /** Looks a batch up in the record and files what is new of it, as one fact in one transaction. */
  async file(items: readonly RegisterItem[]): Promise<void> {
    const steps: RegisteredStep[] = [];
    const refusals: Refusal[] = [];
    for (const item of items) {
      const found = this.#resolve(item);
      steps.push(...found.items);
      refusals.push(...found.refusals);
    }
    const { store, lexicon, clock } = this.#parts;
    const at = { head: this.#head, knownDay: this.#knownDay };
    if (this.#tally.isDryRun) {
      const found = await store.read((view) => newSteps(view, at, steps));
      this.#tally.add(items.length, found, refusals);
      return;
    }
    const found = await store.write(async (tx) => {
      const fresh = await newSteps(tx, at, steps);
      // A batch of refusals alone is kept as well, once; with claims that are known it was kept with them.
      if (fresh.steps.length === 0 && (steps.length > 0 || refusals.length === 0)) return fresh;
      const body = { ...this.#head, steps: fresh.steps, refusals };
      const common = { holds: null, knownDay: this.#knownDay, recordedAt: clock.nowAt() };
      const before = (await tx.lastFact())?.seq ?? 0;
      const facts = await tx.append([newFact('register-rows', { ...common, body })]);
      await applyFacts(
        tx,
        facts.filter(({ seq }) => seq > before),
        lexicon,
      );
      return fresh;
    });
    this.#tally.add(items.length, found, refusals);
  }

  async run(total: number, onProgress: ImportOptions['onProgress']): Promise<void> {
    const pass = newPass();
    let batch: RegisterItem[] = [];
    let done = 0;
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return;
      await this.file(batch);
      done += batch.length;
      batch = [];
      onProgress?.(done, total, 'rows');
    };
    for await (const item of readRegister(this.#file, pass)) {
      batch.push(item);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
    if (pass.edition !== this.#head.edition) {
      throw new ChanceryError('import.changed', { name: this.#file.path });
    }
  }
}

/** Whether the accord of a status page is kept by the United Nations, or nobody knows by whom. */
async function isKeptByUn(parts: Parts, file: RegisterFile): Promise<boolean> {
  if (file.kind !== 'untc') return false;
  const names = registerNames(parts.lexicon, file.kind, file.mapping);
  for await (const item of readRegister(file, newPass())) {
    if (item.kind !== 'row' || item.row.accord === null) continue;
    const id = names.accord(item.row.accord);
    const keepers = parts.lexicon.accords.find((accord) => accord.id === id)?.depositary ?? [];
    return keepers.length === 0 || keepers.includes('UN');
  }
  return true;
}

/**
 * Imports a register: looks it through, then files its rows batch by batch. Each batch is on the disk before the next
 * is read, and ends at the same row whenever it is run, so that an import that was stopped goes on where it was.
 */
export async function importRegister(parts: Parts, options: ImportOptions): Promise<ImportReport> {
  const kind = kindOf(options.kind);
  const mapping = await mappingOf(options.mapping);
  const mappingName = options.mapping ?? 'of the command line, which is missing,';
  const file: RegisterFile = { kind, path: options.path, mapping, mappingName };
  const { items, edition, day } = await surveyed(file, options.onProgress);
  const head: Head = {
    register: mapping.register ?? kind,
    file: basename(options.path),
    edition,
    ...classOf(file, await isKeptByUn(parts, file)),
  };
  const knownDay =
    day ?? options.on ?? (mapping.asOf as CivilDay | undefined) ?? civilDayAt(parts.clock.nowAt());
  const tally = new ImportTally(options.isDryRun ?? false);
  await new RegisterImport(parts, file, { head, knownDay, tally }).run(items, options.onProgress);
  const { register, file: name, evidenceClass } = head;
  return { register, file: name, edition, day: knownDay, evidenceClass, ...tally.report() };
}
