import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChanceryError } from '../kernel/index.ts';
import {
  DEFAULT_FETCH_OPTIONS,
  DEFAULT_LIMITS,
  type FileReading,
  fetchDocument,
  parseRowMapping,
  type RowMapping,
  readFileDocuments,
  readFolderDocuments,
  readStdinDocument,
  readTextInput,
  type Selection,
  type SourceItem,
} from '../sources/index.ts';
import type { IntakeMarks } from './intake-marks.ts';

export interface InputOptions {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Hosts that may be contacted although their address is not public. */
  readonly allowHosts: readonly string[];
  /** Whether a folder is read as all its files; else it is an error. */
  readonly isFolderRead?: boolean;
  /** Which records of archives are read; without it, all. */
  readonly selection?: Selection;
  /** How rows of another's JSON Lines are read; without it they are dispatches of ours. */
  readonly mapping?: RowMapping;
  /** How far archives were read before; without it, all is read. */
  readonly marks?: IntakeMarks;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    // What is wrong with the path is said by the reader, in its own words.
    if (cause instanceof Error) return false;
    throw cause;
  }
}

/** Files, addresses and `-` for standard input, in the order given. Throws the sources' errors. */
export async function* openInputs(
  inputs: readonly string[],
  options: InputOptions,
): AsyncIterable<SourceItem> {
  const readingOf = async (path: string): Promise<FileReading> => ({
    ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
    selection: { ...options.selection, after: (await options.marks?.after(path)) ?? 0 },
  });
  for (const input of inputs) {
    if (input === '-') {
      yield { kind: 'document', document: await readStdinDocument(options.stdin, DEFAULT_LIMITS) };
    } else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(input)) {
      const document = await fetchDocument(input, {
        ...DEFAULT_FETCH_OPTIONS,
        allowHosts: options.allowHosts,
      });
      yield { kind: 'document', document };
    } else if (options.isFolderRead === true && (await isFolder(input))) {
      yield* readFolderDocuments(input, DEFAULT_LIMITS, readingOf);
    } else {
      yield* readFileDocuments(input, DEFAULT_LIMITS, await readingOf(input));
    }
  }
}

/** The largest brief that is read again; ours are some tens of kilobytes. */
const MAX_MAPPING_BYTES = 256 * 1024;
const MAX_BRIEF_BYTES = 8 * 1024 * 1024;

/** The JSON of a brief from a file, or from standard input for `-`. Throws the sources' errors and `brief.invalid`. */
export async function readBriefJson(
  input: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<unknown> {
  const text = await readTextInput(input, { stdin, maxBytes: MAX_BRIEF_BYTES });
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ChanceryError('brief.invalid', { name: input, why: 'it is not JSON' }, cause);
  }
}

/** How rows of another's JSON Lines are read, from a file of YAML or JSON. Throws the sources' errors and `input.mapping`. */
export async function readRowMapping(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<RowMapping> {
  return parseRowMapping(await readTextInput(path, { stdin, maxBytes: MAX_MAPPING_BYTES }), path);
}

/** The text of a list of sources from a file, or from standard input for `-`. Throws the sources' errors. */
export function readSourceText(input: string, stdin: AsyncIterable<Uint8Array>): Promise<string> {
  return readTextInput(input, { stdin, maxBytes: MAX_BRIEF_BYTES });
}

/** Folder of the package: two levels above `src/desk`, three above its compiled form. */
function packageRoot(): string {
  const isSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(isSource ? '../..' : '../../..', import.meta.url));
}

/** The dossier that ships, in order of file name, which is order of day. */
export function readBundledDossier(): AsyncIterable<SourceItem> {
  return readFolderDocuments(join(packageRoot(), 'examples', 'abraham-accords'), DEFAULT_LIMITS);
}

/** Folder of the list of public feeds that ships. */
export function sourceListFolder(): string {
  return join(packageRoot(), 'lexicon', 'sources');
}

/** Folder of the built pages of the desk. */
export function webRoot(): string {
  return join(packageRoot(), 'dist', 'web');
}

/** Where the record is kept when nobody says: `CHANCERY_STORE`, else `.chancery/record.sqlite` under the working directory. */
export function defaultStorePath(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): string {
  const named = env['CHANCERY_STORE'];
  return named === undefined || named === '' ? join(cwd, '.chancery', 'record.sqlite') : named;
}
