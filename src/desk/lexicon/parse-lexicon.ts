import { parseDocument } from 'yaml';
import type { z } from 'zod';
import {
  ChanceryError,
  canonicalJson,
  digestOf,
  LEXICON_FILES,
  type Lexicon,
  lexiconFileSchema,
} from '../../kernel/index.ts';
import { referenceTrouble } from './reference-trouble.ts';

/** Path under `lexicon/`, with `/`, to the text of the file. */
export type LexiconTexts = ReadonlyMap<string, string>;

type LexiconKey = keyof typeof LEXICON_FILES;

interface Parsed<T> {
  readonly path: string;
  readonly asOf: string;
  readonly items: readonly T[];
}

function invalid(file: string, why: string, cause?: unknown): ChanceryError {
  return new ChanceryError('lexicon.invalid', { file, why }, cause);
}

/** What a person would call an item: its identifier, code or name, whichever it has. */
function labelOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  for (const key of ['id', 'code', 'action', 'person', 'name']) {
    const label: unknown = Reflect.get(item, key);
    if (typeof label === 'string') return ` (${label})`;
  }
  return '';
}

/** Where in the file something is wrong: "item 3 (paris-agreement), parties 2, since". */
function placeOf(path: readonly PropertyKey[], data: unknown): string {
  const parts: string[] = [];
  let value = data;
  for (const key of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    if (typeof key !== 'number') parts.push(String(key));
    else parts.push(`${parts.pop() ?? ''} ${key + 1}${labelOf(value)}`.trim());
  }
  return parts.join(', ').replace(/^items (?=\d)/, 'item ');
}

function parseYaml(path: string, text: string): unknown {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true });
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble !== undefined) throw invalid(path, trouble.message.split('\n')[0] ?? '', trouble);
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    // The only thing that the count of zero can refuse.
    throw invalid(path, 'an alias (*) is not read; write the value out', cause);
  }
}

function parseFile<T extends z.ZodType>(item: T, path: string, text: string): Parsed<z.output<T>> {
  const data = parseYaml(path, text);
  const { success, data: file, error } = lexiconFileSchema(item).safeParse(data);
  if (success) return { path, asOf: file.asOf, items: file.items };
  const [issue] = error.issues;
  const place = placeOf(issue?.path ?? [], data);
  throw invalid(path, `${place === '' ? 'the file' : place}: ${issue?.message}`, error);
}

/** The files of one key, in order of name: `<key>.yaml`, or all of `<key>/*.yaml`. */
function pathsOf(texts: LexiconTexts, key: LexiconKey): string[] {
  const inFolder = [...texts.keys()].filter((path) => path.startsWith(`${key}/`)).sort();
  const alone = `${key}.yaml`;
  if (!texts.has(alone)) return inFolder;
  if (inFolder.length > 0) throw invalid(alone, `there is a folder ${key}/ as well`);
  return [alone];
}

function strangePath(texts: LexiconTexts): string | null {
  const keys = Object.keys(LEXICON_FILES);
  const isOurs = (path: string): boolean =>
    keys.some((key) => path === `${key}.yaml` || new RegExp(`^${key}/[^/]+\\.yaml$`).test(path));
  return [...texts.keys()].find((path) => !isOurs(path)) ?? null;
}

export interface LexiconOptions {
  /** Whether a list that has no file is trouble; else it is empty, and references are not judged. */
  readonly isComplete: boolean;
}

/**
 * Reads the texts of the files under `lexicon/` into one lexicon whose parts agree with one another.
 * Its `version` is the digest of its content, so equal files give equal versions.
 *
 * Throws ChanceryError `lexicon.invalid`, which names the file and the item, for YAML that is broken, an
 * item that its schema refuses, a reference to nothing, a name given twice, or a file of no list.
 */
export function parseLexicon(texts: LexiconTexts, { isComplete }: LexiconOptions): Lexicon {
  const strange = strangePath(texts);
  if (strange !== null) throw invalid(strange, 'the lexicon has no list of this name');
  const asOf: Record<string, string> = {};
  const origin = new Map<object, string>();
  const listOf = <T extends z.ZodType<object>>(key: LexiconKey, schema: T): z.output<T>[] => {
    const paths = pathsOf(texts, key);
    if (isComplete && paths.length === 0) throw invalid(`${key}.yaml`, 'it is missing');
    return paths.flatMap((path) => {
      const file = parseFile(schema, path, texts.get(path) ?? '');
      asOf[path.replace(/\.yaml$/, '')] = file.asOf;
      for (const item of file.items) origin.set(item, path);
      return [...file.items];
    });
  };
  const content = {
    states: listOf('states', LEXICON_FILES.states),
    officeHolders: listOf('office-holders', LEXICON_FILES['office-holders']),
    vacancies: listOf('vacancies', LEXICON_FILES.vacancies),
    notables: listOf('notables', LEXICON_FILES.notables),
    bodies: listOf('bodies', LEXICON_FILES.bodies),
    groups: listOf('groups', LEXICON_FILES.groups),
    accords: listOf('accords', LEXICON_FILES.accords),
    relations: listOf('relations', LEXICON_FILES.relations),
    registerParties: listOf('register-parties', LEXICON_FILES['register-parties']),
    registerAccords: listOf('register-accords', LEXICON_FILES['register-accords']),
    sectors: listOf('sectors', LEXICON_FILES.sectors),
    actions: listOf('actions', LEXICON_FILES.actions),
    eventTypes: listOf('event-types', LEXICON_FILES['event-types']),
    contexts: listOf('contexts', LEXICON_FILES.contexts),
    stageRules: listOf('stage-rules', LEXICON_FILES['stage-rules']),
    standingRules: listOf('standing-rules', LEXICON_FILES['standing-rules']),
    patterns: listOf('patterns', LEXICON_FILES.patterns),
    cues: listOf('cues', LEXICON_FILES.cues),
    formulas: listOf('formulas', LEXICON_FILES.formulas),
    coding: listOf('coding', LEXICON_FILES.coding),
    asOf,
  };
  const lexicon: Lexicon = { ...content, version: digestOf(canonicalJson(content)) };
  const trouble = referenceTrouble(lexicon, isComplete);
  if (trouble !== null) throw invalid(origin.get(trouble.item) ?? 'lexicon', trouble.why);
  return lexicon;
}
