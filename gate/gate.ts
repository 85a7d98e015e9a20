import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { breachesOf, readFloors } from './floors.ts';
import { CorpusError, digestOf, isFolder } from './folder.ts';
import { GATE_SETS, NOT_MEASURED, type RegisteredSet } from './registry.ts';
import type { Measured, Miss } from './set.ts';
import { openSystem, type System } from './system.ts';

const USAGE =
  'npm run gate -- --corpora DIR [--set NAME]... [--json] [--check] [--digests] [--misses COUNT]';

interface GateOptions {
  readonly corpora: string;
  readonly sets: readonly string[];
  readonly isJson: boolean;
  readonly isCheck: boolean;
  readonly hasDigests: boolean;
  /** Examples to print of each kind of miss; 0 for none. */
  readonly misses: number;
}

/** A set with what it came to. */
interface Outcome {
  readonly set: RegisteredSet;
  readonly folder: string;
  readonly measured: Measured;
  readonly seconds: number;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function optionsOf(argv: readonly string[]): GateOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      corpora: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      digests: { type: 'boolean', default: false },
      misses: { type: 'string', default: '0' },
    },
  });
  const misses = Number(values.misses);
  if (values.corpora === undefined || !Number.isInteger(misses) || misses < 0)
    throw new CorpusError(`usage: ${USAGE}`);
  return {
    corpora: resolve(values.corpora),
    sets: values.set,
    isJson: values.json,
    isCheck: values.check,
    hasDigests: values.digests,
    misses,
  };
}

/** The sets to measure: those asked for, of which the folder is there. What is left out is said. */
async function chosen(options: GateOptions): Promise<RegisteredSet[]> {
  if (!(await isFolder(options.corpora))) throw new CorpusError(`no folder ${options.corpora}`);
  const known = [...GATE_SETS.map(({ name }) => name), ...NOT_MEASURED];
  for (const name of options.sets)
    if (!known.includes(name)) throw new CorpusError(`there is no set ${name}; see gate/README.md`);
  const isAsked = (name: string): boolean =>
    options.sets.length === 0 || options.sets.includes(name);
  const found: RegisteredSet[] = [];
  for (const name of known.filter(isAsked)) {
    const set = GATE_SETS.find((one) => one.name === name);
    if (!(await isFolder(join(options.corpora, name)))) say(`${name}: not found`);
    else if (set === undefined) say(`${name}: not measured yet`);
    else found.push(set);
  }
  return found;
}

function rounded(figure: number): number {
  return Math.round(figure * 1e6) / 1e6;
}

function printTable(outcome: Outcome): void {
  const { set, measured, seconds } = outcome;
  print(`${set.name}  n ${measured.n}  (${seconds.toFixed(1)} s)`);
  for (const [metric, figure] of Object.entries(measured.metrics))
    print(`  ${metric.padEnd(28)} ${Number.isInteger(figure) ? figure : figure.toFixed(4)}`);
}

function printMisses(set: string, misses: readonly Miss[], examples: number): void {
  const kinds = new Map<string, Miss[]>();
  for (const miss of misses) kinds.set(miss.kind, [...(kinds.get(miss.kind) ?? []), miss]);
  for (const [kind, list] of [...kinds].sort((a, b) => b[1].length - a[1].length)) {
    print(`${set}  ${kind}: ${list.length}`);
    for (const { item, words } of list.slice(0, examples)) print(`    ${item}: ${words}`);
  }
}

/** Says every figure under its floor; true where there is one. */
async function check(outcomes: readonly Outcome[]): Promise<boolean> {
  const floors = await readFloors();
  let isBroken = false;
  for (const { set, folder, measured } of outcomes) {
    const digest = await digestOf(folder);
    const breaches = breachesOf(floors, { set: set.name, digest, metrics: measured.metrics });
    if (breaches === null) {
      say(`${set.name}: no floors for a folder with digest ${digest}; measured and not checked`);
      continue;
    }
    for (const { metric, figure, limit, side } of breaches) {
      isBroken = true;
      const where = side === 'floor' ? 'under its floor' : 'over its ceiling';
      say(`${set.name}: ${metric} is ${figure ?? 'not measured'}, ${where} of ${limit}`);
    }
  }
  return isBroken;
}

/** One set; null where it could not be measured, which is said and stops no other set. */
async function measureOne(
  set: RegisteredSet,
  folder: string,
  system: System,
): Promise<Outcome | null> {
  const from = performance.now();
  try {
    const { measure } = await set.load();
    const measured = await measure(folder, system);
    return { set, folder, measured, seconds: (performance.now() - from) / 1000 };
  } catch (error) {
    say(`${set.name}: could not be measured: ${wordsOf(error)}`);
    return null;
  }
}

/** The words of a corpus's fault; of a bug, with the place where it happened. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof CorpusError ? error.message : (error.stack ?? error.message);
}

interface Run {
  readonly outcomes: readonly Outcome[];
  /** Whether a set that is there could not be measured. */
  readonly isBroken: boolean;
}

async function measureAll(options: GateOptions, system: System): Promise<Run> {
  const outcomes: Outcome[] = [];
  let isBroken = false;
  for (const set of await chosen(options)) {
    const folder = join(options.corpora, set.name);
    const outcome = await measureOne(set, folder, system);
    if (outcome === null) {
      isBroken = true;
      continue;
    }
    const { measured } = outcome;
    outcomes.push(outcome);
    if (!options.isJson) printTable(outcome);
    if (!options.isJson && options.misses > 0)
      printMisses(set.name, measured.misses, options.misses);
    if (options.hasDigests) say(`${set.name}: ${await digestOf(folder)}`);
  }
  return { outcomes, isBroken };
}

async function main(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  const system = await openSystem();
  try {
    const { outcomes, isBroken } = await measureAll(options, system);
    if (options.isJson) {
      const figures = outcomes.map(({ set, measured }) => [
        set.name,
        {
          n: measured.n,
          ...Object.fromEntries(
            Object.entries(measured.metrics).map(([metric, figure]) => [metric, rounded(figure)]),
          ),
        },
      ]);
      print(JSON.stringify(Object.fromEntries(figures), null, 2));
    }
    if (options.isCheck && (await check(outcomes))) return 1;
    return isBroken ? 2 : 0;
  } finally {
    await system.close();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Two is the caller's fault, the corpus's or a bug; one is kept for a figure under its floor.
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE');
    say(isUsage ? `${error.message}\n${USAGE}` : wordsOf(error));
    process.exitCode = 2;
  },
);
