import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE, REFUSAL_WORDS, REFUSING_STAGES } from '../src/kernel/index.ts';
import { EXIT_STATUS } from '../src/surfaces/cli/exit-codes.ts';

/** What the first word of a code says about where the trouble is. */
const GROUPS: Readonly<Record<string, string>> = {
  input: 'What was given to a command: its words, and the texts it names.',
  fetch: 'An address that was to be fetched.',
  sources: 'The list of feeds.',
  import: 'A register that is imported.',
  store: 'The file or the server that holds the record.',
  lexicon: 'The dictionaries and rules under `lexicon/`.',
  record: 'A question about something that the record does not hold.',
  search: 'Words and fields that are looked for.',
  brief: 'A brief that is handed in.',
  draft: 'Asking a language model for prose.',
  pdf: 'Printing a brief as PDF.',
  output: 'Writing a file that was asked for.',
  desk: 'Opening the desk.',
  token: 'The tokens of those who may ask the desk.',
  deliver: 'Saved searches, and what is sent by mail and by webhook.',
  work: 'Of documents that wait in the work list of a record.',
  http: 'A request to the desk.',
};

const STAGES: Readonly<Record<string, string>> = {
  sources: 'Taking a text in.',
  reading: 'Understanding a text: its article, names and days.',
  events: 'Coding acts from what was understood.',
  stories: 'Grouping dispatches into developments.',
  record: 'Weighing what sources claim.',
  briefs: 'Writing and checking a brief.',
};

function groupOf(code: string): string {
  return code.slice(0, code.indexOf('.'));
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function errorSection(group: string): string {
  const rows = Object.entries(ERROR_CATALOGUE)
    .filter(([code]) => groupOf(code) === group)
    .map(([code, { what, next, status }]) => {
      return `| \`${code}\` | ${cell(what)} | ${cell(next)} | ${EXIT_STATUS[status]} \`${status}\` |`;
    });
  return [
    `### ${group}`,
    '',
    GROUPS[group] ?? '',
    '',
    '| Code | What happened | What to do | Exit status |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function refusalSection(stage: string): string {
  const rows = Object.entries(REFUSAL_WORDS)
    .filter(([code]) => groupOf(code) === stage)
    .map(([code, words]) => `| \`${code}\` | ${cell(words)} |`);
  return [
    `### ${stage}`,
    '',
    STAGES[stage] ?? '',
    '',
    '| Code | In words |',
    '|---|---|',
    ...rows,
  ].join('\n');
}

function pageOf(): string {
  return [
    '# Errors and refusals',
    'This page is written from the two catalogues in `src/kernel/`; `npx vitest run test/docs-errors.test.ts -u` writes it anew. Words in braces are filled in.',
    '## Errors',
    'Trouble that the caller or the world has made. The command line prints `chancery: what happened, what to do [code]` and ends with the exit status; HTTP answers with a problem document whose `code` is the code. Codes are stable: programs may rely on them, not on the words.',
    ...Object.keys(GROUPS).map(errorSection),
    'Anything else that goes wrong is a fault of the program itself: the command line prints `[bug]` and ends with 1, HTTP answers 500 with the code `desk.fault`.',
    '## Refusals',
    'Something that a stage saw and does not assert. Refusals are no errors: they are kept with the dispatch, counted, and shown by `chancery read`, `chancery show` and `chancery explain`.',
    ...Object.keys(STAGES).map(refusalSection),
  ]
    .join('\n\n')
    .concat('\n');
}

describe('docs/reference/errors.md', () => {
  it('says where each group of codes belongs', () => {
    expect(Object.keys(GROUPS).sort()).toEqual(
      [...new Set(Object.keys(ERROR_CATALOGUE).map(groupOf))].sort(),
    );
    expect(Object.keys(STAGES)).toEqual([...REFUSING_STAGES]);
  });

  it('holds every code of both catalogues with its words and its exit status', async () => {
    await expect(pageOf()).toMatchFileSnapshot('../docs/reference/errors.md');
  });
});
