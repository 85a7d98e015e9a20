import { describe, expect, it } from 'vitest';
import { smallDeps } from '../../test/support/affairs.ts';
import {
  announcedAccession,
  doneSignature,
  notifiedWithdrawal,
} from '../../test/support/six-affairs.ts';
import { civilDay } from '../kernel/index.ts';
import { checkSentence } from './check-sentence.ts';
import { composeBrief } from './compose-brief.ts';
import { entryFactsOf } from './entry-facts.ts';
import { openPassages } from './passage-book.ts';
import type { BriefDeps, BriefInput, SectionName } from './types.ts';

type Derived = NonNullable<BriefInput['state']['derived']>;

function withDerived(input: BriefInput, derived: Derived): BriefInput {
  return { ...input, state: { ...input.state, derived } };
}

function said(input: BriefInput, section: SectionName, deps: BriefDeps = smallDeps) {
  return composeBrief(input, deps).items.sections[section].sentences;
}

const KAZ = 'party/abraham-accords/KAZ';
const GAB = 'party/high-seas-treaty/GAB';
const LTU = 'party/mine-ban-convention/LTU';

describe('what the record derives', () => {
  it('says of whom a state is the first, beside its place in the order', () => {
    const first = { kind: 'first-of', of: 'region', name: 'Central Asia', stage: 'announced' };
    const input = withDerived(announcedAccession(), [{ ...first, entries: [KAZ] }] as Derived);
    expect(said(input, 'importance').map(({ text }) => text)).toContain(
      'The record holds Bahrain, Israel, Morocco, Sudan and the United Arab Emirates as taking part in the Abraham Accords; Kazakhstan would be the sixth, and the first state in Central Asia.',
    );
  });

  it('names a group of which the lexicon has the name, and no other', () => {
    const first = { kind: 'first-of', of: 'group', name: 'steppe', stage: 'announced' };
    const input = withDerived(announcedAccession(), [{ ...first, entries: [KAZ] }] as Derived);
    const deps = { ...smallDeps, groupName: () => 'steppe states' };
    const told = (given: BriefDeps): string =>
      said(input, 'importance', given)
        .map(({ text }) => text)
        .join(' ');
    expect(told(deps)).toContain(
      'Kazakhstan would be the sixth, and the first of the steppe states.',
    );
    expect(told(smallDeps)).not.toContain('steppe');
  });

  it('counts what is left until entry into force', () => {
    const input = withDerived(doneSignature(), [
      { kind: 'until-force', needed: 60, have: 49, remaining: 11, entries: [GAB] },
    ]);
    expect(said(input, 'next').map(({ text }) => text)).toContain(
      'To enter into force the High Seas Treaty needs the consent of 60 states; the record holds 49, so eleven are missing.',
    );
  });

  it('sets how long it took beside the other cases', () => {
    const figure = { from: 'signed', to: 'withdrawal-notified', cases: 5 } as const;
    const days = { medianDays: 40, shortestDays: 12, longestDays: 90, entries: [LTU] };
    const input = withDerived(notifiedWithdrawal(), [
      { kind: 'days-since-change', days: 44, before: 'signed', entries: [LTU] },
      { kind: 'stage-days', of: 'accord', figure: { ...figure, ...days }, entries: [LTU] },
    ]);
    expect(said(input, 'beyond').map(({ text }) => text)).toContain(
      'Lithuania took 44 days from signature to notice; over the five cases on record it took twelve to 90 days, with a median of 40.',
    );
  });

  it('is read back: another figure, another region and a state that joined are caught', () => {
    const first = { kind: 'first-of', of: 'region', name: 'Central Asia', stage: 'announced' };
    const derived = [
      { ...first, entries: [KAZ] },
      { kind: 'days-since-change', days: 30, before: 'negotiating', entries: [KAZ] },
      { kind: 'not-followed', group: 'steppe', states: ['NPL'], entries: [KAZ] },
    ] as Derived;
    const input = withDerived(announcedAccession(), derived);
    const dispatches = new Map(input.dispatches.map(({ dispatch }) => [dispatch.id, dispatch]));
    const faults = (text: string): readonly string[] =>
      checkSentence(
        { text, kind: 'record', evidence: [], entries: [KAZ] },
        {
          book: openPassages(dispatches, smallDeps.check),
          entries: entryFactsOf(input, smallDeps),
          deps: smallDeps.check,
          asOf: civilDay('2025-11-07'),
        },
      ).map(({ what }) => what);
    expect(faults('Kazakhstan took 30 days.')).toEqual([]);
    expect(faults('Kazakhstan took 31 days.')).toContain('number');
    expect(faults('Kazakhstan would be the first in Central Asia.')).toEqual([]);
    expect(faults('Kazakhstan would be the first in Eastern Europe.')).toContain('number');
    expect(faults('Nepal is not on record under the Abraham Accords.')).toEqual([]);
    expect(faults('Nepal joined the Abraham Accords.')).toContain('stage');
  });
});
