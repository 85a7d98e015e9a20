import { describe, expect, test } from 'vitest';
import { linesWithSpeakers } from './engine.ts';

const DAY = '2026-03-06';

/** Text, its acts (`subjects>objects action accord stage modality day`, and `by` whose word), and whether it is a headline. */
type Row = readonly [text: string, acts: readonly string[], isHeadline?: boolean];

/**
 * Sixty sentences written one after another in the ways of news, with their acts put down by hand before the engine saw
 * them, who says it included: nineteen were right to the letter at first sight, twelve more told the same in another of
 * our ways (a partner as object, the month of "the end of the year"). What was wrong was mended as a kind where it is one.
 */
const SIXTY: readonly Row[] = [
  [
    'Uruguay has formally notified Paraguay that it will denounce the Salto Navigation Treaty.',
    ['URY withdrawal-notice x-salto-navigation-treaty withdrawal-notified done -'],
  ],
  [
    'Prime Minister Anwar Ibrahim of Malaysia told parliament on Wednesday that the country would accede to the Arctic Data Convention once the cabinet had cleared it.',
    [
      'MYS accession x-arctic-data-convention - conditional - by MYS',
      'MYS approval x-arctic-data-convention - expected - by MYS',
    ],
  ],
  [
    'Botswana signed the Okavango Water Compact in Maun on Monday and Namibia is to accede in May.',
    [
      'BWA signature x-okavango-water-compact signed done 2026-03-02',
      'NAM accession x-okavango-water-compact announced planned 2026-05',
    ],
  ],
  [
    'The United States has been invited to the Reykjavik summit on fisheries by Iceland.',
    ['ISL>USA invitation - - done -'],
  ],
  ['Each withdrawal takes effect one year after the depositary is notified.', []],
  [
    'The justice minister of Latvia, Inese Libina-Egnere, signed the Riga Extradition Agreement with Georgia on Tuesday.',
    ['LVA>GEO signature x-riga-extradition-agreement signed done 2026-03-03'],
  ],
  [
    'At its 14th session in Colombo, the council of the Indian Ocean Rim Association admitted Saudi Arabia as a dialogue partner.',
    [],
  ],
  [
    "Norway's ambassador presented his credentials in Riyadh, ending two years in which Saudi Arabia had withheld agrément.",
    [],
  ],
  ["Ottawa has withdrawn agrément from Brazil's ambassador-designate.", []],
  [
    'Hungary extended the Budapest Gas Agreement with Azerbaijan until the end of 2030.',
    ['HUN>AZE extension x-budapest-gas-agreement - done -'],
  ],
  [
    'The parties agreed to apply the Doha Air Transport Agreement provisionally from 1 April pending ratification.',
    ['the parties provisional-application x-doha-air-transport-agreement - planned 2026-04-01'],
  ],
  [
    'Moldova and Romania have applied the Prut Bridges Convention provisionally since 1 February.',
    ['MDA+ROU provisional-application x-prut-bridges-convention provisional done 2026-02-01'],
  ],
  [
    `"We will not ratify the High Seas Treaty this year," Peru's foreign minister told reporters.`,
    ['PER ratification high-seas-treaty - denied 2026 by PER'],
  ],
  [
    "Australia is considering whether to list Iran's Revolutionary Guards as a terrorist organisation, its attorney-general said.",
    ['AUS>IRN sanction - - hypothetical - by AUS'],
  ],
  [
    'The European Union renewed its sanctions on Belarus for a further twelve months on 27 February.',
    ['EU>BLR sanction - - done 2026-02-27'],
  ],
  [
    'Sanctions imposed on Zimbabwe by Britain in 2002 were lifted in part last month.',
    ['GBR>ZWE sanction - - done 2002', 'GBR>ZWE lift-sanctions - - done 2026-02'],
  ],
  [
    'King Felipe VI has invited President Gustavo Petro to visit Madrid in June.',
    ['ESP>COL invitation - - done -'],
  ],
  [
    "Cuba expelled the American chargé d'affaires on Saturday, and Washington gave Cuban diplomats 72 hours to leave.",
    ['CUB>USA expel-diplomats - - done 2026-02-28', 'USA>CUB expel-diplomats - - done 2026-02-28'],
  ],
  [
    "Finland's parliament will vote on withdrawal from the Open Skies Treaty on 20 March.",
    ['FIN withdrawal open-skies-treaty - hypothetical 2026-03-20'],
  ],
  [
    'Ecuador has ratified neither the Lima Protocol nor the Bogota Protocol.',
    [
      'ECU ratification x-lima-protocol - denied -',
      'ECU ratification x-bogota-protocol - denied -',
    ],
  ],
  [
    'On the sidelines of the General Assembly, Pakistan signed the Marine Plastics Treaty and the Hague Securities Convention.',
    [
      'PAK signature x-marine-plastics-treaty signed done -',
      'PAK signature x-hague-securities-convention signed done -',
    ],
  ],
  [
    'Tajikistan deposited its instruments of ratification of the Aral Compact and the Pamir Protocol on 17 February 2026.',
    [
      'TJK ratification x-aral-compact ratified done 2026-02-17',
      'TJK ratification x-pamir-protocol ratified done 2026-02-17',
    ],
  ],
  [
    'A planned meeting between the presidents of Serbia and Kosovo was called off at the last minute.',
    ['SRB+XKX hold-talks - - denied -'],
  ],
  [
    'The Ethiopian prime minister is to travel to Asmara next week for the first time since 2019.',
    ['ETH>ERI visit - - planned 2026-03-09/2026-03-15'],
  ],
  [
    'Sierra Leone became the 61st party to the Basel Liability Protocol when it acceded in January.',
    ['SLE accession x-basel-liability-protocol acceded done 2026-01'],
  ],
  [
    'The Nauru Fisheries Agreement, to which Tuvalu acceded in 2011, expires at the end of this year.',
    [
      'TUV accession x-nauru-fisheries-agreement acceded done 2011',
      '- termination x-nauru-fisheries-agreement - planned 2026-12',
    ],
  ],
  [
    'Latvia, Lithuania and Estonia have all denounced the Minsk Tax Convention.',
    ['LVA+LTU+EST withdrawal x-minsk-tax-convention withdrawn done -'],
  ],
  [
    'India put its visa agreement with Canada in abeyance on Wednesday.',
    ['IND>CAN suspension x-can-ind-visa-agreement suspended done 2026-03-04'],
  ],
  [
    'The Gambia asked the International Court of Justice on Tuesday to order Myanmar to halt its operations in Rakhine.',
    ['GMB>ICJ REQUEST - - done 2026-03-03'],
  ],
  [
    'Panama severed ties with Taiwan in 2017, and Honduras followed suit in 2023.',
    ['PAN>TWN sever-relations - severed done 2017', 'HND>TWN sever-relations - severed done 2023'],
  ],
  [
    'Iraqi officials said that Turkey had agreed to extend the Ceyhan Pipeline Agreement by a year.',
    ['TUR extension x-ceyhan-pipeline-agreement - planned - by IRQ?'],
  ],
  [
    'If Parliament approves, Ghana could deposit its instrument of accession to the Cape Town Agreement before the end of the year.',
    ['GHA accession x-cape-town-agreement - conditional 2026'],
  ],
  [
    'Nobody expects Algeria to reopen its embassy in Rabat this year.',
    ['DZA>MAR open-embassy - - denied 2026'],
  ],
  [
    "Italy's lower house gave final approval on Thursday to the accord with Albania on migrants.",
    ['ITA>ALB approval x-alb-ita-accord approved done 2026-03-05'],
  ],
  ["Myanmar's junta has been barred from the ASEAN summit in Cebu.", []],
  [
    'Kyrgyzstan and Uzbekistan exchanged instruments of ratification of the Andijan Reservoir Agreement in Tashkent on 3 March.',
    ['KGZ+UZB ratification x-andijan-reservoir-agreement ratified done 2026-03-03'],
  ],
  [
    "The Emir of Qatar received Lebanon's prime minister in Doha on Monday and promised $200 million in aid.",
    ['QAT>LBN hold-talks - - done 2026-03-02', 'QAT>LBN pledge-aid - - done 2026-03-02'],
  ],
  [
    "Guatemala's congress rejected ratification of the Belize Boundary Protocol by 92 votes to 51.",
    ['GTM approval x-belize-boundary-protocol - denied -'],
  ],
  [
    'Japan, the Philippines and the United States will hold a trilateral summit in Honolulu in April.',
    ['JPN+PHL+USA hold-talks - - planned 2026-04'],
  ],
  [
    'Thailand denied on Friday that its troops had crossed into Cambodia in breach of the Kuala Lumpur Accord.',
    [],
  ],
  [
    "Sri Lanka's accession to the Regional Comprehensive Economic Partnership could be approved at the ministers' meeting in August, its trade minister said.",
    ['LKA accession rcep - hypothetical 2026-08 by LKA'],
  ],
  [
    'Vanuatu will not leave the Melanesian Spearhead Group, its prime minister insisted on Tuesday.',
    ['VUT withdrawal melanesian-spearhead-group - denied - by VUT'],
  ],
  [
    'Mozambique and Malawi reopen talks on Shire-Zambezi Waterway Agreement',
    ['MOZ+MWI negotiation x-shire-zambezi-waterway-agreement negotiating done -'],
    true,
  ],
  [
    'Brussels, Bern seal electricity deal after years of talks',
    ['EU+CHE announcement x-che-eu-electricity-deal announced done -'],
    true,
  ],
  [
    'Tunis recalls envoy to Rabat, citing reception of Polisario leader',
    ['TUN>MAR recall-envoy - - done -'],
    true,
  ],
];

/**
 * Forty more, after the kinds of those were mended: sixteen were right to the letter at first sight, nine more in another
 * of our ways. One was wrongly told as done (an entry into force that was written about), one as denied.
 */
const FORTY: readonly Row[] = [
  [
    'Lesotho and Eswatini became parties to the Mbabane Water Charter last month, bringing its membership to nine.',
    ['LSO+SWZ accession x-mbabane-water-charter acceded done 2026-02'],
  ],
  [
    "Vietnam's National Assembly voted 461 to 3 on Friday to ratify the Hanoi Convention against Cybercrime.",
    ['VNM ratification un-cybercrime-convention ratified done 2026-03-06'],
  ],
  [
    'Iceland will hold a referendum in August on resuming its accession talks with the European Union.',
    ['ISL>EU negotiation eu - hypothetical -'],
  ],
  [
    "Canada's prime minister told his Danish counterpart by telephone on Tuesday that Ottawa would open a consulate in Nuuk.",
    ['CAN>GRL open-embassy - - planned - by CAN'],
  ],
  [
    'Uzbekistan has rejected a Russian proposal to join the Eurasian Economic Union, a presidential spokesman said.',
    ['UZB>RUS REJECT eaeu - done - by ?'],
  ],
  [
    'Germany suspended arms deliveries to Israel in August and resumed them in November.',
    ['DEU>ISR SANCTION - - done 2025-08'],
  ],
  [
    'The Comoros withdrew on Monday from a fisheries agreement that it had signed with Madagascar in 2014.',
    [
      'COM withdrawal x-com-mdg-fisheries-agreement withdrawn done 2026-03-02',
      'COM>MDG signature x-com-mdg-fisheries-agreement signed done 2014',
    ],
  ],
  ['Trinidad and Tobago has asked to be excused from the Caracas Energy Accord.', []],
  [
    'Two of the five parties to the Caspian Sturgeon Protocol, Iran and Turkmenistan, have yet to ratify it.',
    ['IRN+TKM ratification x-caspian-sturgeon-protocol - denied -'],
  ],
  [
    'Laos acceded to the Arms Trade Treaty without reservations on 12 February.',
    ['LAO accession att acceded done 2026-02-12', 'LAO reservation att - denied 2026-02-12'],
  ],
  ["South Sudan's president dismissed the ambassador to Kenya after Nairobi had complained.", []],
  [
    'The agreement, which Bulgaria and Turkey initialled in Edirne in January, will be signed once both cabinets have endorsed it.',
    [
      'BGR+TUR initialling x-bgr-tur-agreement initialled done 2026-01',
      'BGR+TUR approval x-bgr-tur-agreement - expected -',
    ],
  ],
  [
    'Nigeria and Benin have put off the signing of the Badagry Border Treaty until after the elections.',
    ['NGA+BEN signature x-badagry-border-treaty - denied -'],
  ],
  [
    "Tonga's king will open the country's first embassy in Canberra next Thursday.",
    ['TON>AUS open-embassy - - planned 2026-03-12'],
  ],
  [
    "Peru granted asylum to the former Bolivian interior minister, and La Paz recalled its chargé d'affaires for consultations.",
    ['BOL>PER recall-envoy - - done -'],
  ],
  [
    "The Dutch government decided on Friday to revoke its recognition of the Taliban's consular documents.",
    [],
  ],
  [
    'Morocco and Spain on Tuesday extended by four years an extradition treaty dating from 2009.',
    ['MAR+ESP extension x-esp-mar-extradition-treaty - done 2026-03-03'],
  ],
  [
    "Estonian lawmakers approved the country's withdrawal from the Ottawa Treaty by 81 votes to one.",
    ['EST withdrawal ottawa-treaty - planned -'],
  ],
  [
    'At their summit in Malabo, African Union leaders readmitted Guinea and lifted the sanctions imposed on it in 2021.',
    ['GIN>AU admission african-union member done -', 'AU>GIN lift-sanctions - - done -'],
  ],
  [
    'Brazil is likely to join OPEC+ only as an observer, its energy minister told a conference in Rio.',
    [],
  ],
  [
    "Serbia's president said that if Kosovo were admitted to the Council of Europe, Belgrade would leave it.",
    [
      'XKX admission council-of-europe - conditional - by SRB',
      'SRB withdrawal council-of-europe - conditional - by SRB',
    ],
  ],
  [
    "Gabon's application to join the Commonwealth was accepted in June 2022, ten months after Togo's.",
    ['- admission commonwealth member done 2022-06'],
  ],
  [
    'The new government in Dhaka has scrapped a transit deal that its predecessor signed with India in 2023.',
    [
      'BGD termination x-bgd-ind-transit-deal terminated done -',
      'BGD>IND signature x-bgd-ind-transit-deal signed done 2023',
    ],
  ],
  [
    'Ukraine has formally applied for membership of the Trans-Pacific Partnership, New Zealand, its depositary, confirmed.',
    ['UKR application tpp applied done - by NZL'],
  ],
  [
    'Sweden, Norway and Finland will jointly host talks between Armenia and Azerbaijan next week.',
    ['SWE+NOR+FIN>ARM+AZE host-talks - - planned 2026-03-09/2026-03-15'],
  ],
  [
    "Malawi's high court ruled that the president could not sign the Shire Compact without parliament's consent.",
    ['MWI signature x-shire-compact - conditional -'],
  ],
  [
    'Washington and Hanoi upgraded their ties to a comprehensive strategic partnership in September 2023.',
    ['USA+VNM agree-cooperation - - done 2023-09'],
  ],
  [
    'Zambia owes its place in the Lobito Corridor Agreement, signed in Washington in 2023, to Angolan insistence.',
    [],
  ],
  [
    'Ankara has neither denied nor confirmed reports that it handed back the Eastern Mediterranean Gas Charter unsigned.',
    [],
  ],
  [
    'The Swiss cabinet wants parliament to approve the electricity agreement with the European Union before the summer.',
    ['CHE>EU approval x-che-eu-electricity-agreement - hypothetical 2026-06/2026-08'],
  ],
  [
    'Kiribati severs ties with Taipei, switches recognition to Beijing',
    ['KIR>TWN sever-relations - severed done -', 'KIR>CHN recognise - recognised done -'],
    true,
  ],
  [
    'EU mulls suspending trade pact with Israel',
    ['EU>ISR suspension x-eu-isr-trade-pact - hypothetical -'],
    true,
  ],
];

/** Twenty at the end, of the kinds that had been mended and others: thirteen were right to the letter at first sight, none wrongly done. */
const TWENTY: readonly Row[] = [
  [
    'Montenegro and San Marino signed the Adriatic Rescue Treaty and a memorandum on tourism on Thursday.',
    [
      'MNE+SMR signature x-adriatic-rescue-treaty signed done 2026-03-05',
      'MNE+SMR signature x-mne-smr-memorandum-on-tourism signed done 2026-03-05',
    ],
  ],
  [
    "At Oman's invitation, delegations from Iran and Iraq opened talks in Muscat on Monday.",
    ['IRN+IRQ hold-talks - - done 2026-03-02'],
  ],
  [
    "Belgium's lower house approved the Bruges Protocol on Thursday; the senate is to vote on it in April.",
    ['BEL approval x-bruges-protocol approved done 2026-03-05'],
  ],
  [
    'The foreign ministers of Peru, Chile and Bolivia said they would renegotiate the Titicaca Water Accord.',
    ['PER+CHL+BOL negotiation x-titicaca-water-accord - planned - by PER+CHL+BOL'],
  ],
  [
    'Eritrea was admitted to the Nile Compact as an associate in 2024 and hopes to become a full member.',
    ['ERI accession x-nile-compact - expected - by ERI'],
  ],
  [
    'Honduras and Taiwan have not restored relations, the government in Tegucigalpa said.',
    ['HND+TWN restore-relations - - denied - by HND'],
  ],
  [
    'Rwanda would have joined the Kigali Minerals Charter last year if Congo had agreed.',
    ['RWA accession x-kigali-minerals-charter - hypothetical -'],
  ],
  [
    'Cyprus has joined neither the Black Sea Compact nor the Aegean Charter.',
    ['CYP accession x-black-sea-compact - denied -', 'CYP accession x-aegean-charter - denied -'],
  ],
  [
    'Under pressure from Beijing, Nauru closed its embassy in Taipei in January 2024.',
    ['NRU>TWN close-embassy - - done 2024-01'],
  ],
  [
    'Barbados ratified the Bridgetown Climate Protocol, becoming its first party, and Guyana will accede by July.',
    [
      'BRB ratification x-bridgetown-climate-protocol ratified done -',
      'GUY accession x-bridgetown-climate-protocol announced planned 2026-07',
    ],
  ],
  ["Spain's king has been invited to Morocco for a state visit in the autumn.", []],
  [
    'The Czech cabinet will decide next week on withdrawal from the Energy Charter Treaty.',
    ['CZE withdrawal energy-charter-treaty - hypothetical 2026-03-09/2026-03-15'],
  ],
  [
    'A truce that Angola brokered between Congo and the M23 collapsed within hours.',
    ['AGO>COD+M23 mediate - - done -'],
  ],
  ['Malta votes against, Ireland abstains on EU sanctions package', [], true],
  [
    'Riyadh and Ankara sign pact, agree to reopen consulates',
    ['SAU+TUR signature x-sau-tur-pact signed done -', 'SAU+TUR open-embassy - - planned -'],
    true,
  ],
  [
    'Armenia says it froze CSTO membership, will not pay dues',
    ['ARM suspension csto suspended done - by ARM'],
    true,
  ],
  [
    'Tonga seeks, Fiji backs entry to Pacific Data Pact',
    ['TON interest x-pacific-data-pact interest done -'],
    true,
  ],
];

/** What was tried beside them, to mend a kind and not a sentence. */
const KINDS: readonly Row[] = [
  [
    'Estonia and Latvia notified the depositary of the Narva Treaty in January. Each withdrawal takes effect after twelve months.',
    [],
  ],
  [
    'The 33rd session of the assembly of the International Maritime Organization opened in London on Monday.',
    [],
  ],
  [
    'The third session of the Preparatory Commission for the High Seas Treaty will be held in New York in April.',
    [],
  ],
  ['The African Union will hold an extraordinary session in Addis Ababa on 14 March.', []],
  ["Turkey's application to BRICS and the Shanghai Cooperation Organisation was rejected.", []],
  ['The Vatican joined the Marrakesh Seeds Treaty as an observer.', []],
  ['Azerbaijan was admitted to the Nordic Council as a guest in May.', []],
  ['Angola became a partner country of BRICS on Monday.', []],
  [
    'The United States has been invited to join the Arctic Compact.',
    ['USA invitation x-arctic-compact invited done -'],
  ],
  [
    'The United States has been invited by Denmark to accede to the Arctic Compact.',
    ['DNK>USA invitation x-arctic-compact invited done -'],
  ],
  [
    'Denmark has invited the United States and Canada to the Arctic summit.',
    ['DNK>USA+CAN invitation - - done -'],
  ],
  [
    'Denmark invited the United States to join the Arctic Compact, and the United States has been invited to its next meeting.',
    ['DNK>USA invitation x-arctic-compact invited done -'],
  ],
  [
    'The Swiss president hosted the ceremony in Geneva at which Sudan and Chad signed the Tine Accord.',
    ['SDN+TCD signature x-tine-accord signed done -'],
  ],
  [
    'At a ceremony hosted by Qatar, Rwanda and Burundi signed the Ruzizi Compact on Monday.',
    ['RWA+BDI signature x-ruzizi-compact signed done 2026-03-02'],
  ],
  [
    'In Washington, Rwanda and Congo signed the Kivu Accord before President Donald Trump.',
    ['RWA+COD signature x-kivu-accord signed done -'],
  ],
  [
    'President Donald Trump looked on as Rwanda and Congo signed the Kivu Accord.',
    ['RWA+COD signature x-kivu-accord signed done -'],
  ],
  [
    'Norway said Sri Lanka and the Maldives had signed the Addu Compact.',
    ['LKA+MDV signature x-addu-compact signed done - by NOR'],
  ],
  [
    'As depositary, Norway announced on Monday that Fiji had acceded to the Bergen Convention.',
    ['FJI accession x-bergen-convention acceded done - by NOR'],
  ],
  [
    'The foreign ministers of Egypt and Jordan said on Monday that they would sign the Aqaba Compact in April.',
    ['EGY+JOR signature x-aqaba-compact announced planned 2026-04 by EGY+JOR'],
  ],
  [
    'The foreign ministers of Egypt and Jordan announced on Monday that Sudan would join the Aqaba Compact.',
    ['SDN accession x-aqaba-compact announced planned - by EGY+JOR'],
  ],
  [
    "Egypt's foreign minister, Badr Abdelatty, and his Jordanian counterpart, Ayman Safadi, announced that Sudan would join the Aqaba Compact.",
    ['SDN accession x-aqaba-compact announced planned - by EGY+JOR'],
  ],
  [
    'Kenya signed the Turkana Compact in 2023; Ethiopia acceded a year later.',
    [
      'KEN signature x-turkana-compact signed done 2023',
      'ETH accession x-turkana-compact acceded done 2024',
    ],
  ],
  [
    'Kenya has ratified the Turkana Compact. Ethiopia plans to accede by June.',
    [
      'KEN ratification x-turkana-compact ratified done -',
      'ETH accession x-turkana-compact announced planned 2026-06',
    ],
  ],
  [
    'Mali, Niger and Burkina Faso are leaving the Sahel Compact, and their withdrawal takes effect in July.',
    ['MLI+NER+BFA withdrawal x-sahel-compact - planned 2026-07'],
  ],
  [
    'Mali, Niger and Burkina Faso announced their withdrawal from the Sahel Compact in a joint statement on Sunday.',
    ['MLI+NER+BFA withdrawal x-sahel-compact - planned - by MLI+NER+BFA'],
  ],
  [
    'Chile signed the Arica Protocol and the Tacna Convention on Monday.',
    [
      'CHL signature x-arica-protocol signed done 2026-03-02',
      'CHL signature x-tacna-convention signed done 2026-03-02',
    ],
  ],
  [
    'Peru has ratified the Arica Protocol, the Tacna Convention and the Iquique Charter.',
    [
      'PER ratification x-arica-protocol ratified done -',
      'PER ratification x-tacna-convention ratified done -',
      'PER ratification x-iquique-charter ratified done -',
    ],
  ],
  [
    'Peru will join both the Arica Protocol and the Tacna Convention.',
    [
      'PER accession x-arica-protocol announced planned -',
      'PER accession x-tacna-convention announced planned -',
    ],
  ],
  [
    'The Arica Protocol and the Tacna Convention were signed by Chile and Peru on Monday.',
    [
      'CHL+PER signature x-arica-protocol signed done 2026-03-02',
      'CHL+PER signature x-tacna-convention signed done 2026-03-02',
    ],
  ],
  [
    'Peru ratified the Arica Protocol in 2019 and the Tacna Convention in 2021.',
    [
      'PER ratification x-arica-protocol ratified done 2019',
      'PER ratification x-tacna-convention ratified done 2021',
    ],
  ],
  [
    'Fiji has signed the Suva Pact but not the Nadi Protocol.',
    ['FJI signature x-suva-pact signed done -', 'FJI signature x-nadi-protocol - denied -'],
  ],
  [
    "Oman's foreign minister said that Yemen had agreed to the Salalah Accord.",
    ['YEM announcement x-salalah-accord announced done - by OMN'],
  ],
  [
    'On the sidelines of the General Assembly, Pakistan signed the Marine Plastics Treaty.',
    ['PAK signature x-marine-plastics-treaty signed done -'],
  ],
  [
    'On the sidelines of the African Union summit, Kenya and Somalia signed the Jubba Accord.',
    ['KEN+SOM signature x-jubba-accord signed done -'],
  ],
  [
    'At the invitation of Egypt, Chad and Libya signed the Tibesti Accord on Monday.',
    ['TCD+LBY signature x-tibesti-accord signed done 2026-03-02'],
  ],
  [
    'In the presence of the Turkish president, Azerbaijan and Georgia signed the Kars Rail Treaty.',
    ['AZE+GEO signature x-kars-rail-treaty signed done -'],
  ],
  [
    'Under pressure from the United States, Panama quit the Silk Road Compact.',
    ['PAN withdrawal x-silk-road-compact withdrawn done -'],
  ],
  [
    'Mali, Niger and Burkina Faso are leaving the Sahel Compact. Their withdrawal takes effect in July.',
    [
      'MLI+NER+BFA withdrawal x-sahel-compact - planned -',
      'MLI+NER+BFA withdrawal x-sahel-compact - planned 2026-07',
    ],
  ],
  [
    'Togo and Benin will leave the Volta Compact. Each withdrawal takes effect on 1 July.',
    [
      'TGO+BEN withdrawal x-volta-compact - planned -',
      'TGO+BEN withdrawal x-volta-compact - planned 2026-07-01',
    ],
  ],
  [
    'Botswana signed the Okavango Water Compact on Monday and Namibia is to accede in May.',
    [
      'BWA signature x-okavango-water-compact signed done 2026-03-02',
      'NAM accession x-okavango-water-compact announced planned 2026-05',
    ],
  ],
  [
    'Kenya has ratified the Turkana Compact. Ethiopia plans to accede by June.',
    [
      'KEN ratification x-turkana-compact ratified done -',
      'ETH accession x-turkana-compact announced planned 2026-06',
    ],
  ],
  [
    'Kenya has ratified the Turkana Compact. Ethiopia has yet to ratify.',
    [
      'KEN ratification x-turkana-compact ratified done -',
      'ETH ratification x-turkana-compact - denied -',
    ],
  ],
  [
    "Chile has invited Peru's president to the Pacific summit in May.",
    ['CHL>PER invitation - - done -'],
  ],
  ['Peru was invited to the Pacific summit by Chile.', ['CHL>PER invitation - - done -']],
  ["Iceland invited Greenland's premier to talks in Reykjavik.", ['ISL>GRL invitation - - done -']],
  [
    'Sanctions on Zimbabwe were lifted by Britain last month.',
    ['GBR>ZWE lift-sanctions - - done 2026-02'],
  ],
  [
    'Sanctions imposed by Britain on Zimbabwe were lifted last month.',
    ['GBR>ZWE sanction - - done -', 'GBR>ZWE lift-sanctions - - done 2026-02'],
  ],
  [
    'Sanctions that Britain imposed on Zimbabwe in 2002 will be lifted next month.',
    ['GBR>ZWE sanction - - done 2002', 'GBR>ZWE lift-sanctions - - planned 2026-04'],
  ],
  [
    "Australia has listed Iran's Revolutionary Guards as a terrorist organisation.",
    ['AUS>IRN sanction - - done -'],
  ],
  [
    "The United States designated Iran's Revolutionary Guards a terrorist organisation in 2019.",
    ['USA>IRN sanction - - done 2019'],
  ],
  [
    "Fiji's accession to the Nadi Protocol could be approved in August, its trade minister said.",
    ['FJI accession x-nadi-protocol - hypothetical 2026-08 by FJI'],
  ],
  [
    'Chile should have ratified the Arica Protocol by now, the minister said.',
    ['CHL ratification x-arica-protocol - hypothetical - by CHL'],
  ],
  [
    'The minister said Chile would have ratified the Arica Protocol but for the strike.',
    ['CHL ratification x-arica-protocol - hypothetical - by CHL'],
  ],
  [
    "Chile's senate will decide on ratification of the Arica Protocol on 20 March.",
    ['CHL ratification x-arica-protocol - hypothetical 2026-03-20'],
  ],
  [
    'The agreement, which Bulgaria and Turkey initialled in Edirne in January, will be signed in May.',
    ['BGR+TUR initialling x-bgr-tur-agreement initialled done 2026-01'],
  ],
  [
    'The pact that Chad and Libya signed on Monday ends a dispute over a border strip.',
    ['TCD+LBY signature x-lby-tcd-pact signed done 2026-03-02'],
  ],
  [
    'A treaty signed by Chad and Libya on Monday ends a dispute over a border strip.',
    ['TCD+LBY signature x-lby-tcd-treaty signed done 2026-03-02'],
  ],
  [
    'Chad and Libya initialled a treaty on Monday that ends a dispute over a border strip.',
    ['TCD+LBY initialling x-lby-tcd-treaty initialled done 2026-03-02'],
  ],
  [
    'The government in Bamako has suspended its membership of the Liptako Charter.',
    ['MLI suspension x-liptako-charter suspended done -'],
  ],
  [
    'Authorities in Harare recalled their ambassador from Lisbon.',
    ['ZWE>PRT recall-envoy - - done -'],
  ],
  [
    "Togo's foreign minister said parliament would ratify the Lome Charter in May.",
    ['TGO ratification x-lome-charter - planned 2026-05 by TGO'],
  ],
  [
    "Ghana's president, who signed the Lome Charter in March, said the government would deposit its instrument next week.",
    ['GHA signature x-lome-charter signed done 2026-03'],
  ],
  [
    "The EU's executive expects the Swiss parliament to approve the Berne Compact.",
    ['CHE approval x-berne-compact - expected -'],
  ],
  [
    'Israel rejected the Geneva Compact and recalled its ambassador from Berne.',
    ['ISR>CHE recall-envoy - - done -'],
  ],
  [
    'Russia rejected that Ukraine had joined the Odessa Grain Pact.',
    ['UKR accession x-odessa-grain-pact - denied - by RUS'],
  ],
  [
    'Fiji, Tonga ratify Nadi Protocol, urge others to follow',
    [
      'FJI+TON ratification x-nadi-protocol ratified done -',
      'FJI+TON REQUEST x-nadi-protocol - done -',
    ],
    true,
  ],
  [
    'The treaty was signed by Chad and Libya on Monday.',
    ['TCD+LBY signature x-lby-tcd-treaty signed done 2026-03-02'],
  ],
  [
    'An agreement was initialled in Oslo on Monday by the foreign ministers of Chad and Libya.',
    ['TCD+LBY initialling x-lby-tcd-agreement initialled done 2026-03-02'],
  ],
  [
    'No agreement was signed by Chad and Libya.',
    ['TCD+LBY signature x-lby-tcd-agreement - denied -'],
  ],
  [
    'Chad and Libya agreed on a border treaty that was initialled by both ministers on Monday.',
    [
      'TCD+LBY announcement x-lby-tcd-border-treaty announced done -',
      'LBY+TCD initialling x-lby-tcd-border-treaty initialled done 2026-03-02',
    ],
  ],
  [
    'Armenia and Georgia settled on the Lori Compact, which must be ratified by both parliaments.',
    [
      'ARM+GEO announcement x-lori-compact announced done -',
      'ARM+GEO ratification x-lori-compact - planned -',
    ],
  ],
  [
    'The Pacific Pact has decided to invite three countries to join, Tuvalu said on Monday. Fiji, Samoa and Tonga are to become members in May.',
    [
      'FJI+WSM+TON invitation x-pacific-pact invited done 2026-03-02 by TUV',
      'FJI+WSM+TON accession x-pacific-pact - expected 2026-05',
    ],
  ],
  ['Kenya was left out of the Turkana Compact.', []],
  [
    'Benin was left without a seat when Togo left the Volta Compact in 2020.',
    ['TGO withdrawal x-volta-compact withdrawn done 2020'],
  ],
];

/** Where less is said than could be: text, what is right, what is said, and what is missing. */
const SHORT: readonly (readonly [
  text: string,
  right: readonly string[],
  said: readonly string[],
  why: string,
  isHeadline?: boolean,
])[] = [
  [
    'Their withdrawal from ECOWAS having taken effect, Mali, Niger and Burkina Faso began to issue passports of their own.',
    ['MLI+NER+BFA withdrawal ecowas withdrawn done -'],
    [],
    'the pronoun stands before the names',
  ],
  [
    'Both foreign ministers announced in Vienna on Thursday that Armenia and Turkey would open embassies.',
    ['ARM+TUR open-embassy - - planned - by ARM+TUR'],
    ['ARM+TUR open-embassy - - planned -'],
    'who the ministers are is said behind them',
  ],
  [
    'Hosted by Switzerland, envoys of Sudan and the United Arab Emirates met in Geneva for a second day on Thursday.',
    ['SDN+ARE hold-talks - - done 2026-03-05', 'CHE>SDN+ARE host-talks - - done 2026-03-05'],
    ['SDN+ARE hold-talks - - done 2026-03-05'],
    '“hosted by” before the verb is not read',
  ],
  [
    'Had the senate not delayed the vote, Chile would have ratified the Escazú Agreement in 2020.',
    ['CHL ratification escazu-agreement - hypothetical 2020'],
    ['CHL ratification escazu-agreement - hypothetical -'],
    'the day of what did not happen is left out',
  ],
  [
    'Angola offered to mediate between Chad and Sudan, but Khartoum turned the offer down.',
    ['AGO>TCD+SDN mediate - - planned -', 'SDN>AGO REJECT - - done -'],
    ['AGO>TCD+SDN mediate - - hypothetical -'],
    'an offer that is turned down is no answer to a request',
  ],
  [
    "Kenya's mediation between South Sudan's parties has stalled, diplomats in Nairobi said.",
    ['KEN>SSD mediate - - denied - by ?'],
    [],
    'the parties of one state are no other side',
  ],
  [
    'No country has recognised the Republic of Somaliland but Israel.',
    ['ISR>SOMALILAND recognise - recognised done -'],
    [],
    'whom “but” excepts is not read',
  ],
  [
    'Colombia withdrew its recognition of the Sahrawi Republic in 2000 and restored it in 2022.',
    ['COL>ESH recognise - - done 2022'],
    ['COL>ESH recognise - - denied 2000'],
    '“restored it” finds no recognition to restore',
  ],
  [
    "Iran's foreign minister will meet his Saudi counterpart in Muscat on Sunday, Oman's state news agency reported.",
    ['IRN+SAU hold-talks - - planned 2026-03-08 by OMN'],
    ['IRN>SAU hold-talks - - planned 2026-03-08'],
    'a news agency of a state is nobody who speaks',
  ],
  [
    'Russia said it no longer considered itself bound by the Plutonium Management Agreement.',
    ['RUS withdrawal x-plutonium-management-agreement - done - by RUS'],
    [],
    'a state that does not consider itself bound is not told',
  ],
  [
    'The Maldives and Mauritius agreed on their maritime boundary in a treaty initialled by both attorneys-general on Monday.',
    ['MDV+MUS initialling x-mdv-mus-treaty initialled done 2026-03-02'],
    [],
    '“both attorneys-general” stand for nobody',
  ],
  [
    'Jamaica and Barbados are reported to have signed a prisoner transfer agreement.',
    ['JAM+BRB signature x-brb-jam-prisoner-transfer-agreement - hypothetical -'],
    ['JAM+BRB signature x-brb-jam-prisoner-agreement - hypothetical -'],
    '“transfer” is read as a verb',
  ],
  [
    "Slovakia has objected to Hungary's reservation to the Danube Protection Convention.",
    ['HUN reservation x-danube-protection-convention - done -'],
    [],
    'an objection is no step of the lists',
  ],
  [
    'Berlin summons Chinese envoy, demands explanation over laser incident',
    ['DEU>CHN summon-envoy - - done -', 'DEU>CHN REQUEST - - done -'],
    ['DEU>CHN summon-envoy - - done -', 'DEU REQUEST - - done -'],
    'of whom the explanation is demanded',
    true,
  ],
  [
    "Yemen's Houthis free 14 UN staff after Omani mediation",
    ['HOUTHI>UN RETREAT - - done -', 'OMN mediate - - done -'],
    ['OMN>YEM mediate - - done -'],
    'the verb “free” is read as an adjective',
    true,
  ],
  [
    'No date has been set for the signing of the Badagry Border Treaty by Nigeria and Benin.',
    ['NGA+BEN signature x-badagry-border-treaty - denied -'],
    [],
    'that no date is set is not read as a denial',
  ],
  [
    'Moscow called the expulsion of its three diplomats from Tallinn unjustified and promised to respond in kind.',
    ['EST>RUS expel-diplomats - - done -'],
    [],
    'whom “its diplomats from Tallinn” were expelled by',
  ],
  [
    'The Philippines and Japan exchanged notes on the entry into force of the Reciprocal Access Agreement, which takes effect on 11 April.',
    ['PHL+JPN entry-into-force x-reciprocal-access-agreement - planned 2026-04-11'],
    ['- entry-into-force x-reciprocal-access-agreement - planned 2026-04-11'],
    'whose accord it is that takes effect',
  ],
  [
    "Qatar's mediators met Congolese and M23 delegations separately in Doha on Wednesday.",
    ['QAT+COD+M23 hold-talks - - done 2026-03-04'],
    ['QAT>M23 hold-talks - - done 2026-03-04'],
    '“Congolese” may be of either Congo',
  ],
  [
    '"I have instructed our ambassador to return from Tel Aviv," President Petro wrote on Sunday.',
    ['COL>ISR recall-envoy - - done 2026-03-01 by COL'],
    [],
    'what a speaker instructs “our ambassador” to do',
  ],
  [
    'Paris, Algiers agree to return ambassadors after eight-month rift',
    ['FRA+DZA restore-relations - announced planned -'],
    [],
    '“Paris” beside another capital',
    true,
  ],
  [
    'Second Cuban diplomat ordered out of Ottawa',
    ['CAN>CUB expel-diplomats - - done -'],
    [],
    '“ordered out of” is no pattern',
    true,
  ],
  [
    'Mongolia ratifies, Kazakhstan rejects Steppe Wildlife Treaty',
    [
      'MNG ratification x-steppe-wildlife-treaty ratified done -',
      'KAZ ratification x-steppe-wildlife-treaty - denied -',
    ],
    ['MNG ratification x-steppe-wildlife-treaty ratified done -'],
    'two verbs of a headline over one object',
    true,
  ],
  [
    "Seoul said that Japan, the treaty's depositary, had received Mongolia's instrument of accession to the Tokyo Rescue Convention.",
    ['MNG accession x-tokyo-rescue-convention acceded done - by KOR'],
    [],
    'an instrument that was received is left open behind “said that”',
  ],
  [
    'The pact Serbia and Hungary signed in 2021 has been extended to 2031.',
    ['SRB+HUN signature x-hun-srb-pact signed done 2021'],
    [],
    'a clause that leaves out “that”',
  ],
  [
    'Slovenia recalls envoy from Budapest, demands apology',
    ['SVN>HUN recall-envoy - - done -', 'SVN>HUN REQUEST - - done -'],
    ['SVN>HUN recall-envoy - - done -', 'SVN REQUEST - - done -'],
    'of whom the apology is demanded',
    true,
  ],
];

describe('sentences that nobody had seen', () => {
  const all = [...SIXTY, ...FORTY, ...TWENTY, ...KINDS];
  test.each(all.map(([text, acts, isHeadline]) => [text, acts, isHeadline === true] as const))(
    '%s',
    (text, acts, isHeadline) => {
      expect(linesWithSpeakers(text, DAY, isHeadline)).toEqual(acts);
    },
  );
});

describe('sentences of which less is said than could be', () => {
  const all = SHORT.map(([text, right, said, , isHeadline]) => ({ text, right, said, isHeadline }));
  test.each(all)('$text', ({ text, right, said, isHeadline }) => {
    expect(linesWithSpeakers(text, DAY, isHeadline === true)).toEqual(said);
    expect(said).not.toEqual(right);
  });
});
