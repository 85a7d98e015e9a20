import { createArticleParser } from '../src/desk/article-parser.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { loadModels, type Models } from '../src/desk/models.ts';
import { compileNames, type Names } from '../src/desk/names.ts';
import type { ReadingLine } from '../src/desk/reading-line.ts';
import { type Act, compileGrammar, extractActs } from '../src/events/index.ts';
import { type CivilDay, type Lexicon, parseCivilDay } from '../src/kernel/index.ts';
import {
  type Article,
  createLanguageDetector,
  createReader,
  parseArticle,
  type Reading,
} from '../src/reading/index.ts';
import { decodeText } from '../src/sources/decode-text.ts';

/** A text with what the system is told about it. */
export interface GateText {
  readonly text: string;
  /** Day of publication, null where the set gives none. */
  readonly day: CivilDay | null;
  /** Whether the whole text is a headline. */
  readonly isHeadline?: boolean;
}

/** The system under measure: the stages as the desk wires them, with the lexicon that ships. */
export interface System {
  readonly lexicon: Lexicon;
  readonly names: Names;
  readonly line: ReadingLine;
  readonly read: (input: GateText) => Reading;
  readonly acts: (input: GateText) => readonly Act[];
  /** The article of a page; null where none was found. */
  readonly article: (page: Buffer, address: string | null) => Article | null;
  readonly close: () => Promise<void>;
}

/** The first ten characters as a day; null for none. */
export function dayOf(text: string | null): CivilDay | null {
  return text === null ? null : parseCivilDay(text.slice(0, 10));
}

/**
 * The stages as the desk's `createLine` wires them. Not taken from there, since that would load the record and the
 * briefs for every set.
 */
function createLine(
  lexicon: Lexicon,
  models: Models,
): ReadingLine & { readonly close: () => Promise<void> } {
  const parser = createArticleParser();
  let detector: ReturnType<typeof createLanguageDetector> | null = null;
  return {
    reader: createReader(lexicon),
    grammar: compileGrammar(lexicon),
    detectLanguage: async (text) => {
      detector ??= createLanguageDetector();
      return (await detector)(text);
    },
    parseArticle: parser.parse,
    models,
    close: parser.close,
    clock: { nowAt: () => 0, monotonicMs: () => performance.now() },
  };
}

/** Wires the system. No stage of it asks the clock for what it says. */
export async function openSystem(): Promise<System> {
  const lexicon = await loadLexicon();
  const line = createLine(lexicon, await loadModels());
  const read = ({ text, day, isHeadline = false }: GateText): Reading =>
    line.reader.read({
      dispatch: null,
      text,
      titleSpan: isHeadline ? { start: 0, end: text.length } : null,
      language: 'en',
      referenceDay: day,
      referenceFrom: day === null ? 'none' : 'published',
    }).items;
  return {
    lexicon,
    names: compileNames(lexicon),
    line,
    read,
    acts: (input) =>
      extractActs(
        { dispatch: 'd-gate', text: input.text, reading: read(input), referenceDay: input.day },
        line.grammar,
      ).items,
    // In this thread: the desk's worker gives up by the clock, and a figure must not hang on the machine's speed.
    article: (page, address) =>
      parseArticle({
        content: decodeText(page, { name: 'page', charset: null, mayDeclareCharset: true }),
        mediaType: 'text/html',
        address,
      }).items,
    close: line.close,
  };
}
