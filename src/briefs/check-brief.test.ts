import { describe, expect, it } from 'vitest';
import { smallDeps } from '../../test/support/affairs.ts';
import { AFFAIRS, announcedAccession } from '../../test/support/six-affairs.ts';
import type { Dispatch } from '../kernel/index.ts';
import { checkBrief } from './check-brief.ts';
import { composeBrief } from './compose-brief.ts';
import { entryFactsOf } from './entry-facts.ts';
import {
  type Brief,
  type BriefInput,
  type BriefSentence,
  SECTION_NAMES,
  type Unsupported,
} from './types.ts';

function dispatchesOf(input: BriefInput): ReadonlyMap<string, Dispatch> {
  return new Map(input.dispatches.map((row) => [row.dispatch.id, row.dispatch]));
}

function check(brief: Brief, input: BriefInput): readonly Unsupported[] {
  return checkBrief(brief, dispatchesOf(input), entryFactsOf(input, smallDeps), smallDeps.check);
}

/** The brief with one sentence changed wherever the words stand. */
function planted(brief: Brief, change: (sentence: BriefSentence) => BriefSentence): Brief {
  const sections = Object.fromEntries(
    SECTION_NAMES.map((name) => [
      name,
      { ...brief.sections[name], sentences: brief.sections[name].sentences.map(change) },
    ]),
  ) as unknown as Brief['sections'];
  return { ...brief, sections };
}

describe.each(AFFAIRS)('a brief of %s', (_name, build) => {
  const input = build();
  const brief = composeBrief(input, smallDeps).items;

  it('is grounded', () => {
    expect(check(brief, input)).toEqual([]);
  });

  it('rests on live passages or entries in every sentence', () => {
    const dispatches = dispatchesOf(input);
    const facts = entryFactsOf(input, smallDeps);
    for (const name of SECTION_NAMES) {
      for (const { evidence, entries } of brief.sections[name].sentences) {
        expect(evidence.length + entries.length).toBeGreaterThan(0);
        for (const { dispatch, start, end } of evidence) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(dispatches.get(dispatch)?.text.length ?? -1);
        }
        for (const entry of entries) expect(facts(entry)).not.toBeNull();
      }
    }
  });
});

describe('a planted fault', () => {
  const input = announcedAccession();
  const brief = composeBrief(input, smallDeps).items;

  it.each([
    ['a wrong day', '6 November 2025', '5 November 2025', 'day'],
    ['a wrong year', 'since 1992', 'since 1994', 'day'],
    ['a wrong count', 'the sixth', 'the fifth', 'number'],
    ['a wrong interval', '33 days', '31 days', 'number'],
    ['a wrong actor', 'Kazakhstan will join', 'Norway will join', 'actor'],
    ['a wrong accord', 'join the Abraham Accords;', 'join the High Seas Treaty;', 'accord'],
    ['joined for announced', 'Kazakhstan will join', 'Kazakhstan has joined', 'stage'],
    [
      'signed for announced',
      'no signature is on record as of 7 November 2025',
      'it has signed them',
      'stage',
    ],
    ['a state too many in the history', 'and Sudan on', 'and Saudi Arabia on', 'actor'],
    [
      'a number in an outlet’s mouth',
      'four of its neighbours',
      'seven of its neighbours',
      'number',
    ],
    [
      'words an outlet did not say',
      'called on its people to protest',
      'called on its friends to march',
      'evidence',
    ],
  ])('%s is caught', (_name, right, wrong, what) => {
    const all = SECTION_NAMES.flatMap((name) => brief.sections[name].sentences);
    expect(all.some(({ text }) => text.includes(right))).toBe(true);
    const broken = planted(brief, (sentence) => ({
      ...sentence,
      text: sentence.text.replace(right, wrong),
    }));
    expect(check(broken, input).map((fault) => fault.what)).toContain(what);
  });

  it('in the title is caught', () => {
    const broken = { ...brief, title: 'Kazakhstan joined the Abraham Accords' };
    expect(check(broken, input)).toContainEqual({
      section: 'happening',
      sentence: -1,
      what: 'stage',
      value: 'acceded',
    });
  });

  it.each([
    ['no citation at all', { evidence: [], entries: [] }],
    [
      'a passage beyond its dispatch',
      { evidence: [{ dispatch: 'd-wire', start: 0, end: 99_999 }] },
    ],
    ['an empty passage', { evidence: [{ dispatch: 'd-wire', start: 5, end: 5 }] }],
    ['a dispatch that is not there', { evidence: [{ dispatch: 'd-none', start: 0, end: 9 }] }],
    ['an entry that is not there', { entries: ['party/none/KAZ'] }],
  ])('%s is caught', (_name, change) => {
    const broken = planted(brief, (sentence) => ({ ...sentence, ...change }));
    expect(check(broken, input).some((fault) => fault.what === 'evidence')).toBe(true);
  });
});
