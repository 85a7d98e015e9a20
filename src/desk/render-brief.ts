import { type Brief, renderHtml, renderMarkdown, renderText } from '../briefs/index.ts';
import type { Evidence } from '../kernel/index.ts';
import type { Desk } from './types.ts';

export type BriefFormat = 'text' | 'md' | 'html';

const RENDERERS = { text: renderText, md: renderMarkdown, html: renderHtml } as const;

function evidenceIn(brief: Brief): Evidence[] {
  return [
    ...Object.values(brief.sections).flatMap((section) =>
      section.sentences.flatMap((sentence) => sentence.evidence),
    ),
    ...brief.differences.flatMap((difference) =>
      difference.claims.flatMap((claim) => claim.evidence),
    ),
    ...brief.changed.flatMap((change) => change.evidence),
    ...brief.expectations.flatMap((expectation) => expectation.evidence),
    ...brief.acts.flatMap((act) => act.evidence),
  ];
}

/** A brief as a page of text, Markdown or HTML, with the words of each cited passage. Throws `record.unknown`. */
export async function renderBrief(
  brief: Brief,
  format: BriefFormat,
  desk: Pick<Desk, 'dispatch'>,
): Promise<string> {
  const texts = new Map<string, string>();
  for (const { dispatch } of evidenceIn(brief)) {
    if (!texts.has(dispatch)) texts.set(dispatch, (await desk.dispatch(dispatch)).dispatch.text);
  }
  const passages = ({ dispatch, start, end }: Evidence): string =>
    texts.get(dispatch)?.slice(start, end) ?? '';
  return RENDERERS[format](brief, { passages });
}
