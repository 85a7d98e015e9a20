import { describe, expect, test } from 'vitest';
import { codeText, lineOf } from './engine.ts';

const DAY = '2025-11-07';

/** Ways in which news says an act: text, one line an act (subjects>objects action accord stage modality day), headline. */
const WAYS: readonly (readonly [text: string, acts: readonly string[], isHeadline?: boolean])[] = [
  [
    'Niger formally notified the United Nations on 2 June 2025 that it was leaving the Paris Agreement.',
    ['NER withdrawal-notice paris-agreement withdrawal-notified done 2025-06-02'],
  ],
  [
    "Zambia's parliament voted on Wednesday to ratify the Paris Agreement's protocol on carbon trade.",
    ['ZMB ratification x-paris-agreement-protocol-on-carbon-trade ratified done 2025-11-05'],
  ],
  [
    'Peru would sign the Arica Protocol soon, the minister said.',
    ['PER signature x-arica-protocol announced planned -'],
  ],
  [
    'Peru would sign the Arica Protocol soon, he said, without giving a day.',
    ['PER signature x-arica-protocol announced planned -'],
  ],
  ['Fiji and Israel have exchanged ambassadors since the nineties.', []],
  [
    'Two Baltic states signed the Vilnius Declaration on Monday.',
    ['states signature x-vilnius-declaration signed done 2025-11-03'],
  ],
  [
    'Uganda has signed up to the Paris Agreement, its environment minister said on Monday.',
    ['UGA accession paris-agreement acceded done -'],
  ],
  [
    'Ecuador walked out of OPEC in 2020 and has not looked back.',
    ['ECU withdrawal opec withdrawn done 2020'],
  ],
  [
    "Paraguay's senate gave its consent to the free trade agreement between the European Union and Mercosur late on Wednesday.",
    ['PRY approval eu-mercosur-agreement approved done 2025-11-05'],
  ],
  [
    'Oslo and Reykjavik put their names to a fisheries treaty in Tromso on Tuesday.',
    ['NOR+ISL signature x-isl-nor-fisheries-treaty signed done 2025-11-04'],
  ],
  [
    'Nauru cut off ties with Taipei in January and turned to Beijing.',
    ['NRU>TWN sever-relations - severed done -'],
  ],
  [
    'Harare has asked to be readmitted to the Commonwealth, which it left in 2003.',
    ['ZWE REQUEST commonwealth - done -', 'ZWE withdrawal commonwealth withdrawn done 2003'],
  ],
  [
    'Laos will host talks between Thailand and Cambodia next week.',
    ['LAO>THA+KHM host-talks - - planned 2025-11-10/2025-11-16'],
  ],
  [
    'Tunis recalled its envoy from Rabat after Brahim Ghali had been received there.',
    ['TUN>MAR recall-envoy - - done -'],
  ],
  [
    'India put the Indus Waters Treaty in abeyance in April.',
    ['IND suspension indus-waters-treaty suspended done 2025-04'],
  ],
  [
    'Mongolia declined to arrest Vladimir Putin in September 2024.',
    ['MNG>RUS COERCE - - denied 2024-09'],
  ],
  [
    "Moldova's parliament voted to quit the Commonwealth of Independent States on Thursday.",
    ['MDA withdrawal cis - planned -'],
  ],
  [
    "Estonia's withdrawal from the Ottawa Treaty takes effect in December.",
    ['EST withdrawal ottawa-treaty - planned 2025-12'],
  ],
  ['Serbia yet to ratify Open Balkan pact', ['SRB ratification open-balkan - denied -'], true],
  ['Peru expels Mexican envoy', ['PER>MEX expel-diplomats - - done -'], true],
  [
    'Jamaica would accede to the Arms Trade Treaty if Washington did, its foreign minister said.',
    ['JAM accession att - conditional -', 'USA accession att - conditional -'],
  ],
  [
    'Denmark is weighing whether to send troops to Greenland.',
    ['DNK>GRL MOBILIZE - - hypothetical -'],
  ],
  [
    'Lebanon has yet to deposit its instrument of ratification of the Rome Statute.',
    ['LBN ratification rome-statute - denied -'],
  ],
  ['Qatar said that Hamas had agreed to a truce with Israel.', ['HAMAS>ISR ceasefire - - done -']],
  [
    'Sudan accused the United Arab Emirates of arming the rebels and broke off relations in May.',
    ['SDN>ARE ACCUSE - - done -', 'SDN>ARE sever-relations - severed done 2025-05'],
  ],
  [
    'Ukraine denounced the Ottawa Convention by decree in June.',
    ['UKR withdrawal ottawa-treaty withdrawn done 2025-06'],
  ],
  [
    "Andorra's association agreement with the European Union may be put to a referendum in 2027.",
    ['AND>EU approval x-and-eu-association-agreement - hypothetical 2027'],
  ],
  [
    'Georgia froze its accession talks with the European Union until 2028.',
    ['GEO suspension eu suspended done -'],
  ],
  [
    'Ireland, Spain and Norway recognised the state of Palestine on 28 May 2024.',
    ['IRL+ESP+NOR>PSE recognise - recognised done 2024-05-28'],
  ],
  [
    "Turkey ratified Sweden's accession to NATO in January 2024; Hungary did so a month later.",
    [
      'TUR>SWE ratification nato ratified done 2024-01',
      'HUN>SWE ratification nato ratified done 2024-02',
    ],
  ],
  [
    'The Vatican has offered to mediate between Kyiv and Moscow.',
    ['VAT>UKR+RUS mediate - - hypothetical -'],
  ],
  [
    'Syria was readmitted to the Organisation of Islamic Cooperation in March.',
    ['SYR admission oic member done 2025-03'],
  ],
  [
    'Belarus released a Polish journalist in exchange for the reopening of two border crossings with Poland.',
    ['BLR>POL RETREAT - - done -'],
  ],
  [
    'Rabat and Madrid signed no agreement on airspace, the Spanish foreign minister insisted.',
    ['MAR+ESP signature x-esp-mar-agreement - denied -'],
  ],
  [
    "Switzerland's signature of the nuclear ban treaty has been ruled out by the government.",
    ['CHE signature tpnw - denied -'],
  ],
  [
    'Guinea-Bissau was suspended from ECOWAS after the coup.',
    ['ECOWAS>GNB suspension ecowas suspended done -'],
  ],
  [
    'Finland notified the United Nations in July that it was leaving the Ottawa Convention.',
    ['FIN withdrawal-notice ottawa-treaty withdrawal-notified done 2025-07'],
  ],
  ['Cuba reopened its embassy in Washington in 2015.', ['CUB>USA open-embassy - - done 2015']],
  [
    'The Netherlands imposed an entry ban on two Israeli ministers.',
    ['NLD>ISR sanction - - done -'],
  ],
  [
    'Latvia, Lithuania and Estonia pulled out of the Ottawa Treaty together.',
    ['LVA+LTU+EST withdrawal ottawa-treaty withdrawn done -'],
  ],
  [
    'Azerbaijan handed over two Armenian prisoners on Monday.',
    ['AZE>ARM RETREAT - - done 2025-11-03'],
  ],
  [
    'Ethiopia and Eritrea restored diplomatic relations in 2018 after two decades of hostility.',
    ['ETH+ERI restore-relations - restored done 2018'],
  ],
  [
    'Samoa deposited its instrument of ratification of the Kigali Amendment on Thursday.',
    ['WSM ratification kigali-amendment ratified done 2025-11-06'],
  ],
  [
    "Zagreb summoned the Serbian chargé d'affaires on Tuesday over a map printed in a school book.",
    ['HRV>SRB summon-envoy - - done 2025-11-04'],
  ],
  [
    "Peru's congress voted on Thursday to withdraw from the American Convention on Human Rights.",
    ['PER withdrawal american-convention - planned -'],
  ],
  ['Egypt, Ethiopia resume talks on Nile dam', ['EGY+ETH hold-talks - - done -'], true],
  ['Hungary quits ICC as Netanyahu visits', ['HUN withdrawal rome-statute withdrawn done -'], true],
  [
    'Maldives to scrap water pact with India',
    ['MDV>IND termination x-ind-mdv-water-pact - planned -'],
    true,
  ],
  [
    'Kampala and Juba deny that their armies clashed on the border last week.',
    ['UGA+SSD ASSAULT - - denied 2025-10-27/2025-11-02'],
  ],
  [
    'In a letter to the depositary, Nairobi gave notice that it would leave the Energy Charter Treaty.',
    ['KEN withdrawal-notice energy-charter-treaty withdrawal-notified done -'],
  ],
  [
    'The ratification of the Samoa Agreement by Fiji in March was the thirtieth.',
    ['FJI ratification samoa-agreement ratified done 2025-03'],
  ],
  [
    "The Gambia's ambassador to Senegal was expelled on Wednesday.",
    ['SEN>GMB expel-diplomats - - done 2025-11-05'],
  ],
  [
    'France and Vietnam have raised their ties to a comprehensive strategic partnership, Emmanuel Macron said.',
    ['FRA+VNM agree-cooperation - - done -'],
  ],
  [
    'Berlin refused on Monday to follow Paris in recognising Palestine.',
    ['DEU>PSE recognise - - denied -'],
  ],
  [
    'Chile stopped short of recalling its ambassador from Caracas.',
    ['CHL>VEN recall-envoy - - denied -'],
  ],
  [
    "Bolivia's accession to Mercosur was completed in July 2024.",
    ['BOL admission mercosur member done 2024-07'],
  ],
  [
    'The OECD invited Argentina, Brazil and Peru to open accession talks in January 2022.',
    ['OECD>ARG+BRA+PER invitation oecd invited done 2022-01'],
  ],
  [
    'Ouagadougou, Bamako and Niamey announced in September that they were leaving the International Criminal Court.',
    ['BFA+MLI+NER withdrawal rome-statute - planned -'],
  ],
  [
    'Norway has promised Ukraine 85 billion crowns for next year.',
    ['NOR>UKR pledge-aid - - done -'],
  ],
  [
    'The European Union suspended its sanctions on Syria in February.',
    ['EU>SYR lift-sanctions - - done 2025-02'],
  ],
  [
    'Warsaw closed the Russian consulate in Poznan in October 2024.',
    ['POL>RUS close-embassy - - done 2024-10'],
  ],
  ['Mexico has appealed to Washington for a delay of the tariffs.', ['MEX>USA REQUEST - - done -']],
  ['Beijing has been accused by Manila of ramming a supply boat.', ['PHL>CHN ACCUSE - - done -']],
  [
    "The Sultan of Oman received Iran's foreign minister in Muscat on Saturday.",
    ['OMN>IRN hold-talks - - done 2025-11-01'],
  ],
  [
    'Turkish and Armenian envoys met at the border on Friday for the sixth time.',
    ['TUR+ARM hold-talks - - done 2025-11-07'],
  ],
  ['Burundi shut its border with Rwanda in January 2024.', ['BDI>RWA SANCTION - - done 2024-01']],
  [
    'Malawi became the first African state to open an embassy in Jerusalem.',
    ['MWI>ISR open-embassy - - done -'],
  ],
  [
    'The Kenyan president flew to Kigali on Monday to mediate between Rwanda and Congo.',
    ['KEN>RWA visit - - done 2025-11-03', 'KEN>RWA+COD mediate - - planned -'],
  ],
  [
    'The Nordic Fisheries Charter entered into force on Tuesday for Norway and the Faroe Islands.',
    ['NOR+FRO entry-into-force x-nordic-fisheries-charter in-force done 2025-11-04'],
  ],
  ['Colombia has suspended arms purchases from Israel.', ['COL>ISR SANCTION - - done -']],
  [
    'Venezuela broke off diplomatic relations with Paraguay in January, and Asunción withdrew its ambassador.',
    ['VEN>PRY sever-relations - severed done -', 'PRY>VEN recall-envoy - - done -'],
  ],
  [
    "Iceland's recognition of Lithuania in February 1991 was the first.",
    ['ISL>LTU recognise - recognised done 1991-02'],
  ],
  [
    'The United States withdrew its signature of the Rome Statute in 2002.',
    ['USA withdrawal rome-statute withdrawn done 2002'],
  ],
  [
    'Belgrade has neither signed nor ratified the Istanbul Convention.',
    ['SRB ratification istanbul-convention - denied -'],
  ],
  [
    'Peru will sign and ratify the Paris Agreement next year.',
    [
      'PER signature paris-agreement announced planned -',
      'PER ratification paris-agreement - planned 2026',
    ],
  ],
  [
    'Peru has not signed or ratified the Paris Agreement.',
    ['PER signature paris-agreement - denied -', 'PER ratification paris-agreement - denied -'],
  ],
  [
    'Peru signed and ratified the Paris Agreement in 2016.',
    [
      'PER signature paris-agreement signed done -',
      'PER ratification paris-agreement ratified done 2016',
    ],
  ],
  [
    'Peru agreed on Monday to sign and ratify the Paris Agreement.',
    [
      'PER signature paris-agreement announced planned -',
      'PER ratification paris-agreement - planned -',
    ],
  ],
  [
    'Peru may sign, but will not ratify, the Paris Agreement.',
    [
      'PER signature paris-agreement - hypothetical -',
      'PER ratification paris-agreement - denied -',
    ],
  ],
  [
    'Once Montevideo has deposited its instrument, the Treaty on the High Seas will bind Uruguay.',
    ['URY entry-into-force high-seas-treaty - conditional -'],
  ],
  [
    'Berlin refused on Monday to follow Paris in recognising Palestine.',
    ['DEU>PSE recognise - - denied -'],
  ],
  [
    'Chile stopped short of recalling its ambassador from Caracas.',
    ['CHL>VEN recall-envoy - - denied -'],
  ],
  [
    'In a letter to the depositary, Nairobi gave notice that it would leave the Energy Charter Treaty.',
    ['KEN withdrawal-notice energy-charter-treaty withdrawal-notified done -'],
  ],
  [
    'The United States withdrew its signature of the Rome Statute in 2002.',
    ['USA withdrawal rome-statute withdrawn done 2002'],
  ],
  [
    'Kampala and Juba deny that their armies clashed on the border last week.',
    ['UGA+SSD ASSAULT - - denied 2025-10-27/2025-11-02'],
  ],
  [
    'Kenya failed to ratify the Kampala Convention and never joined the Artemis Accords.',
    ['KEN ratification kampala-convention - denied -', 'KEN accession artemis-accords - denied -'],
  ],
  [
    'Kenya is said to have joined the Artemis Accords.',
    ['KEN accession artemis-accords - hypothetical -'],
  ],
  [
    'It is not true that Kenya has joined the Artemis Accords, its minister said.',
    ['KEN accession artemis-accords - denied -'],
  ],
  [
    'Nobody expects Kenya to join the Artemis Accords.',
    ['KEN accession artemis-accords - denied -'],
  ],
  ['Kenya has all but joined the Artemis Accords.', ['KEN accession artemis-accords - denied -']],
  [
    'Kenya almost signed the Kampala Convention in 2010.',
    ['KEN signature kampala-convention - denied 2010'],
  ],
  [
    "Kenya's plan to leave the Rome Statute was dropped.",
    ['KEN withdrawal rome-statute - denied -'],
  ],
  [
    'Kenya is considering a withdrawal from the Rome Statute.',
    ['KEN withdrawal rome-statute - hypothetical -'],
  ],
];

describe('ways of saying an act', () => {
  const rows = WAYS.map(([text, acts, isHeadline]) => [text, acts, isHeadline === true] as const);
  test.each(rows)('%s', (text, expected, isHeadline) => {
    expect(codeText(text, DAY, { isHeadline }).acts.map(lineOf)).toEqual(expected);
  });
});
