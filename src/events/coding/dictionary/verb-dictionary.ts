import { dictionaryLines, phraseWords } from './dictionary-lines.ts';

/** A word of a pattern: itself, one of a set, or a mark for an actor. */
export interface PatternPart {
  readonly word: string;
  /** Whether it must stand right next to the part before. */
  readonly isTied: boolean;
}

export interface VerbPattern {
  /** From the verb leftwards, nearest first. */
  readonly left: readonly PatternPart[];
  readonly right: readonly PatternPart[];
  readonly code: string;
  /** How many words it asks for; the longest pattern counts. */
  readonly size: number;
}

export interface DictionaryVerb {
  /** Words of one form, and which of them carries the ending. */
  readonly words: readonly string[];
  readonly code: string;
  readonly patterns: readonly VerbPattern[];
}

export interface VerbDictionary {
  readonly byFirst: ReadonlyMap<string, readonly DictionaryVerb[]>;
  /** Members of a set (`&TIETYPES`), each as words. */
  readonly members: (name: string) => readonly (readonly string[])[];
}

/** The regular forms of a verb in capitals. */
function formsOf(base: string): string[] {
  if (base.endsWith('E')) return [base, `${base}S`, `${base}D`, `${base.slice(0, -1)}ING`];
  if (/[^AEIOU]Y$/.test(base)) {
    const stem = base.slice(0, -1);
    return [base, `${stem}IES`, `${stem}IED`, `${base}ING`];
  }
  const third = /(?:S|X|Z|CH|SH)$/.test(base) ? `${base}ES` : `${base}S`;
  return [base, third, `${base}ED`, `${base}ING`];
}

/** All forms of a line's verb: those in braces, else the regular ones of the word after `+`, or of the first. */
function verbForms(line: string): string[][] {
  const braces = /\{([^}]*)\}/.exec(line);
  const name = line.replace(/\{[^}]*\}|\[[^\]]*\]/g, '').trim();
  if (name === '') return [];
  const bare = (form: string): string[] => phraseWords(form.replaceAll('+', ''));
  if (braces !== null)
    return [
      bare(name),
      ...(braces[1] ?? '')
        .split(/\s+/)
        .filter((form) => form !== '')
        .map(bare),
    ];
  const words = phraseWords(name);
  const head = Math.max(
    0,
    words.findIndex((word) => word.startsWith('+')),
  );
  const plain = words.map((word) => word.replace('+', ''));
  return formsOf(plain[head] ?? '').map((form) =>
    plain.map((word, k) => (k === head ? form : word)),
  );
}

/** The parts of one side; blanks allow words between, underscores none. */
function partsOf(side: string): PatternPart[] {
  const parts: PatternPart[] = [];
  for (const chunk of side.trim().split(/\s+/)) {
    chunk
      .split('_')
      .filter((word) => word !== '')
      .forEach((word, k) => {
        parts.push({ word: word.toUpperCase(), isTied: k > 0 });
      });
  }
  return parts;
}

function parsePattern(line: string): VerbPattern | null {
  const row = /^-\s*([^[]*)\[([^\]]*)\]/.exec(line);
  const [before, after] = row?.[1]?.split('*') ?? [];
  if (row === null || before === undefined || after === undefined) return null;
  const right = partsOf(after).map((part, k) =>
    k === 0 && after.startsWith('_') ? { ...part, isTied: true } : part,
  );
  const given = partsOf(before);
  // Leftwards each part is tied where the one after it was.
  const left = given
    .map((part, k) => ({
      word: part.word,
      isTied: k === given.length - 1 ? /_$/.test(before) : (given[k + 1]?.isTied ?? false),
    }))
    .reverse();
  return { left, right, code: row[2]?.trim() ?? '', size: left.length + right.length };
}

interface Block {
  code: string;
  forms: { words: string[]; code: string }[];
  patterns: VerbPattern[];
}

class Reader {
  readonly sets = new Map<string, string[][]>();
  readonly blocks: Block[] = [];
  #set: string[][] | null = null;

  take(line: string): void {
    if (line.startsWith('&')) {
      this.#set = [];
      this.sets.set(line.trim().replace(/_$/, '').toUpperCase(), this.#set);
    } else if (line.startsWith('---')) {
      this.#set = null;
      const code = /\[([^\]]*)\]/.exec(line)?.[1] ?? '---';
      this.blocks.push({ code: code.trim(), forms: [], patterns: [] });
    } else if (this.#set !== null && line.startsWith('+'))
      this.#set.push(phraseWords(line.slice(1)));
    else this.#takeOfBlock(line);
  }

  #takeOfBlock(line: string): void {
    const block = this.blocks.at(-1);
    if (block === undefined || line.trim() === '') return;
    if (line.startsWith('-')) {
      const pattern = parsePattern(line);
      if (pattern !== null) block.patterns.push(pattern);
      return;
    }
    const code = /\[([^\]]*)\]/.exec(line)?.[1]?.trim() ?? block.code;
    for (const words of verbForms(line.replace(/^\+/, ''))) block.forms.push({ words, code });
  }
}

/** Verbs with their codes and patterns, and sets of words. */
export function parseVerbs(text: string): VerbDictionary {
  const reader = new Reader();
  for (const line of dictionaryLines(text)) reader.take(line);
  const byFirst = new Map<string, DictionaryVerb[]>();
  for (const { forms, patterns } of reader.blocks) {
    const ordered = [...patterns].sort((a, b) => b.size - a.size);
    for (const { words, code } of forms) {
      const first = words[0] ?? '';
      const verb = { words, code, patterns: ordered };
      const list = byFirst.get(first);
      if (list === undefined) byFirst.set(first, [verb]);
      else list.push(verb);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  const members = (name: string, depth = 0): string[][] => {
    const own = reader.sets.get(name) ?? reader.sets.get(name.replace(/S$/, '')) ?? [];
    return own.flatMap((words) =>
      words.length === 1 && words[0]?.startsWith('&') && depth < 4
        ? members(words[0] ?? '', depth + 1)
        : [words],
    );
  };
  return { byFirst, members };
}
