import { ChanceryError, type CivilDay, type Refusal } from '../../kernel/index.ts';
import type { SourceItem } from '../types.ts';

/** One record of an archive, before its text is decoded; what the filters need is known already. */
export interface ArchiveEntry {
  /** Counted from 1 over all records of the archive, read or not. */
  readonly record: number;
  readonly address: string | null;
  /** The day of the capture or of the message, where the archive says it. */
  readonly day: CivilDay | null;
  /** Null for a record that holds no text to read, such as a request or an image. */
  read(): SourceItem | null | Promise<SourceItem | null>;
}

/** The refusal of one record. */
export function recordRefusal(name: string, record: number | string, why: string): SourceItem {
  const refusal: Refusal = {
    stage: 'sources',
    code: 'sources.archive-record-invalid',
    dispatch: null,
    span: null,
    params: { name, record, why },
  };
  return { kind: 'refused', refusal };
}

/** An entry that is refused before anything of it is known. */
export function brokenEntry(name: string, record: number, why: string): ArchiveEntry {
  return { record, address: null, day: null, read: () => recordRefusal(name, record, why) };
}

const WORDS: Readonly<Record<string, string>> = {
  'input.empty': 'it holds no text',
  'input.binary': 'it is not text',
  'input.front-matter': 'its front matter is not valid',
};

/** Runs the reading of one record; what is wrong with its text is a refusal of this record alone. */
export function readingOf(name: string, record: number, read: () => SourceItem): SourceItem {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof ChanceryError)) throw cause;
    const { charset, offset } = cause.params;
    const why =
      cause.code === 'input.encoding'
        ? `it is not valid ${charset}, from byte ${offset} on`
        : (WORDS[cause.code] ?? cause.message);
    return recordRefusal(name, record, why);
  }
}
