import type { Brief } from '../../briefs/index.ts';
import type { Desk } from '../../desk/index.ts';
import type { Evidence } from '../../kernel/index.ts';
import type { Passage } from './answers.ts';

/** Longest passage that is given with a brief, in UTF-16 units; the dispatch itself holds the rest. */
const PASSAGE_LIMIT = 1200;

function evidenceOf(brief: Brief): Evidence[] {
  return [
    ...Object.values(brief.sections).flatMap((section) =>
      section.sentences.flatMap((sentence) => sentence.evidence),
    ),
    ...brief.differences.flatMap((row) => row.claims.flatMap((claim) => claim.evidence)),
    ...brief.changed.flatMap((row) => row.evidence),
    ...brief.expectations.flatMap((row) => row.evidence),
    ...brief.acts.flatMap((row) => row.evidence),
  ];
}

function groupedByDispatch(rows: readonly Evidence[]): Map<string, Evidence[]> {
  const groups = new Map<string, Evidence[]>();
  for (const row of rows) {
    const group = groups.get(row.dispatch);
    if (group === undefined) groups.set(row.dispatch, [row]);
    else group.push(row);
  }
  return groups;
}

/** The words behind every evidence of a brief, each passage once, so that a page can print them as footnotes. */
export async function passagesOf(desk: Desk, brief: Brief): Promise<readonly Passage[]> {
  const wanted = new Map<string, Evidence>();
  for (const { dispatch, start, end } of evidenceOf(brief)) {
    wanted.set(`${dispatch} ${start} ${end}`, { dispatch, start, end });
  }
  const byDispatch = groupedByDispatch([...wanted.values()]);
  const passages: Passage[] = [];
  for (const dispatch of await desk.dispatchesOf([...byDispatch.keys()])) {
    for (const row of byDispatch.get(dispatch.id) ?? []) {
      passages.push({
        ...row,
        outlet: dispatch.outlet,
        title: dispatch.title,
        day: dispatch.referenceDay,
        words: dispatch.text.slice(row.start, Math.min(row.end, row.start + PASSAGE_LIMIT)),
      });
    }
  }
  return passages;
}
