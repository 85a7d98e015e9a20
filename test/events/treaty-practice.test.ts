import { describe, expect, test } from 'vitest';
import { actorsIn, codeText, lineOf } from './engine.ts';

const DAY = '2026-03-06';

/** Text, then one line an act: subjects>objects action accord stage modality day. */
const CASES: readonly (readonly [text: string, acts: readonly string[]])[] = [
  [
    'Kenya and Comoros signed a sea border pact. President William Ruto signed a treaty with the Comoros on their maritime boundary on Thursday. The Kenya-Comoros Maritime Boundary Treaty must be ratified by Kenya.',
    [
      'KEN+COM signature x-kenya-comoros-maritime-boundary-treaty signed done -',
      'KEN>COM signature x-kenya-comoros-maritime-boundary-treaty signed done 2026-03-05',
      'KEN ratification x-kenya-comoros-maritime-boundary-treaty - planned -',
    ],
  ],
  [
    'Peru and Chile signed a trade pact on Monday. The Peru-Chile Border Treaty of 1929 was not touched.',
    ['PER+CHL signature x-chl-per-trade-pact signed done 2026-03-02'],
  ],
  [
    'Peru and Chile signed a memorandum of understanding on Monday. The Peru-Chile Border Treaty lapsed.',
    ['PER+CHL signature x-chl-per-memorandum-of-understanding signed done 2026-03-02'],
  ],
  [
    'Fiji and Tonga will sign the Suva security pact in June. The long-delayed Suva Agreement costs nothing.',
    ['FJI+TON signature x-suva-agreement announced planned 2026-06'],
  ],
  [
    'Fiji is negotiating a policing accord with Tonga, the Suva Compact.',
    ['FJI>TON negotiation x-suva-compact negotiating underway -'],
  ],
  [
    'Kenya and the Comoros have a border treaty in force from Thursday.',
    ['COM+KEN entry-into-force x-com-ken-border-treaty in-force done 2026-03-05'],
  ],
  [
    'Negotiators on Friday initialled a treaty between Peru and Chile.',
    ['PER+CHL initialling x-chl-per-treaty initialled done 2026-03-06'],
  ],
  ...['long-awaited', 'much-delayed', 'US-brokered', 'hard-fought'].map(
    (word): [string, readonly string[]] => [
      `Fiji and Tonga signed the ${word} Suva Compact on Monday.`,
      ['FJI+TON signature x-suva-compact signed done 2026-03-02'],
    ],
  ),
  [
    'Fiji and Tonga co-signed the Suva Compact.',
    ['FJI+TON signature x-suva-compact signed done -'],
  ],
  [
    'Belarus will respond by expelling two Lithuanian diplomats.',
    ['BLR>LTU expel-diplomats - - planned -'],
  ],
  ['Kenya responded by recalling its ambassador to Chad.', ['KEN>TCD recall-envoy - - done -']],
  ['The EU adopted sanctions against two firms from Belarus.', ['EU>BLR sanction - - done -']],
  ['Canada threatened sanctions against Belarus.', ['CAN>BLR THREATEN - - done -']],
  ['Hungary lifted its reservation to the sanctions.', []],
  ["Kenya's National Assembly is to debate the treaty with Chad in September.", []],
  ['Kenya and Comoros seal maritime border, Somalia objects.', []],
  ['Kenya thanked Qatar for its mediation.', []],
  [
    'Fiji and Tonga signed a trade agreement. A free-trade agreement was signed by Fiji and Tonga on Monday.',
    [
      'FJI+TON signature x-fji-ton-free-trade-agreement signed done -',
      'FJI+TON signature x-fji-ton-free-trade-agreement signed done 2026-03-02',
    ],
  ],
  [
    'Fiji and Tonga signed a trade agreement. A fisheries agreement was signed by Fiji and Tonga on Monday.',
    [
      'FJI+TON signature x-fji-ton-trade-agreement signed done -',
      'FJI+TON signature x-fji-ton-fisheries-agreement signed done 2026-03-02',
    ],
  ],
  ['Fiji, Samoa and Tonga reached agreements with Peru in 2020.', []],
  [
    'Fiji and Tonga reached an agreement on Monday.',
    ['FJI+TON announcement x-fji-ton-agreement announced done 2026-03-02'],
  ],
  [
    'Fiji and Tonga signed a treaty on Monday. It must still be ratified by both parliaments.',
    [
      'FJI+TON signature x-fji-ton-treaty signed done 2026-03-02',
      'FJI+TON ratification x-fji-ton-treaty - planned -',
    ],
  ],
  [
    'Fiji and Tonga signed the Suva Compact on Monday. It is expected to be approved by Fiji in May.',
    [
      'FJI+TON signature x-suva-compact signed done 2026-03-02',
      'FJI approval x-suva-compact - expected 2026-05',
    ],
  ],
  [
    'Fiji signed the Paris Agreement. It was criticised by Tonga.',
    ['FJI signature paris-agreement signed done -'],
  ],
  [
    'Icelanders voted by 56 percent to 44 to resume talks on joining the European Union, final results showed on Friday.',
    ['ISL negotiation eu - planned -'],
  ],
  [
    'Fiji and Tonga met in Suva. The two presidents signed the Suva Compact on the sidelines of the ASEAN summit on Monday.',
    ['FJI+TON hold-talks - - done -', 'FJI+TON signature x-suva-compact signed done 2026-03-02'],
  ],
  ['The protocol will be signed on the sidelines of the ASEAN summit on 10 August.', []],
  [
    'Fiji and Tonga left under a protocol to the Paris Agreement. Fiji suspended the accord in 2025.',
    ['FJI suspension paris-agreement suspended done 2025'],
  ],
  ['Colombia requested membership of Mercosur in May.', ['COL interest mercosur interest done -']],
  [
    'Colombia had asked for full membership of Mercosur in May.',
    ['COL interest mercosur interest done -'],
  ],
  ['Colombia demanded membership of Mercosur in May.', []],
  [
    'Colombia won membership of Mercosur on Monday.',
    ['COL admission mercosur member done 2026-03-02'],
  ],
  ['Mali ended its membership of ECOWAS in 2025.', ['MLI withdrawal ecowas withdrawn done 2025']],
  ['The Council of the EU must agree unanimously before talks resume.', []],
  ['Benin and Niger have agreed to reopen their border.', ['BEN+NER CONCEDE - - planned -']],
  [
    'Fiji and Tonga signed a protocol on Monday. It entered into force upon signature, a joint statement said.',
    [
      'FJI+TON signature x-fji-ton-protocol signed done 2026-03-02',
      'FJI+TON entry-into-force x-fji-ton-protocol in-force done -',
    ],
  ],
  ['Kenya is expected to deposit nothing under the Suva Compact.', []],
];

describe('the practice of treaties, in sentences of our own', () => {
  test.each(CASES)('%s', (text, lines) => {
    expect(codeText(text, DAY).acts.map(lineOf)).toEqual(lines);
  });
});

describe('names that are no state', () => {
  test.each([
    ['Oman and the Indian Ocean islands signed.', ['OMN']],
    ['Ships of Oman left the Sea of Japan for the South China Sea.', ['OMN']],
    ['Oman reserved the rights of third States.', ['OMN']],
    ['Oman told the States Parties.', ['OMN']],
    ['Oman told India and the States.', ['OMN', 'IND', 'USA']],
    ["Benin and Niger signed a treaty. Niger's army left.", ['BEN', 'NER', 'NER']],
    ['Michael Jordan met the president of Oman. Jordan scored.', ['OMN']],
  ])('%s', (text, codes) => {
    expect(actorsIn(text)).toEqual(codes);
  });
});
