import { dayInWords, whenInWords } from '../../briefs/index.ts';
import { civilDayAt, type Edtf, foldLine, markupText } from '../../kernel/index.ts';
import type { Parcel } from './delivery-types.ts';
import type { Digest, DigestDevelopment, DigestPassage, DigestSentence } from './digest-types.ts';
import { MAIL_STYLE } from './mail-style.ts';

const LONGEST_SUBJECT = 140;

const HEADINGS = {
  happening: 'What’s Happening?',
  importance: 'Why It’s Important?',
  next: 'What’s Next?',
  beyond: 'Beyond the Headlines',
} as const;

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function titleOf(digest: Digest): string {
  return digest.search === null ? digest.delivery.name : `Search: ${digest.search.name}`;
}

function subjectOf(digest: Digest): string {
  const [first] = digest.developments;
  const rest = digest.developments.length + digest.left - 1;
  const what =
    first === undefined
      ? 'nothing moved'
      : rest <= 0
        ? first.title
        : `${first.title}, and ${rest} more`;
  const subject = foldLine(`${digest.isTest ? 'Test: ' : ''}${titleOf(digest)}: ${what}`);
  return subject.length <= LONGEST_SUBJECT
    ? subject
    : `${subject.slice(0, subject.lastIndexOf(' ', LONGEST_SUBJECT) || LONGEST_SUBJECT)} …`;
}

function momentOf(at: number): string {
  return `${dayInWords(civilDayAt(at))}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** A stretch in words; within one minute there is no between. */
function betweenOf({ fromAt, toAt }: Digest['window']): string {
  const [from, to] = [momentOf(fromAt), momentOf(toAt)];
  return from === to ? `at ${to}` : `between ${from} and ${to}`;
}

/** The lines at the top: since when, how much, and what is particular about this one. */
function introOf(digest: Digest): readonly string[] {
  const { window, developments, left } = digest;
  const total = developments.length + left;
  const known = `As known on ${dayInWords(digest.asOf)}.`;
  const moved = total === 0 ? 'Nothing moved' : `${counted(total, 'development')} moved`;
  return [
    digest.isTest
      ? `This is a test: it tells what is newest, whether it is new or not. ${known}`
      : `${moved} ${betweenOf(window)}. ${known}`,
    ...(digest.search === null ? [] : [`Of the search: ${digest.search.query}`]),
    ...digest.remarks,
  ].map(foldLine);
}

function sourceOf({ outlet, title, day }: DigestPassage): string {
  const when = day === null ? null : whenInWords(day as Edtf);
  return [outlet, title === null ? null : `“${title}”`, when].filter((part) => part).join(', ');
}

/** Under the name of its section where that is another than that of the sentence before. */
function headingOf(sentences: readonly DigestSentence[], at: number): string | null {
  const section = sentences[at]?.section;
  return section === undefined || section === sentences[at - 1]?.section ? null : HEADINGS[section];
}

function developmentText(one: DigestDevelopment, at: number): string {
  const lines = [`${at + 1}. ${one.title}`, `   ${one.page}`];
  one.sentences.forEach((sentence, index) => {
    const heading = headingOf(one.sentences, index);
    if (heading !== null) lines.push('', `   ${heading}`);
    lines.push(`   ${sentence.text}${sentence.outlet === null ? '' : ` (${sentence.outlet})`}`);
    for (const passage of sentence.passages)
      lines.push(
        `     - ${sourceOf(passage)}: “${passage.words}”`,
        `       ${passage.page}`,
        ...(passage.address === null ? [] : [`       ${passage.address}`]),
      );
    if (sentence.passages.length === 0)
      for (const { page } of sentence.entries.slice(0, 2)) lines.push(`     - record: ${page}`);
  });
  if (one.changed.length > 0) lines.push('', '   What changed');
  for (const change of one.changed) lines.push(`   ${change}`);
  if (one.dispatches.length > 0) lines.push('', '   New texts');
  for (const { title, outlet, page, address } of one.dispatches)
    lines.push(
      `     - ${outlet}: ${title ?? 'without a title'}`,
      `       ${page}`,
      ...(address === null ? [] : [`       ${address}`]),
    );
  return lines.join('\n');
}

function textOf(digest: Digest): string {
  const { developments, left, rulings, expected, pages } = digest;
  return `${[
    titleOf(digest),
    introOf(digest).join('\n'),
    ...developments.map(developmentText),
    ...(left === 0 ? [] : [`${counted(left, 'further development')}: ${pages.all}`]),
    ...(rulings.length === 0
      ? []
      : [
          [
            'Rulings of editors',
            ...rulings.map(({ what, target, author }) => `  - ${what} ${target} (${author})`),
          ].join('\n'),
        ]),
    ...(expected.length === 0
      ? []
      : [
          [
            'Expected in the next 30 days',
            ...expected.map(({ text, window, page }) => `  - ${window}: ${text}\n    ${page}`),
          ].join('\n'),
        ]),
    `All of it: ${pages.all}\nPause or remove this delivery: ${pages.delivery}`,
  ].join('\n\n')}\n`;
}

function escaped(text: string): string {
  return markupText(foldLine(text));
}

function link(address: string, words: string): string {
  return `<a href="${escaped(address)}">${escaped(words)}</a>`;
}

function passageHtml(passage: DigestPassage): string {
  const own = passage.address === null ? '' : `, ${link(passage.address, 'the text itself')}`;
  return `<li>${link(passage.page, sourceOf(passage))}${own}: <q>${escaped(passage.words)}</q></li>`;
}

function sentenceHtml(sentences: readonly DigestSentence[], at: number): string {
  const sentence = sentences[at];
  if (sentence === undefined) return '';
  const { text, outlet, passages, entries } = sentence;
  const heading = headingOf(sentences, at);
  const by = outlet === null ? '' : ` <span class="by">${escaped(outlet)}</span>`;
  const rests =
    passages.length > 0
      ? passages.map(passageHtml).join('')
      : entries
          .slice(0, 2)
          .map(({ page, id }) => `<li>Record: ${link(page, id)}</li>`)
          .join('');
  return `${heading === null ? '' : `<h3>${escaped(heading)}</h3>`}<p>${escaped(text)}${by}</p>${rests === '' ? '' : `<ul class="rests">${rests}</ul>`}`;
}

function developmentHtml(one: DigestDevelopment): string {
  const changed = one.changed.map((change) => `<li>${escaped(change)}</li>`).join('');
  const texts = one.dispatches
    .map(({ title, outlet, page, address }) => {
      const own = address === null ? '' : `, ${link(address, 'the text itself')}`;
      return `<li>${escaped(outlet)}: ${link(page, title ?? 'without a title')}${own}</li>`;
    })
    .join('');
  return [
    `<h2>${link(one.page, one.title)}</h2>`,
    one.sentences.map((_, at) => sentenceHtml(one.sentences, at)).join('\n'),
    changed === '' ? '' : `<h3>What changed</h3><ul>${changed}</ul>`,
    texts === '' ? '' : `<h3>New texts</h3><ul class="rests">${texts}</ul>`,
  ].join('\n');
}

function listHtml(heading: string, rows: readonly string[]): string {
  return rows.length === 0
    ? ''
    : `<h2>${escaped(heading)}</h2><ul>${rows.map((row) => `<li>${row}</li>`).join('')}</ul>`;
}

/** One page without script, pictures or anything that is fetched; what others wrote is escaped. */
function htmlOf(digest: Digest): string {
  const { developments, left, rulings, expected, pages } = digest;
  const parts = [
    `<p class="kind">Chancery</p><h1>${escaped(titleOf(digest))}</h1>`,
    introOf(digest)
      .map((line) => `<p class="intro">${escaped(line)}</p>`)
      .join(''),
    ...developments.map(developmentHtml),
    left === 0 ? '' : `<p>${link(pages.all, counted(left, 'further development'))}</p>`,
    listHtml(
      'Rulings of editors',
      rulings.map(({ what, target, author }) => escaped(`${what} ${target} (${author})`)),
    ),
    listHtml(
      'Expected in the next 30 days',
      expected.map(({ text, window, page }) => `${escaped(window)}: ${link(page, text)}`),
    ),
    `<p class="foot">${link(pages.all, 'All of it at the desk')} · ${link(pages.delivery, 'Pause or remove this delivery')}</p>`,
  ].filter((part) => part !== '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(subjectOf(digest))}</title>
<style>
${MAIL_STYLE}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** A digest as a mail in two forms that say the same, with all links in both. */
export function renderMail(digest: Digest): Extract<Parcel, { kind: 'mail' }> {
  return {
    kind: 'mail',
    subject: subjectOf(digest),
    text: textOf(digest),
    html: htmlOf(digest),
    page: digest.pages.delivery,
  };
}
