import type { Desk } from '../../../desk/index.ts';
import type { ExpectationState } from '../../../kernel/index.ts';
import type { Page } from './page.ts';
import { plain } from './plain.ts';
import { dayWords, whenWords } from './words.ts';
import { paragraph } from './wrap.ts';

export type Expectation = Awaited<ReturnType<Desk['next']>>[number];

const GROUPS: readonly (readonly [ExpectationState, string])[] = [
  ['open', 'Expected'],
  ['missed', 'Expected, and its time has passed'],
  ['met', 'Expected, and came'],
  ['overtaken', 'Expected, and overtaken by other steps'],
  ['withdrawn', 'Expected once, and taken back'],
];

/** How many of each group are shown, and the command that shows all. */
export interface Some {
  readonly ofEach: number;
  readonly all: string;
}

function whoAndWhat(row: Expectation, desk: Desk): string {
  const subjects = row.subjects.map((id) => desk.nameOf(id)).join(', ');
  const who = subjects === '' ? (row.subjectWords ?? '') : subjects;
  const whom = row.objects.map((id) => desk.nameOf(id)).join(', ');
  const accord = row.accord === null ? '' : desk.nameOf(row.accord);
  const parts = [who, accord, whom === '' ? '' : `with ${whom}`].filter((part) => part !== '');
  // An organisation that acts is named once, as who it is and not again as the accord that made it.
  const around = [...new Set(parts)];
  return `${row.what}: ${around.join(', ')}`;
}

function sayer(row: Expectation, desk: Desk): string {
  if (row.basis === 'ladder') return 'by the order of steps';
  const who = row.saidBy === null ? 'a source' : desk.nameOf(row.saidBy);
  return row.wording === null ? `said by ${who}` : `said by ${who}: “${row.wording}”`;
}

function linesOf(row: Expectation, desk: Desk, width: number): string {
  const note = (text: string): string => paragraph(plain(text), { width, indent: '    ' });
  return [
    paragraph(plain(`${whoAndWhat(row, desk)} (${whenWords(row.window)})`), {
      width,
      indent: '    ',
      first: '  - ',
    }),
    note(sayer(row, desk)),
    note(row.state === 'open' ? row.id : `${row.id}, since ${dayWords(row.stateSince)}`),
  ].join('\n');
}

/** Expectations grouped by what became of them, each of them or some of each group. */
export function addExpectations(
  page: Page,
  rows: readonly Expectation[],
  { desk, some }: { readonly desk: Desk; readonly some?: Some },
): void {
  for (const [state, heading] of GROUPS) {
    const own = rows.filter((row) => row.state === state);
    if (own.length === 0) continue;
    page.heading(heading);
    const shown = own.slice(0, some?.ofEach);
    const lines = shown.map((row) => linesOf(row, desk, page.width));
    const left = own.length - shown.length;
    if (some === undefined || left === 0) page.block(lines);
    else page.block([...lines, `  and ${left} more: ${some.all}`]);
  }
}
