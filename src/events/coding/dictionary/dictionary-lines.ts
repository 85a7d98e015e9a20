/** Lines of a dictionary of the TABARI and PETRARCH coders without their remarks; empty ones stay, since they part entries. */
export function dictionaryLines(text: string): string[] {
  const lines: string[] = [];
  let isRemark = false;
  for (const raw of text.split(/\r?\n/)) {
    let line = raw;
    if (isRemark) {
      const end = line.indexOf('-->');
      if (end < 0) continue;
      line = line.slice(end + 3);
      isRemark = false;
    }
    const open = line.indexOf('<!');
    if (open >= 0) {
      const end = line.indexOf('-->', open);
      isRemark = end < 0;
      line = line.slice(0, open) + (end < 0 ? '' : line.slice(end + 3));
    }
    const hash = line.indexOf('#');
    lines.push((hash < 0 ? line : line.slice(0, hash)).trimEnd());
  }
  return lines;
}

/** The words of a phrase: blanks and underscores both part them. */
export function phraseWords(phrase: string): string[] {
  return phrase
    .toUpperCase()
    .split(/[\s_]+/)
    .filter((word) => word !== '');
}

/** The words and marks of a text as dictionaries write them: capitals, with 's and N'T apart. */
export function textWords(text: string): string[] {
  const plain = text.toUpperCase().replaceAll('’', "'").replaceAll('_', ' ');
  const words: string[] = [];
  for (const [word] of plain.matchAll(/[\p{L}\p{N}&$][\p{L}\p{N}.&$'-]*|[,;:.!?]/gu)) {
    const bare = /^(?:\p{L}\.)+$/u.test(word) ? word : word.replace(/[.'-]+$/, '');
    const parts = /^(.+)(N'T|'S)$/.exec(bare);
    if (bare === '') words.push('.');
    else if (parts === null) words.push(bare);
    else words.push(parts[1] ?? '', parts[2] ?? '');
  }
  return words;
}
