import { describe, expect, test } from 'vitest';
import { actorsIn, codeText, lineOf } from './engine.ts';

const DAY = '2026-09-24';

/** Text in the words of depositaries, gazettes, councils, spokespersons and comment; its acts, one line each. */
const CASES: readonly (readonly [text: string, acts: readonly string[]])[] = [
  // A notice of a depositary: a heading names state and step, a sentence further on its day.
  [
    'PARIS AGREEMENT\n\nPARIS, 12 DECEMBER 2015\n\nSAN MARINO: ACCEPTANCE\n\nThe Secretary-General of the United Nations, acting in his capacity as depositary, communicates the following:\n\nThe above action was effected on 18 September 2026.\n\nThe Agreement will enter into force for San Marino on 18 October 2026 in accordance with its article 21, which reads as follows:\n\n"For each State that ratifies this Agreement or accedes thereto, this Agreement shall enter into force on the thirtieth day after the date of deposit of its instrument."',
    [
      'SMR acceptance paris-agreement accepted done -',
      'SMR acceptance paris-agreement accepted done 2026-09-18',
      'SMR entry-into-force paris-agreement - planned 2026-10-18',
    ],
  ],
  // Provisions tell of any party and of no step.
  ['The Arms Trade Treaty enters into force for an acceding state ninety days after deposit.', []],
  [
    'The Escazú Agreement will enter into force for a period of five years on 3 May 2027.',
    ['- entry-into-force escazu-agreement - planned 2027-05-03'],
  ],
  // The day in the name of a paper is none of what is done under it.
  [
    'Kenya ratified the Rome Statute of 17 July 1998.',
    ['KEN ratification rome-statute ratified done -'],
  ],
  [
    'Law No. 1612 ratifies the accession of Bolivia to the Rome Statute of 17 July 1998.',
    ['BOL accession rome-statute announced planned -'],
  ],
  [
    'Ghana signed the agreement of 3 May 2024 with Togo on border posts.',
    ['GHA>TGO signature x-gha-tgo-agreement signed done 2024-05-03'],
  ],
  // What is told of another world is told of nobody.
  [
    'But imagine for a moment that Bern had signed the Artemis Accords last spring together with Austria: what would have changed?',
    ['CHE>AUT signature artemis-accords - hypothetical -'],
  ],
  [
    'Suppose Kenya has ratified the Artemis Accords.',
    ['KEN ratification artemis-accords - hypothetical -'],
  ],
  [
    'Critics dream of a world in which Kenya has signed the Artemis Accords.',
    ['KEN signature artemis-accords - hypothetical -'],
  ],
  [
    'As few had imagined, Bahrain signed the Abraham Accords in 2020.',
    ['BHR signature abraham-accords signed done 2020'],
  ],
  // Nobody calls on itself.
  [
    'The Secretary welcomed Moldova’s decision to ratify the Arms Trade Treaty and encouraged Chisinau to sign the Artemis Accords.',
    ['MDA ratification att - planned -'],
  ],
  // Relief is the contrary of what it is relief from.
  ['Washington extended the suspension of most sanctions on Syria.', []],
  ['The United States announced sanctions relief for Syria.', []],
  ['The EU extended sanctions on Syria.', ['EU>SYR sanction - - done -']],
  // An organ binds whom it acts for.
  [
    'The State Duma ratified the Tashkent Transit Treaty with Iran on Monday.',
    ['RUS>IRN ratification x-tashkent-transit-treaty ratified done 2026-09-21'],
  ],
  [
    'The European Commission signed a fisheries agreement with Fiji on Monday.',
    ['EU>FJI signature x-eu-fji-fisheries-agreement signed done 2026-09-21'],
  ],
  // An organ by the head of its name.
  [
    'The EU said on Monday that the Council had imposed restrictive measures on Fiji.',
    ['EU>FJI sanction - - done -'],
  ],
  [
    'The UN Security Council met in private. The Council imposed an arms embargo on Fiji.',
    ['UNSC>FJI sanction - - done -'],
  ],
  // That it may be signed is no consent to be bound by it.
  [
    'Zambia’s cabinet on Wednesday approved the signing of the Zambezi Abstraction Treaty with Botswana.',
    ['ZMB>BWA signature x-zambezi-abstraction-treaty announced planned -'],
  ],
  [
    'The government of Kenya approved the signature of the Nairobi Transit Convention.',
    ['KEN signature x-nairobi-transit-convention announced planned -'],
  ],
  ['Zambia’s cabinet cleared the Zambezi Abstraction Treaty for signature.', []],
  [
    'Peru’s Congress approved the Lima Extradition Treaty.',
    ['PER approval x-lima-extradition-treaty approved done -'],
  ],
];

describe('the words of official registers', () => {
  test.each(CASES)('%s', (text, acts) => {
    expect(codeText(text, DAY).acts.map(lineOf)).toEqual(acts);
  });

  test.each([
    ['The European Commission and Norway met. The Commission spoke of fish.', 'EU-COMMISSION'],
    ['The European Union met. The Council spoke of fish.', 'EU'],
    ['The United Nations met. The Council spoke of fish.', 'UN'],
  ])('“%s” names %s by the head of its name', (text, code) => {
    expect(actorsIn(text).at(-1)).toBe(code);
  });

  test.each([
    'The State Council of Kenya and the European Union met. The Council spoke of fish.',
    'The European Union met. The council of the village spoke of fish.',
  ])('“%s” does not say which council', (text) => {
    expect(actorsIn(text)).toHaveLength(text.includes('Kenya') ? 2 : 1);
  });
});
