import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeText, lineOf } from './engine.ts';

const DAY = '2025-11-07';

/** Text, then one line an act: subjects>objects action accord stage modality day. */
const CASES: readonly (readonly [name: string, text: string, acts: readonly string[]])[] = [
  [
    'set to join is announced',
    'Peru is set to join the Artemis Accords.',
    ['PER accession artemis-accords announced planned -'],
  ],
  [
    'joined is done',
    'Peru joined the Artemis Accords on Thursday.',
    ['PER accession artemis-accords acceded done 2025-11-06'],
  ],
  [
    'joining an organisation',
    'Serbia will join the European Union in 2030.',
    ['SRB admission eu announced planned 2030'],
  ],
  [
    'denied',
    'Norway has not signed the Treaty on the Prohibition of Nuclear Weapons.',
    ['NOR signature tpnw - denied -'],
  ],
  [
    'refused',
    'Hungary refused to ratify the Istanbul Convention.',
    ['HUN ratification istanbul-convention - denied -'],
  ],
  [
    'may',
    'Chile may leave the Paris Agreement.',
    ['CHL withdrawal paris-agreement - hypothetical -'],
  ],
  [
    'expected',
    'Kenya is expected to ratify the High Seas Treaty by the end of 2026.',
    ['KEN ratification high-seas-treaty - expected 2026'],
  ],
  [
    'conditional',
    'Saudi Arabia will join the Abraham Accords only if a path to a Palestinian state is agreed.',
    ['SAU accession abraham-accords - conditional -'],
  ],
  [
    'agreed to',
    'Ghana and Togo agreed on Wednesday to restore diplomatic relations.',
    ['GHA+TGO restore-relations - announced planned -'],
  ],
  [
    'passive with agents',
    'The Paris Agreement was ratified by Libya and Yemen on Tuesday.',
    ['LBY+YEM ratification paris-agreement ratified done 2025-11-04'],
  ],
  [
    'noun with its day',
    "Cuba's accession to the Escazú Agreement on Monday was praised.",
    ['CUB accession escazu-agreement acceded done 2025-11-03'],
  ],
  ['a noun alone says nothing', "Cuba's accession to the Escazú Agreement pleases many.", []],
  [
    'background',
    'Estonia, which joined NATO in 2004, signed the Artemis Accords on Monday.',
    ['EST admission nato member done 2004', 'EST signature artemis-accords signed done 2025-11-03'],
  ],
  [
    'interest',
    'Fiji wants to join the Artemis Accords.',
    [
      'FJI accession artemis-accords - - -'
        .replace('accession', 'interest')
        .replace('- - -', 'interest done -'),
    ],
  ],
  [
    'invitation',
    'China invited Indonesia to join the Shanghai Cooperation Organisation.',
    ['CHN>IDN invitation sco invited done -'],
  ],
  [
    'a call on another',
    'France urged Iran to ratify the Paris Agreement.',
    ['FRA>IRN REQUEST paris-agreement - done -'],
  ],
  [
    'sever',
    'Bolivia severed diplomatic relations with Peru on Tuesday.',
    ['BOL>PER sever-relations - severed done 2025-11-04'],
  ],
  [
    'recognise',
    'Iceland recognised Palestine in November 2011.',
    ['ISL>PSE recognise - recognised done 2011-11'],
  ],
  [
    'withdrawal notice',
    'Lithuania submitted its notice of withdrawal from the Ottawa Treaty on Thursday.',
    ['LTU withdrawal-notice ottawa-treaty withdrawal-notified done 2025-11-06'],
  ],
  [
    'entry into force',
    'The High Seas Treaty entered into force on Monday.',
    ['- entry-into-force high-seas-treaty in-force done 2025-11-03'],
  ],
  [
    'unknown accord by its form',
    'Kenya and Ghana signed the Volta Transit Compact in Accra on Wednesday.',
    ['KEN+GHA signature x-volta-transit-compact signed done 2025-11-05'],
  ],
  ['a firm is no state', 'A Norwegian company signed an agreement with a Danish bank.', []],
  ['a player is no state', 'Jordan signed a contract with Chicago.', []],
  [
    'yet to',
    'Japan has yet to ratify the High Seas Treaty.',
    ['JPN ratification high-seas-treaty - denied -'],
  ],
  [
    'voted to',
    'The Kenyan parliament voted on Thursday to ratify the High Seas Treaty.',
    ['KEN ratification high-seas-treaty ratified done 2025-11-06'],
  ],
  [
    'first to',
    'Palau became the first state to ratify the High Seas Treaty in January 2024.',
    ['PLW ratification high-seas-treaty ratified done 2024-01'],
  ],
  [
    'first ever to do so',
    'Peru left the High Seas Treaty on 6 March 2025, six months after it had notified the depositary, the first state ever to do so.',
    [
      'PER withdrawal high-seas-treaty withdrawn done 2025-03-06',
      'PER withdrawal-notice high-seas-treaty withdrawal-notified done 2024-09',
    ],
  ],
  [
    'first to come',
    'Peru could become the first state ever to leave the High Seas Treaty.',
    ['PER withdrawal high-seas-treaty - hypothetical -'],
  ],
];

describe('acts of one sentence', () => {
  test.each(CASES)('%s', (_name, text, expected) => {
    expect(codeText(text, DAY).acts.map(lineOf)).toEqual(expected);
  });
});

test('a headline in the present tense tells the past, and "to" the future', () => {
  expect(
    codeText('Peru joins Artemis Accords', DAY, { isHeadline: true }).acts.map(lineOf),
  ).toEqual(['PER accession artemis-accords acceded done -']);
  expect(
    codeText('Peru to join Artemis Accords', DAY, { isHeadline: true }).acts.map(lineOf),
  ).toEqual(['PER accession artemis-accords announced planned -']);
});

test('a saying gives its day and its speaker', () => {
  const [act] = codeText(
    'The Peruvian foreign ministry said on Thursday that Peru would join the Artemis Accords.',
    DAY,
  ).acts;
  expect(act?.saidDay).toMatchObject({ value: '2025-11-06', basis: 'inferred' });
  expect(act?.speaker).toMatchObject({ actors: ['PER'], isAnonymous: false });
  const [vague] = codeText('Peru will join the Artemis Accords, two officials said.', DAY).acts;
  expect(vague?.speaker).toMatchObject({ isAnonymous: true });
});

test('what is denied by its speaker is denied', () => {
  const acts = codeText('Pakistan denied on Monday that it had recognised Israel.', DAY).acts;
  expect(acts.map(lineOf)).toEqual(['PAK>ISR recognise - - denied -']);
});

test('a sentence that points back gives its day to the act before it', () => {
  const { acts } = codeText(
    'Peru is set to join the Artemis Accords. The move, announced on Wednesday, surprised Lima.',
    DAY,
  );
  expect(acts[0]?.saidDay).toMatchObject({ value: '2025-11-05', basis: 'inferred' });
});

const SENTENCES = CASES.map(([, text]) => text);

test('spans lie inside their sentence, and a sentence beside it changes no act of another', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SENTENCES),
      fc.constantFrom(
        'Rain fell on the coast for three days.',
        'The museum opens at nine.',
        'Bhutan expelled two Mongolian diplomats in June.',
        'Bhutan and Mongolia signed the Gobi Salt Protocol in June.',
      ),
      fc.boolean(),
      (text, other, isAfter) => {
        const alone = codeText(text, DAY).acts.map(lineOf);
        const whole = isAfter ? `${text} ${other}` : `${other} ${text}`;
        const all = codeText(whole, DAY).acts;
        const isOwn = (line: string): boolean => !/^BTN|x-gobi/.test(line);
        expect(all.map(lineOf).filter(isOwn)).toEqual(alone);
        for (const act of all) {
          expect(act.evidence.start).toBeLessThanOrEqual(act.trigger.start);
          expect(act.trigger.end).toBeLessThanOrEqual(act.evidence.end);
          expect(act.evidence.end).toBeLessThanOrEqual(whole.length);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('no text makes the engine throw', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'Peru',
          'to',
          'join',
          'the',
          'Artemis Accords',
          ',',
          'which',
          'and',
          'if',
          'not',
          'signed',
          'said',
          'that',
          'on Monday',
          '.',
          '"',
          'of',
          'by',
          'its',
          'accession',
        ),
        { maxLength: 40 },
      ),
      (words) => {
        codeText(words.join(' '), DAY);
      },
    ),
    { numRuns: 200 },
  );
});
