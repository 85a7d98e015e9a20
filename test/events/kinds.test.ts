import { describe, expect, test } from 'vitest';
import { codeText, lineOf } from './engine.ts';

const DAY = '2026-03-06';

type Case = readonly [text: string, acts: readonly string[], isHeadline?: boolean];

/** Kinds of sentences that were once read wrongly: several of each, and such as only look like them. */
const KINDS: Readonly<Record<string, readonly Case[]>> = {
  'a paper that founds something is signed': [
    [
      'Mongolia and Serbia signed a charter founding the Steppe Council on Wednesday.',
      ['MNG+SRB signature x-mng-srb-charter signed done 2026-03-04'],
    ],
    [
      'Fiji, Samoa and Tonga have signed a convention establishing a regional fisheries court.',
      ['FJI+WSM+TON signature x-fji-ton-wsm-convention signed done -'],
    ],
    [
      'Ghana and Togo inked a deal setting up a joint river authority.',
      ['GHA+TGO signature x-gha-tgo-deal signed done -'],
    ],
    ['The two ministers signed a memorandum training programme.', []],
  ],
  'nobody joins a treaty of two': [
    [
      'Israel and Jordan signed the Wadi Araba Treaty. On the table lay the Abraham Accords Declaration. Five more countries would follow.',
      [
        'ISR+JOR signature israel-jordan-peace-treaty signed done -',
        '- accession abraham-accords - expected -',
      ],
    ],
  ],
  'a promise to invest is no aid': [
    [
      'Saudi Arabia pledged to invest $600 billion in the United States.',
      ['SAU>USA AGREE - - done -'],
    ],
    ['Saudi Arabia pledges $600 billion in US investment', ['SAU>USA AGREE - - done -'], true],
    ['Qatar vowed investments of $10 billion in Egypt.', ['QAT>EGY AGREE - - done -']],
    [
      'Qatar announced $10 billion of investment in Zambia on Monday.',
      ['QAT>ZMB AGREE - - done 2026-03-02'],
    ],
    [
      'Germany pledged 20 million euros in aid to Sudan on Monday.',
      ['DEU>SDN pledge-aid - - done 2026-03-02'],
    ],
    ['Norway pledged 300 million dollars for Ukraine.', ['NOR>UKR pledge-aid - - done -']],
  ],
  '"them" stands for the ties that were named': [
    [
      'Iran and Saudi Arabia had cut ties in 2016 and restored them in March.',
      [
        'IRN+SAU sever-relations - severed done 2016',
        'IRN+SAU restore-relations - restored done 2026-03',
      ],
    ],
    [
      'Morocco cut ties with Iran in 2018 and resumed them on Monday.',
      [
        'MAR>IRN sever-relations - severed done 2018',
        'MAR>IRN restore-relations - restored done 2026-03-02',
      ],
    ],
    [
      'Bolivia, which severed relations with Israel in 2023, restored them on Tuesday.',
      [
        'BOL>ISR sever-relations - severed done 2023',
        'BOL>ISR restore-relations - restored done 2026-03-03',
      ],
    ],
    ['Kenya bought tractors from India and restored them.', []],
  ],
  'one member that blocks is no denial by the organisation': [
    [
      "Slovakia blocked Ukraine's bid to join the European Union on Tuesday.",
      ['SVK>UKR REJECT eu - done 2026-03-03'],
    ],
    ["Hungary vetoed Ukraine's application to NATO.", ['HUN>UKR REJECT nato - done -']],
    ['Turkey is holding up Sweden’s membership of NATO.', ['TUR>SWE REJECT nato - done -']],
    ["Brazil opposed Venezuela's entry into BRICS.", ['BRA>VEN REJECT brics - done -']],
    [
      "Bulgaria may veto North Macedonia's accession talks with the European Union.",
      ['BGR>MKD REJECT eu - hypothetical -'],
    ],
    [
      'Moldova applied to join the European Union in 2022.',
      ['MDA application eu applied done 2022'],
    ],
  ],
  'a notice that somebody leaves is one act': [
    [
      'Argentina notified the World Health Organization that it is leaving the agency.',
      ['ARG withdrawal-notice who withdrawal-notified done -'],
    ],
    [
      'Burundi has notified the United Nations that it was withdrawing from the Rome Statute.',
      ['BDI withdrawal-notice rome-statute withdrawal-notified done -'],
    ],
    [
      'The United States notified UNESCO on Tuesday that it would withdraw from the agency on 31 December 2026.',
      [
        'USA withdrawal-notice unesco withdrawal-notified done 2026-03-03',
        'USA withdrawal unesco - planned 2026-12-31',
      ],
    ],
    ['Argentina is leaving the World Health Organization.', ['ARG withdrawal who - planned -']],
  ],
  'subjects that are joined behind a verb of saying or a clause are all told': [
    [
      'Officials said Fiji and Samoa would sign the Artemis Accords.',
      ['FJI+WSM signature artemis-accords announced planned -'],
    ],
    [
      'The ministry announced Fiji, Tonga and Samoa had joined the Artemis Accords.',
      ['FJI+TON+WSM accession artemis-accords acceded done -'],
    ],
    ['Trump said Iran and Iraq would hold talks.', ['IRN+IRQ hold-talks - - planned -']],
    [
      'Kenya signed the Artemis Accords and Fiji and Samoa ratified the Paris Agreement.',
      [
        'KEN signature artemis-accords signed done -',
        'FJI+WSM ratification paris-agreement ratified done -',
      ],
    ],
    [
      'Iran attacked Israel and Iraq joined the Paris Agreement.',
      ['IRQ accession paris-agreement acceded done -'],
    ],
    [
      'Kenya recognised Kosovo, and Serbia recalled its ambassador.',
      ['KEN>XKX recognise - recognised done -', 'SRB recall-envoy - - done -'],
    ],
  ],
  'a promise of investment is no aid': [
    ['The visit brought a promise of Qatari investment in Egypt of two billion dollars.', []],
    [
      'The conference brought a pledge of two million euros for Malawi from Norway.',
      ['NOR>MWI pledge-aid - - done -'],
    ],
  ],
  'what is only reported, and said not to be so, is denied': [
    [
      'Reports that Chad had left the Paris Agreement were denied by its government.',
      ['TCD withdrawal paris-agreement - denied -'],
    ],
    [
      'The report that Fiji had signed the Paris Agreement was false.',
      ['FJI signature paris-agreement - denied -'],
    ],
    [
      'Rumours that Peru had ratified the Paris Agreement were quickly dismissed.',
      ['PER ratification paris-agreement - denied -'],
    ],
    [
      'Reports that Peru had ratified the Paris Agreement were not denied.',
      ['PER ratification paris-agreement ratified done -'],
    ],
  ],
  'what is turned down is denied or rejected': [
    ['Hamas rejected a ceasefire proposed by Israel.', ['HAMAS ceasefire - - denied -']],
    ['Russia rejected the proposed ceasefire.', ['RUS ceasefire - - denied -']],
    ['Kyiv turned down a truce offered by Moscow.', ['UKR ceasefire - - denied -']],
    ["Sudan's army has ruled out a truce with the RSF.", ['SDN>RSF ceasefire - - denied -']],
    ['Ukraine rejected a peace deal with Russia.', ['UKR>RUS REJECT - - done -']],
    ['Iran rejected a US proposal to restart talks.', ['IRN>USA REJECT - - done -']],
    ['Moscow dismissed calls for a ceasefire in Ukraine.', ['RUS REJECT - - done -']],
    ['Kenya and Niger accepted a ceasefire on Friday.', ['KEN+NER ceasefire - - done 2026-03-06']],
    ['The band rejected a truce with its label.', []],
  ],
  'who blocks another’s step acts, and the step is not taken': [
    [
      'Iceland’s application to join the Artemis Accords was blocked by Hungary.',
      ['HUN>ISL REJECT artemis-accords - done -'],
    ],
    ['Kenya’s bid to join BRICS was vetoed by India.', ['IND>KEN REJECT brics - done -']],
    ["Sweden's accession to NATO was held up by Hungary.", ['HUN>SWE REJECT nato - done -']],
    ['France rejected Albania’s application to join NATO.', ['FRA>ALB REJECT nato - done -']],
    [
      'The parliament voted down the accession of Moldova to the European Union.',
      ['MDA admission eu - denied -'],
    ],
    [
      'The assembly threw out the ratification of the Paris Agreement by Chile.',
      ['CHL ratification paris-agreement - denied -'],
    ],
    ['The bloc turned down Morocco’s application to join the European Union.', []],
    [
      'Albania’s application to join NATO was approved by France.',
      ['FRA>ALB SUPPORT nato - done -'],
    ],
  ],
  'one member that backs an application approves no accord, and nobody has joined': [
    [
      'Moldova’s application to the European Union was approved by Portugal on Monday.',
      ['PRT>MDA SUPPORT eu - done 2026-03-02'],
    ],
    ['Chile approved Ghana’s application to join the OECD.', ['CHL>GHA SUPPORT oecd - done -']],
    ['The bid by Moldova was turned down by NATO.', ['NATO>MDA REJECT - - done -']],
    [
      'The bid by Moldova to join the Nordic Council was turned down by Norway.',
      ['NOR>MDA REJECT nordic-council - done -'],
    ],
    ['Ecuador set aside its application to the Pacific Alliance in 2016.', []],
    [
      'Iceland’s application to the European Union, set aside in 2015 and taken up again in 2025, is before the council.',
      ['ISL application eu applied done 2025'],
    ],
  ],
  'who stands beside an act with a verb of their own is no partner in it': [
    [
      'Sudan and Chad signed a border treaty in Doha on Monday, with Oman mediating.',
      [
        'SDN+TCD signature x-sdn-tcd-border-treaty signed done 2026-03-02',
        'OMN>SDN+TCD mediate - - done -',
      ],
    ],
    [
      'With Kenya mediating, Rwanda and Burundi will hold talks on Monday.',
      ['KEN>RWA+BDI mediate - - planned -', 'RWA+BDI hold-talks - - planned 2026-03-09'],
    ],
    [
      'Peru signed the Arica Protocol with Chile acting as depositary.',
      ['PER signature x-arica-protocol signed done -'],
    ],
    [
      'Qatar mediated between Congo and Rwanda on Monday.',
      ['QAT>COD+RWA mediate - - done 2026-03-02'],
    ],
  ],
  'an amendment is adopted, and not the treaty that it changes': [
    [
      'The parties adopted an amendment to the Montreal Protocol in Kigali in 2016.',
      ['the parties amendment montreal-protocol - done 2016'],
    ],
    ['An amendment to the Bamako Convention was adopted on Friday.', []],
    ['Peru ratified the amendment to the Rome Statute on Friday.', []],
  ],
  'what a party does with an accord is told of the party': [
    [
      'The European Union will provisionally apply the Nordic Transit Agreement from May.',
      ['EU provisional-application x-nordic-transit-agreement - planned 2026-05'],
    ],
    [
      'The free trade pact was initialled in Brussels by negotiators from Chile and Peru.',
      ['CHL+PER initialling x-chl-per-free-trade-pact initialled done -'],
    ],
    [
      'The text was initialled by Chile and Peru in Lima on Monday.',
      ['CHL+PER initialling - initialled done 2026-03-02'],
    ],
    [
      'Ghana and Togo signed a treaty creating the Pacific Alliance on Monday.',
      ['GHA+TGO signature x-gha-tgo-treaty signed done -'],
    ],
    ['The deal ends years of enmity between Peru and Chile.', []],
    ['The Arica Protocol ends in May.', ['- termination x-arica-protocol - planned 2026-05']],
    [
      'Samoa signed the Sunwater Compact in Geneva on Monday.',
      ['WSM signature x-sunwater-compact signed done 2026-03-02'],
    ],
  ],
  'what is taken back has not been done': [
    [
      'Burundi rescinded its withdrawal from the Rome Statute on Monday.',
      ['BDI withdrawal rome-statute - denied 2026-03-02'],
    ],
    [
      'Togo revoked its notice of withdrawal from the Rome Statute in 2017.',
      ['TGO withdrawal-notice rome-statute - denied 2017'],
    ],
    ['Togo will rescind its withdrawal from the Rome Statute.', []],
    [
      'Togo reversed its decision to leave the Rome Statute.',
      ['TGO withdrawal rome-statute - denied -'],
    ],
    ['Togo did not reverse its decision to leave ECOWAS.', ['TGO withdrawal ecowas - planned -']],
  ],
  'a step that is told by its noun is that step, and not the entry into force of the whole': [
    [
      'Japan’s acceptance of the Paris Agreement took effect in 2016.',
      ['JPN acceptance paris-agreement accepted done 2016'],
    ],
    ['Japan accepted the Paris Agreement in 2016.', []],
    [
      'The extension of New START was agreed by Russia and the United States in 2021.',
      ['RUS+USA extension new-start - planned -'],
    ],
    [
      'Chile’s approval of the Arica Protocol came on Friday.',
      ['CHL approval x-arica-protocol approved done 2026-03-06'],
    ],
    [
      'The provisional application of the Arica Protocol by Chile began in May.',
      ['CHL provisional-application x-arica-protocol provisional done -'],
    ],
    [
      'Chad’s membership of the Organisation of Islamic Cooperation was suspended on Friday.',
      ['TCD suspension oic suspended done 2026-03-06'],
    ],
    [
      'Peru’s congress voted down the Arica Protocol.',
      ['PER approval x-arica-protocol - denied -'],
    ],
    [
      'Nepal has decided against ratifying the Dhaka Water Treaty.',
      ['NPL ratification x-dhaka-water-treaty - denied -'],
    ],
  ],
  'a day between a verb and its infinitive parts them not, a question does': [
    [
      'Peru and Chile agreed on Friday to cooperate on energy.',
      ['PER+CHL agree-cooperation - - done 2026-03-06'],
    ],
    ['Peru and Chile agreed on Friday how to share the river.', []],
  ],
  'verbs have their doubled forms, on both sides of the Atlantic': [
    ['Chile’s president travelled to Moscow on Friday.', ['CHL>RUS visit - - done 2026-03-06']],
    ['Chile’s president traveled to Moscow on Friday.', ['CHL>RUS visit - - done 2026-03-06']],
  ],
  'what is neither denied nor decided stays open': [
    [
      'Peru did not deny that it had signed the Arica Protocol.',
      ['PER signature x-arica-protocol - hypothetical -'],
    ],
    [
      'Peru denied that it had signed the Arica Protocol.',
      ['PER signature x-arica-protocol - denied -'],
    ],
    [
      'Peru has yet to decide whether to join the Arica Protocol.',
      ['PER accession x-arica-protocol - hypothetical -'],
    ],
    [
      'Peru and Chile had been due to sign the Arica Protocol.',
      ['PER+CHL signature x-arica-protocol - hypothetical -'],
    ],
    [
      'Peru was invited by Chile to accede to the Arica Protocol.',
      ['CHL>PER invitation x-arica-protocol invited done -'],
    ],
  ],
  'who refuses to sign a paper without a name has not signed it': [
    ['Hungary refused to sign the declaration on Ukraine.', ['HUN signature - - denied -']],
    [
      'Peru and Chile failed to sign a declaration on migration.',
      ['PER+CHL signature x-chl-per-declaration - denied -'],
    ],
  ],
  'who invites has not been invited': [
    [
      'The United States, which has invited others to join the Abraham Accords, said nothing.',
      ['others invitation abraham-accords invited done -'],
    ],
    [
      'The United States said invitations had gone to Peru and Chile to join the Artemis Accords.',
      ['PER+CHL invitation artemis-accords invited done -'],
    ],
    [
      'Invitations to join the Artemis Accords were sent to Peru and Chile by the United States.',
      ['USA>PER+CHL invitation artemis-accords invited done -'],
    ],
    ['The US envoy said that invitations to join the Abraham Accords had gone out.', []],
    [
      'The Pacific Alliance has decided to invite two countries to become members.',
      ['two countries invitation pacific-alliance invited done -'],
    ],
  ],
  'who expects a step of others does not take it': [
    [
      'US Secretary of State Marco Rubio said he expected more countries to join the Abraham Accords.',
      ['more countries accession abraham-accords - expected -'],
    ],
    [
      'Peru’s president said he expected a signing ceremony at the White House in May.',
      ['- signature - - expected 2026-05'],
    ],
    [
      'US officials discussed with Armenia and Azerbaijan whether they could be brought into the Abraham Accords.',
      ['- accession abraham-accords - hypothetical -'],
    ],
    ['Peru wants its neighbours to ratify the Escazú Agreement.', []],
  ],
  'a truce that is broken is no truce': [
    ['Israel broke the ceasefire with Hamas.', ['ISR>HAMAS ASSAULT - - done -']],
    [
      'The ceasefire between India and Pakistan was violated on Sunday.',
      ['IND+PAK ASSAULT - - done 2026-03-01'],
    ],
    ['Uganda said it had not breached the truce.', ['UGA ASSAULT - - denied -']],
    ['Israel and Lebanon respected the truce.', ['ISR+LBN ceasefire - - done -']],
  ],
};

for (const [kind, cases] of Object.entries(KINDS)) {
  describe(kind, () => {
    test.each(cases.map(([text, acts, isHeadline = false]) => [text, acts, isHeadline] as const))(
      '%s',
      (text, acts, isHeadline) => {
        expect(codeText(text, DAY, { isHeadline }).acts.map(lineOf)).toEqual(acts);
      },
    );
  });
}
