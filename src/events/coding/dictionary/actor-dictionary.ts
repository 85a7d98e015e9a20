import { dictionaryLines, phraseWords } from './dictionary-lines.ts';

/** A code with the days on which it holds. Days are texts `YYYYMMDD`, so they compare as texts. */
interface DatedCode {
  readonly code: string;
  readonly isDated: boolean;
  readonly holds: (day: string) => boolean;
}

/** A name of the dictionary: its words and what it stands for. */
export interface DictionaryName {
  readonly words: readonly string[];
  readonly kind: 'actor' | 'agent';
  /** Codes as of a day; several for a group ("ELR/GAL"), none where the name is to be passed over. */
  readonly codesOn: (day: string) => readonly string[];
  /** Whether an agent's code stands before that of its actor. */
  readonly isPrefix: boolean;
}

/** Eight digits of a day of six or eight. */
function dayOf(digits: string): string {
  if (digits.length === 8) return digits;
  return `${Number(digits.slice(0, 2)) > 50 ? '19' : '20'}${digits}`;
}

function parseCode(text: string): DatedCode | null {
  const found = /^([^\s<>]+)\s*(?:([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?/.exec(text.trim());
  if (found === null) return null;
  const [, code = '', sign, edge, first, last] = found;
  if (sign === '<' && edge !== undefined)
    return { code, isDated: true, holds: (day) => day < dayOf(edge) };
  if (sign === '>' && edge !== undefined)
    return { code, isDated: true, holds: (day) => day > dayOf(edge) };
  if (first !== undefined && last !== undefined)
    return { code, isDated: true, holds: (day) => day >= dayOf(first) && day <= dayOf(last) };
  return { code, isDated: false, holds: () => true };
}

const NO_CODE = /^[-+#?]*$/;

/** The first dated code that holds on the day, else the one without days. */
function codesOn(codes: readonly DatedCode[], day: string): string[] {
  const found =
    codes.find(({ isDated, holds }) => isDated && holds(day)) ??
    codes.find(({ isDated }) => !isDated);
  if (found === undefined || NO_CODE.test(found.code)) return [];
  return found.code.toUpperCase().split('/');
}

/** Names of actors: an entry, its synonyms after `+`, and its codes in brackets on the same lines or after them. */
export function parseActors(text: string): DictionaryName[] {
  const names: DictionaryName[] = [];
  let codes: DatedCode[] = [];
  for (const line of dictionaryLines(text)) {
    if (line.trim() === '') continue;
    const isOfEntry = /^[\s+]/.test(line);
    if (!isOfEntry) codes = [];
    for (const [, inside] of line.matchAll(/\[([^\]]*)\]/g)) {
      const code = parseCode(inside ?? '');
      if (code !== null) codes.push(code);
    }
    const words = phraseWords(line.replace(/\[[^\]]*\]/g, '').replace(/^\+/, ''));
    if (words.length === 0) continue;
    const own = codes;
    names.push({ words, kind: 'actor', codesOn: (day) => codesOn(own, day), isPrefix: false });
  }
  return names;
}

function pluralOf(words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  const plural = last.endsWith('Y') ? `${last.slice(0, -1)}IES` : `${last}S`;
  return [...words.slice(0, -1), plural];
}

/** Every form of an agent: what stands in `{}` instead of the plural in -S, and marks (`!PERSON!`) replaced. */
function agentForms(
  name: string,
  given: string | undefined,
  marks: ReadonlyMap<string, string[]>,
): string[][] {
  const found = /!(\w+)!/.exec(name);
  if (found !== null)
    return (marks.get(found[1] ?? '') ?? []).map((word) =>
      phraseWords(name.replace(found[0], word)),
    );
  const words = phraseWords(name);
  if (given === undefined) return [words, pluralOf(words)];
  return [
    words,
    ...given
      .split(/\s+/)
      .filter((form) => form !== '')
      .map(phraseWords),
  ];
}

/** Names of agents: what an actor's people are, with a code that is put behind (`[~GOV]`) or before (`[NGO~]`) the actor's. */
export function parseAgents(text: string): DictionaryName[] {
  const names: DictionaryName[] = [];
  const marks = new Map<string, string[]>();
  for (const line of dictionaryLines(text)) {
    const mark = /^!(\w+)!\s*=\s*(.+)$/.exec(line);
    if (mark !== null) marks.set(mark[1] ?? '', (mark[2] ?? '').split(/\s*,\s*/));
    const row = /^([^[{]+?)\s*(?:\{([^}]*)\})?\s*\[\s*([^\]]+?)\s*\]/.exec(line);
    if (mark !== null || row === null) continue;
    const [, name = '', given, code = ''] = row;
    const bare = code.replace('~', '').trim();
    for (const words of agentForms(name, given, marks))
      names.push({ words, kind: 'agent', codesOn: () => [bare], isPrefix: code.endsWith('~') });
  }
  return names;
}
