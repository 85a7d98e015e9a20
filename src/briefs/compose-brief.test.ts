import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim, smallDeps } from '../../test/support/affairs.ts';
import {
  AFFAIRS,
  admission,
  announcedAccession,
  notifiedWithdrawal,
} from '../../test/support/six-affairs.ts';
import type { Act } from '../events/index.ts';
import { edtf } from '../kernel/index.ts';
import { composeBrief } from './compose-brief.ts';
import { renderJson } from './render-json.ts';
import { type BriefInput, SECTION_NAMES, type SectionName } from './types.ts';

function said(input: BriefInput, section: SectionName): readonly string[] {
  return composeBrief(input, smallDeps).items.sections[section].sentences.map(({ text }) => text);
}

describe('the first sentence and the title', () => {
  it.each([
    [
      'an accession announced',
      'The United States announces that Kazakhstan will join the Abraham Accords',
      'The United States announced on 6 November 2025 that Kazakhstan will join the Abraham Accords; no signature is on record as of 7 November 2025.',
    ],
    [
      'a signature done',
      'Gabon signs the High Seas Treaty',
      'Gabon signed the High Seas Treaty on 5 June 2025; no ratification is on record as of 6 June 2025.',
    ],
    [
      'a withdrawal notified',
      'Lithuania gives notice of withdrawal from the Mine Ban Convention',
      'Lithuania gave notice of withdrawal from the Mine Ban Convention on 27 June 2025; no day of effect is on record as of 28 June 2025.',
    ],
    [
      'relations restored',
      'Saudi Arabia and Iran restore diplomatic relations',
      'Saudi Arabia and Iran restored diplomatic relations on 10 March 2023.',
    ],
    [
      'an admission',
      'Timor-Leste is admitted to ASEAN',
      'Timor-Leste was admitted to ASEAN on 26 October 2025.',
    ],
    [
      'an unknown accord',
      'Reports say that Bangladesh and Nepal have signed the Cedar River Compact',
      'According to Delta Wire, Bangladesh and Nepal signed the Cedar River Compact on 2 February 2026; the record does not hold it as done.',
    ],
  ])('say exactly what is on record: %s', (name, title, lead) => {
    const build = AFFAIRS.find(([known]) => known === name)?.[1];
    if (build === undefined) throw new Error(`no affair ${name}`);
    const brief = composeBrief(build(), smallDeps).items;
    expect(brief.title).toBe(title);
    expect(brief.sections.happening.sentences[0]?.text).toBe(lead);
  });

  it('tell a state that announces its own accession', () => {
    const input = announcedAccession();
    const own = input.dispatches.map((row) => ({
      ...row,
      acts: row.acts.map((act) =>
        act.speaker === null ? act : { ...act, speaker: { ...act.speaker, actors: ['KAZ'] } },
      ),
    }));
    const lead = own[0]?.acts[0] ?? null;
    const changed = {
      ...input,
      dispatches: own,
      development: { ...input.development, leadAct: lead },
    };
    expect(composeBrief(changed, smallDeps).items.title).toBe(
      'Kazakhstan announces that it will join the Abraham Accords',
    );
  });

  it('name no announcer where nobody is named', () => {
    const input = announcedAccession();
    const silent = input.dispatches.map((row) => ({
      ...row,
      acts: row.acts.map((act) => ({ ...act, speaker: null })),
    }));
    const lead = silent[0]?.acts[0] ?? null;
    const changed = {
      ...input,
      dispatches: silent,
      development: { ...input.development, leadAct: lead },
    };
    expect(said(changed, 'happening')[0]).toBe(
      'Kazakhstan is set to join the Abraham Accords, it was announced on 6 November 2025; no signature is on record as of 7 November 2025.',
    );
  });
});

describe('the first sentence beside what has come since', () => {
  const lead = (input: BriefInput, act: Partial<Act>): string => {
    const [first] = input.dispatches;
    const own = first?.acts[0];
    if (first === undefined || own === undefined) throw new Error('no act');
    const changed = { ...own, ...act };
    const told = {
      ...input,
      development: { ...input.development, leadAct: changed },
      dispatches: [{ ...first, acts: [changed, ...first.acts.slice(1)] }],
    };
    return said(told, 'happening')[0] ?? '';
  };

  it('tells a plan as one that was, and what the record holds by now', () => {
    const plan = { modality: 'planned', stage: null, day: null } as const;
    expect(lead(admission(), plan)).toBe(
      'Timor-Leste was to be admitted to ASEAN; by the record Timor-Leste has been a member since 26 October 2025.',
    );
  });

  it('says nothing twice where the step is of that very day', () => {
    expect(lead(admission(), {})).toBe('Timor-Leste was admitted to ASEAN on 26 October 2025.');
  });

  it('makes the one who approves the subject, not the one who comes', () => {
    const vote = { treatyAction: 'approval', stage: 'approved', subjects: ['NOR'] } as const;
    expect(lead(admission(), { ...vote, objects: ['TLS'] })).toMatch(
      /Norway approved the accession of Timor-Leste to ASEAN on 26 October 2025/,
    );
  });
});

describe('the sections of an announced accession', () => {
  it('weigh the step against the record', () => {
    const told = said(announcedAccession(), 'importance');
    expect(told.slice(0, 2)).toEqual([
      'Kazakhstan and Israel have had diplomatic relations since 1992, so the step opens none.',
      'The record holds Bahrain, Israel, Morocco, Sudan and the United Arab Emirates as taking part in the Abraham Accords; Kazakhstan would be the sixth.',
    ]);
    expect(told).toContain(
      'No other state of Central Asia is on record as taking part in the Abraham Accords.',
    );
  });

  it('name what is expected, by when and by whom', () => {
    expect(said(announcedAccession(), 'next')[0]).toBe(
      'A signing ceremony for Kazakhstan under the Abraham Accords is expected before the end of 2025, according to officials in the capital.',
    );
  });

  it('tell the history with its cases', () => {
    const told = said(announcedAccession(), 'beyond');
    expect(told).toContain(
      'Of the earlier participants, Bahrain and the United Arab Emirates signed the Abraham Accords on 15 September 2020, Morocco on 22 December 2020 and Sudan on 6 January 2021.',
    );
    expect(told).toContain(
      'Bahrain took four days from announcement to signature and the United Arab Emirates 33 days; these are the two cases in which the record holds both days.',
    );
  });

  it('keep the premature report among the differences', () => {
    const brief = composeBrief(announcedAccession(), smallDeps).items;
    const texts = SECTION_NAMES.flatMap((name) => brief.sections[name].sentences);
    expect(texts.some(({ text }) => /has joined|signed the papers/.test(text))).toBe(false);
    expect(brief.differences[0]?.held).toBe(
      'announced, not signed, since 6 November 2025, on the word of a party concerned',
    );
  });
});

describe('an expectation', () => {
  it.each([
    [
      'missed',
      /was expected before the end of 2025.*window has passed, and by the record this has not come/,
    ],
    ['overtaken', /was expected .*later word has overtaken this/],
    ['withdrawn', /was expected .*this has been taken back/],
  ] as const)('that was %s is told as such', (state, words) => {
    const input = announcedAccession();
    const expectations = input.state.expectations.map((row) => ({ ...row, state }));
    const changed = { ...input, state: { ...input.state, expectations } };
    expect(said(changed, 'next').join(' ')).toMatch(words);
  });

  it('of the ladder alone is said to be one', () => {
    expect(said(notifiedWithdrawal(), 'next')).toContain(
      'Under the usual order of steps the withdrawal takes effect after a period of notice; no date is on record.',
    );
  });
});

describe('two subjects', () => {
  it('are told apart where the record holds only one of them further', () => {
    const input = announcedAccession();
    const lead = input.development.leadAct;
    if (lead === null) throw new Error('no lead act');
    const changed = {
      ...input,
      development: { ...input.development, leadAct: { ...lead, subjects: ['KAZ', 'SAU'] } },
    };
    expect(said(changed, 'happening')[0]).not.toContain('Saudi Arabia');
  });
});

describe('what changed', () => {
  it('is nothing for the first brief', () => {
    expect(composeBrief(announcedAccession(), smallDeps).items.changed).toEqual([]);
  });

  it('names the rung, the expectation, the difference and the dispatches', () => {
    const input = announcedAccession();
    const standings = input.state.standings.map((row) =>
      row.subject === 'KAZ' ? { ...row, stage: 'negotiating' as const, since: null } : row,
    );
    const before = {
      state: { ...input.state, standings, expectations: [], differences: [] },
      dispatches: ['d-wire'],
    };
    const brief = composeBrief({ ...input, before }, smallDeps).items;
    expect(brief.changed.map(({ text }) => text)).toEqual([
      'Kazakhstan, Abraham Accords: from negotiating to announced, not signed, on 6 November 2025.',
      'New expectation: A signing ceremony for Kazakhstan under the Abraham Accords is expected before the end of 2025, according to officials in the capital.',
      'Reports now differ on the stage (Kazakhstan, Abraham Accords): joined / announced.',
      'Two more dispatches (Daily Bugle Horn, The Harbour Daily).',
    ]);
  });
});

describe('a brief', () => {
  it('is silent with a reason where nothing supports a section', () => {
    const input = { ...announcedAccession(), dispatches: [] };
    const empty = {
      ...input,
      development: { ...input.development, leadAct: null },
      state: { standings: [], claims: [], expectations: [], differences: [] },
    };
    const { items, refusals } = composeBrief(empty, smallDeps);
    for (const name of SECTION_NAMES) expect(items.sections[name].silence).toMatch(/\.$/);
    expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('briefs.no-support'));
  });

  it('does not depend on the order of what it is given', () => {
    for (const [, build] of AFFAIRS) {
      const input = build();
      const lead = input.development.leadAct;
      const bytes = renderJson(composeBrief(input, smallDeps).items);
      fc.assert(
        fc.property(
          fc.shuffledSubarray([...input.state.standings], {
            minLength: input.state.standings.length,
          }),
          fc.shuffledSubarray([...input.dispatches], { minLength: input.dispatches.length }),
          (standings, dispatches) => {
            const shuffled = {
              ...input,
              development: { ...input.development, leadAct: lead },
              dispatches,
              state: { ...input.state, standings },
            };
            return renderJson(composeBrief(shuffled, smallDeps).items) === bytes;
          },
        ),
        { numRuns: 15 },
      );
    }
  });
});

describe('a day that the record took from the publication', () => {
  it('is not said of the announcement', () => {
    const input = announcedAccession();
    const kaz = input.state.standings.find((row) => row.subject === 'KAZ');
    if (kaz === undefined) throw new Error('no standing');
    const told = {
      ...claim(kaz, 'announced', '2025-11-06'),
      holdsFrom: 'the word is of 2025-11-06, the day of the dispatch',
    };
    const standings = input.state.standings.map((row) =>
      row === kaz ? { ...row, because: [told.id] } : row,
    );
    const changed = { ...input, state: { ...input.state, standings, claims: [told] } };
    expect(said(changed, 'happening')[0]).toBe(
      'The United States has announced that Kazakhstan will join the Abraham Accords; no signature is on record as of 7 November 2025.',
    );
  });
});

describe('an act of a brief', () => {
  it('that is announced carries the day of the announcement and says so', () => {
    const input = announcedAccession();
    const said = { value: edtf('2025-11-06'), basis: 'inferred', from: '“Thursday”', span: null };
    const dispatches = input.dispatches.map((row) => ({
      ...row,
      acts: row.acts.map((act) => ({ ...act, day: null, saidDay: said })) as typeof row.acts,
    }));
    const told = composeBrief({ ...input, dispatches }, smallDeps).items.acts;
    const announced = { day: '2025-11-06', basis: 'inferred', from: '“Thursday”' };
    for (const act of told.filter(({ stage }) => stage === 'announced')) {
      expect(act).toMatchObject({ day: '2025-11-06', dayOf: 'announcement', announced });
    }
    for (const act of told.filter((one) => one.modality === 'done' && one.stage !== 'announced')) {
      expect(act).toMatchObject({ day: null, dayOf: null, announced });
    }
  });
});

describe('a window that is the very day of its dispatch', () => {
  it('is left out for a joining that is said as planned', () => {
    const input = announcedAccession();
    const [first] = input.state.expectations;
    if (first === undefined) throw new Error('no expectation');
    const doubtful = {
      ...first,
      id: 'e-000000000001',
      what: 'accession',
      action: 'accession',
      window: edtf('2025-11-07'),
      dispatch: 'd-wire',
      state: 'missed' as const,
    };
    const changed = { ...input, state: { ...input.state, expectations: [doubtful] } };
    const brief = composeBrief(changed, smallDeps).items;
    expect(said(changed, 'next').join(' ')).not.toMatch(/window has passed|7 November/);
    expect(brief.expectations[0]).toMatchObject({ window: null, state: 'open' });
  });
});

describe('what is next', () => {
  it('holds no sentence of the section on what happens and nothing that is done', () => {
    for (const [, build] of AFFAIRS) {
      const input = build();
      const happening = said(input, 'happening').slice(1).join(' ');
      expect(happening).not.toMatch(/\b(?:is|are) expected to\b|\bno date\b/);
      for (const text of said(input, 'next')) expect(happening).not.toContain(text);
    }
  });
});

describe('the reader', () => {
  it('reads no text twice within one composition', () => {
    for (const [, build] of AFFAIRS) {
      const asked: string[] = [];
      const check: typeof smallDeps.check = {
        understand: (text, day) => {
          asked.push(`${day ?? ''} ${text}`);
          return smallDeps.check.understand(text, day);
        },
      };
      composeBrief(build(), { ...smallDeps, check });
      expect(new Set(asked).size).toBe(asked.length);
    }
  });
});
