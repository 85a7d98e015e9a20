import { describe, expect, it } from 'vitest';
import { smallDeps } from '../../test/support/affairs.ts';
import { AFFAIRS, announcedAccession, notifiedWithdrawal } from '../../test/support/six-affairs.ts';
import type { Evidence } from '../kernel/index.ts';
import { composeBrief } from './compose-brief.ts';
import { renderHtml } from './render-html.ts';
import { renderJson } from './render-json.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderText } from './render-text.ts';
import type { Brief, BriefInput } from './types.ts';

function passagesOf(input: BriefInput): (evidence: Evidence) => string {
  const texts = new Map(input.dispatches.map((row) => [row.dispatch.id, row.dispatch.text]));
  return ({ dispatch, start, end }) => texts.get(dispatch)?.slice(start, end) ?? '';
}

function composed(build: () => BriefInput): {
  brief: Brief;
  passages: (evidence: Evidence) => string;
} {
  const input = build();
  return { brief: composeBrief(input, smallDeps).items, passages: passagesOf(input) };
}

const HOSTILE = '<script>alert("x")</script> & [a](javascript:b) \u001b[31m*bold* \u202e';

/** The brief with hostile words in every place that others write. */
function hostile(brief: Brief): Brief {
  const bad = (text: string): string => `${text} ${HOSTILE}`;
  return {
    ...brief,
    title: bad(brief.title),
    sources: {
      ...brief.sources,
      dispatches: brief.sources.dispatches.map((row) => ({
        ...row,
        outlet: bad('Outlet'),
        address: `javascript:alert(1)//${HOSTILE}`,
      })),
    },
    differences: brief.differences.map((row) => ({ ...row, subject: bad(row.subject) })),
  };
}

describe('plain text', () => {
  it('is the brief with its marks and passages', () => {
    const { brief, passages } = composed(notifiedWithdrawal);
    expect(
      renderText(brief, { passages, width: 0 }),
    ).toBe(`Lithuania gives notice of withdrawal from the Mine Ban Convention

Lithuania, Mine Ban Convention: withdrawal notified · since 27 June 2025 · on the word of the depositary · as of 28 June 2025

What's Happening?
Lithuania gave notice of withdrawal from the Mine Ban Convention on 27 June 2025; no day of effect is on record as of 28 June 2025. [1][2]

Why It's Important?
Lithuania has been a party to the Mine Ban Convention since 1 November 2003. [2] Norway criticised Lithuania and said that the Mine Ban Convention had saved many lives. (Baltic Wire, 27 June 2025) [3]

What's Next?
Under the usual order of steps the withdrawal takes effect after a period of notice; no date is on record. [2]

Beyond the Headlines
The Mine Ban Convention was signed on 3 December 1997 and entered into force on 1 March 1999. [4]

Sources: 1 outlet, 1 independent origin, 1 dispatch
- Baltic Wire

Passages
[1] Baltic Wire, 27 June 2025, https://d-mine.example/story: “Lithuania gave notice of withdrawal from the Mine Ban Convention on Friday.”
[2] Record: Lithuania, Mine Ban Convention: withdrawal notified, since 27 June 2025 (the depositary).
[3] Baltic Wire, 27 June 2025, https://d-mine.example/story: “Norway criticised Lithuania and said that the Mine Ban Convention had saved many lives.”
[4] Record: the entry accord/mine-ban-convention.
`);
  });

  it('shows where reports differ and what the record holds', () => {
    const { brief, passages } = composed(announcedAccession);
    const text = renderText(brief, { passages });
    expect(text).toContain('Where reports differ\nStage: Kazakhstan, Abraham Accords\n');
    expect(text).toContain('“joined”, since 7 November 2025, premature (Daily Bugle Horn)');
    expect(text).toContain('Sources: 3 outlets, 3 independent origins, 3 dispatches');
  });

  it('cuts a long passage at a word, in the notes of this form alone', () => {
    const { brief } = composed(announcedAccession);
    const long = `${'word '.repeat(80)}end.`;
    const passages = (): string => long;
    expect(renderText(brief, { passages, width: 0 })).toMatch(/“(?:word ){59}word …”/);
    expect(renderText(brief, { passages, width: 0 })).not.toContain('end.');
    expect(renderMarkdown(brief, { passages })).toContain('end.');
    expect(renderHtml(brief, { passages })).toContain('end.');
  });

  it('keeps to its width and lets no control character through', () => {
    const { brief, passages } = composed(announcedAccession);
    const text = renderText(hostile(brief), { passages, width: 60 });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    for (const line of text.split('\n').filter((row) => /\s/.test(row.trim()))) {
      expect(line.length).toBeLessThanOrEqual(60);
    }
  });
});

describe('HTML', () => {
  it('has no script and runs none that others write', () => {
    const { brief, passages } = composed(announcedAccession);
    const html = renderHtml(hostile(brief), {
      passages: (evidence) => passages(evidence) + HOSTILE,
    });
    expect(html).not.toMatch(/<script|javascript:[^<]*"|href="javascript/i);
    expect(html).toContain('&lt;script&gt;');
  });

  it('leads from every mark to a note and back', () => {
    for (const [, build] of AFFAIRS) {
      const { brief, passages } = composed(build);
      const html = renderHtml(brief, { passages });
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    }
  });
});

describe('Markdown', () => {
  it('defines every footnote once and escapes what others write', () => {
    const { brief, passages } = composed(announcedAccession);
    const text = renderMarkdown(hostile(brief), { passages });
    expect(text).not.toContain('<script>');
    expect(text).not.toMatch(/(?<!\\)\[a(?<!\\)\]\(/);
    const used = new Set([...text.matchAll(/\[\^(\d+)\](?!:)/g)].map((match) => match[1]));
    const defined = [...text.matchAll(/^\[\^(\d+)\]:/gm)].map((match) => match[1]);
    expect([...used].sort()).toEqual([...defined].sort());
  });
});

describe('JSON', () => {
  it('holds the same brief, canonical or indented', () => {
    const { brief } = composed(announcedAccession);
    const canonical = renderJson(brief);
    expect(canonical.split('\n')).toHaveLength(2);
    expect(JSON.parse(renderJson(brief, { isPretty: true }))).toEqual(JSON.parse(canonical));
  });
});
