import { bareDay, dayInWords } from '../../briefs/index.ts';
import { type Edtf, markupText, withoutUnseen } from '../../kernel/index.ts';
import type { Expectation } from '../../record/index.ts';
import type { StandingRow } from '../standing-row.ts';
import type { AccordView, DevelopmentRow, StateView } from '../types.ts';
import type { Cited } from './cited.ts';

/** The pages that a site has, so that no link leads to one that it has not. */
export interface SiteMap {
  readonly briefs: ReadonlySet<string>;
  readonly accords: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
}

export const STYLE = `:root{color-scheme:light dark}body{font:18px/1.55 Charter,"Bitstream Charter",Cambria,ui-serif,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;overflow-wrap:break-word}
h1{font-size:1.7rem;line-height:1.2}h2{font-size:1.2rem;margin-top:2rem}nav,table,small,footer{font-family:system-ui,sans-serif;font-size:.85rem}
nav a{margin-right:1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid}
caption{text-align:left;font-weight:600;padding:.3rem 0}li{margin-bottom:.6rem}td ul{padding-left:1rem;margin:.3rem 0}footer{margin-top:3rem}
@media(max-width:40rem){table,tbody,tr,td{display:block}thead{position:absolute;clip-path:inset(50%)}tr{padding:.5rem 0;border-bottom:1px solid}td{border:0;padding:0}}
`;

export function escaped(text: string): string {
  return markupText(withoutUnseen(text));
}

/** Name of a page's file: an identifier with everything that a file system minds written out. */
export function fileOf(id: string): string {
  return `${encodeURIComponent(id).replace(/[%*.'()!~]/g, (one) => `_${one.charCodeAt(0).toString(16)}`)}.html`;
}

/** A page with its links up to the root of the site: `` or `../`. */
export function page(title: string, root: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)} · Chancery</title><link rel="stylesheet" href="${root}style.css"><link rel="alternate" type="application/atom+xml" href="${root}feed.atom" title="Developments"></head>
<body><nav aria-label="Site"><a href="${root}index.html">Developments</a><a href="${root}next.html">What’s next</a><a href="${root}accords.html">Accords</a><a href="${root}states.html">States</a><a href="${root}next.ics">Calendar</a><a href="${root}feed.atom">Feed</a></nav>
<main><h1>${escaped(title)}</h1>
${body}</main></body></html>
`;
}

function linked(href: string | null, text: string): string {
  return href === null ? escaped(text) : `<a href="${href}">${escaped(text)}</a>`;
}

function briefHref(id: string, root: string, map: SiteMap): string | null {
  return map.briefs.has(id) ? `${root}brief/${fileOf(id)}` : null;
}

export function developmentList(
  rows: readonly DevelopmentRow[],
  root: string,
  map: SiteMap,
): string {
  if (rows.length === 0) return '<p>There is none.</p>';
  const items = rows.map((row) => {
    const about = [
      ...(row.stage === null ? [] : [row.stage]),
      `${row.firstDay === row.lastDay ? '' : `${dayInWords(row.firstDay)} to `}${dayInWords(row.lastDay)}`,
      `outlets: ${row.outletCount}, independent origins: ${row.originCount}`,
    ];
    return `<li>${linked(briefHref(row.id, root, map), row.title)}<br><small>${escaped(about.join(' · '))}</small></li>`;
  });
  return `<ul>${items.join('\n')}</ul>`;
}

function standingTable(
  caption: string,
  rows: readonly StandingRow[],
  nameOf: (row: StandingRow) => string,
): string {
  if (rows.length === 0) return '';
  const body = rows.map(
    (row) =>
      `<tr><td>${nameOf(row)}</td><td>${escaped(row.label)}</td><td>${escaped(row.standing.since === null ? '' : bareDay(row.standing.since))}</td><td>${escaped(row.standing.evidenceClass)}</td></tr>`,
  );
  return `<table><caption>${escaped(caption)}</caption><thead><tr><th scope="col">Who or what</th><th scope="col">Stage</th><th scope="col">Since</th><th scope="col">Evidence</th></tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** What is expected, with the passages that it rests on. */
export type CitedExpectation = Expectation & { readonly cited: readonly Cited[] };

function sourceItem({ outlet, day, words, address }: Cited): string {
  const when = day === null ? '' : `, ${bareDay(day as Edtf)}`;
  return `<li>${linked(address === null ? null : markupText(address), outlet)}${escaped(when)}: <q>${escaped(words)}</q></li>`;
}

export function expectationTable(
  rows: readonly CitedExpectation[],
  nameOf: (id: string) => string,
): string {
  if (rows.length === 0) return '<p>Nothing is expected.</p>';
  // What is open is what a reader comes for; what became of the rest follows.
  const isOpen = ({ state }: Expectation): boolean => state === 'open';
  const inOrder = [...rows.filter(isOpen), ...rows.filter((one) => !isOpen(one))];
  const body = inOrder.map((one) => {
    const who = one.subjects.map(nameOf).join(', ') || (one.subjectWords ?? '');
    const under = one.accord === null ? '' : `, ${nameOf(one.accord)}`;
    const by =
      one.saidBy === null
        ? one.basis === 'ladder'
          ? 'the order of steps'
          : ''
        : nameOf(one.saidBy);
    const sources = one.cited.map(sourceItem).join('');
    return `<tr id="${escaped(one.id)}"><td>${escaped(one.window === null ? 'no day given' : bareDay(one.window))}</td><td>${escaped(`${who}: ${one.what}${under}`)}${sources === '' ? '' : `<ul>${sources}</ul>`}</td><td>${escaped(one.state)}</td><td>${escaped(by)}</td></tr>`;
  });
  return `<table><caption>Expected, and what became of it</caption><thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">State</th><th scope="col">Said by</th></tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** A page of an accord or a state with what is expected there. */
export interface SiteTools {
  readonly map: SiteMap;
  readonly nameOf: (id: string) => string;
  readonly expected: readonly CitedExpectation[];
}

export function accordPage(view: AccordView, { map, nameOf, expected }: SiteTools): string {
  const state = ({ subject }: StandingRow): string =>
    linked(map.states.has(subject.id) ? `../state/${fileOf(subject.id)}` : null, subject.name);
  const body = [
    `<p>${escaped(view.about ?? view.kind)} As of ${dayInWords(view.asOf)}.</p>`,
    standingTable('States under it', view.parties, state),
    '<h2>Expected</h2>',
    expectationTable(expected, nameOf),
    '<h2>Developments</h2>',
    developmentList(view.developments, '../', map),
  ];
  return page(view.name, '../', body.join('\n'));
}

export function statePage(view: StateView, { map, nameOf, expected }: SiteTools): string {
  const accord = ({ accord: one }: StandingRow): string =>
    one === null
      ? ''
      : linked(map.accords.has(one.id) ? `../accord/${fileOf(one.id)}` : null, one.name);
  const other = (row: StandingRow): string =>
    escaped((row.subject.id === view.code ? row.counterpart : row.subject)?.name ?? '');
  const body = [
    `<p>As of ${dayInWords(view.asOf)}.</p>`,
    standingTable('Accords', view.accords, accord),
    standingTable('Relations', view.relations, other),
    '<h2>Expected</h2>',
    expectationTable(expected, nameOf),
    '<h2>Developments</h2>',
    developmentList(view.developments, '../', map),
  ];
  return page(view.name, '../', body.join('\n'));
}
