import type { Draft } from '../desk/temporary-desks.ts';

/** A dispatch with the matter that a careful reader would put it under. */
export interface Neighbour extends Draft {
  readonly matter: string;
}

function told(matter: string, outlet: string, day: string, title: string, text: string): Neighbour {
  const paragraphs = text.split('\n\n');
  const page = title.toLowerCase().replace(/[^a-z]+/g, '-');
  const address = `https://${outlet.toLowerCase().replace(/ /g, '-')}.example/${page}`;
  return {
    matter,
    outlet,
    kind: outlet.endsWith('Wire') ? 'wire' : 'regional',
    day,
    title,
    paragraphs,
    address,
  };
}

/**
 * Matters that lie side by side: the same two states and another paper, the same accord and another state, the same
 * summit, the same kind of step in the same week. Those of one matter are told in other words, late, or in a copy under a
 * headline in another language. All are invented.
 */
export const NEIGHBOURS: readonly Neighbour[] = [
  told(
    'the fisheries agreement of two states',
    'Reef Wire',
    '2027-05-03',
    'Fiji and New Zealand sign fisheries agreement',
    `SUVA - Fiji and New Zealand on Monday signed an agreement on tuna fisheries that sets catch limits for the next five years.

Fiji's fisheries minister, Ratu Semi Vakalala, and his New Zealand counterpart signed the text at the port of Lautoka. Patrol boats of both states may board vessels in the common zone.

The fisheries agreement enters into force once both governments have notified each other.`,
  ),
  told(
    'the fisheries agreement of two states',
    'Suva Ledger',
    '2027-05-19',
    'Fishing crews attack catch limits of Fiji accord with New Zealand',
    `Owners of longline boats in Suva said on Wednesday that the fisheries agreement that Fiji and New Zealand signed this month would put a third of their crews out of work.

The catch limits for tuna were set without a word to the fleet, their association said. The fisheries ministry answered that the stock would not bear more.

The agreement was signed in Lautoka on 3 May.`,
  ),
  told(
    'their tax treaty of the same month',
    'Reef Wire',
    '2027-05-12',
    'Fiji and New Zealand sign double taxation treaty',
    `SUVA - Fiji and New Zealand on Wednesday signed a treaty to avoid double taxation of pensions and dividends.

Finance minister Ana Tuilagi signed for Fiji and the New Zealand high commissioner for his government. The tax on dividends falls from 15 to 5 percent.

Parliament in Suva is to debate the tax treaty in July.`,
  ),
  told(
    'their tax treaty of the same month',
    'Harbour Courier',
    '2027-05-13',
    'Pensioners to gain from Suva tax treaty',
    `New Zealand and Fiji have signed a treaty under which pensions are taxed only once.

The double taxation treaty, signed in Suva on Wednesday, lowers the tax on dividends to 5 percent. It needs the approval of both parliaments.`,
  ),
  told(
    'one state under a convention',
    'Andes Wire',
    '2027-03-08',
    'Paraguay deposits instrument of accession to Rotterdam Convention',
    `Paraguay deposited its instrument of accession to the Rotterdam Convention at the United Nations on Monday, its foreign ministry said.

The convention, on trade in hazardous chemicals, enters into force for Paraguay after ninety days. Farm unions had asked for the step for years.`,
  ),
  told(
    'one state under a convention',
    'Asuncion Notes',
    '2027-03-09',
    'Asuncion joins pact on hazardous chemicals',
    `Paraguay is now bound by the Rotterdam Convention, having handed in its instrument of accession in New York on Monday.

Importers of pesticides will have to wait for the consent of the health ministry in Asuncion, which drafted the law. Farm unions welcomed it.`,
  ),
  told(
    'another state under it in the same week',
    'Hill Gazette',
    '2027-03-10',
    'Nepal ratifies Rotterdam Convention',
    `Nepal on Wednesday ratified the Rotterdam Convention on trade in hazardous chemicals, the environment ministry in Kathmandu said.

The House of Representatives had approved the convention in January. Nepal imports most of its pesticides from India.`,
  ),
  told(
    'a newcomer at a summit',
    'Strait Wire',
    '2027-10-11',
    'ASEAN leaders welcome Papua New Guinea as observer member at summit',
    `MANILA - Leaders of the Association of Southeast Asian Nations decided at their summit in Manila on Monday to open accession negotiations with Papua New Guinea.

Papua New Guinea has been an observer since 1976. Prime Minister James Marape called the decision historic. A working group is to report in a year.`,
  ),
  told(
    'a newcomer at a summit',
    'Moresby Post',
    '2027-10-12',
    'Marape hails ASEAN decision on membership talks',
    `Papua New Guinea will begin negotiations on joining ASEAN, the leaders of the bloc decided in Manila.

Prime Minister James Marape said that the country had waited for fifty years as an observer. Economists in Port Moresby doubt that its tariffs can be brought into line.`,
  ),
  told(
    'a trade pact at the same summit',
    'Strait Wire',
    '2027-10-11',
    'ASEAN and Canada sign free trade agreement in Manila',
    `MANILA - The Association of Southeast Asian Nations and Canada signed a free trade agreement at a summit in Manila on Monday after six years of negotiations.

Tariffs on canola, potash and machinery fall over ten years. Canada's trade minister said that the pact opened a market of 680 million people.

The agreement must be ratified by Canada and by all members of the bloc.`,
  ),
  told(
    'a trade pact at the same summit',
    'Prairie Courier',
    '2027-10-12',
    'Canola growers cheer pact with Southeast Asia',
    `Canada's farmers welcomed the free trade agreement that Ottawa signed with ASEAN on Monday, which ends tariffs on canola within a decade.

The pact with the bloc of Southeast Asian nations was signed in Manila. Potash miners in Saskatchewan expect sales to Indonesia to double.`,
  ),
  told(
    'talks of two states',
    'Caspian Wire',
    '2027-02-02',
    'Guyana and Venezuela hold border talks in Barbados',
    `BRIDGETOWN - The foreign ministers of Guyana and Venezuela held talks on their disputed border in Barbados on Tuesday.

They agreed to keep a hotline between coast guards. Nothing was signed, and both sides restated their claims to the Essequibo.`,
  ),
  told(
    'talks of two states',
    'Georgetown Star',
    '2027-02-03',
    'Hotline is all that came of Barbados talks',
    `Guyana and Venezuela agreed on no more than a hotline between their coast guards at talks in Barbados on Tuesday, Guyana's foreign minister said.

The two foreign ministers spoke for four hours. The Essequibo was named only in the opening remarks.`,
  ),
  told(
    'their talks of the next month',
    'Caspian Wire',
    '2027-03-04',
    'Guyana and Venezuela meet again on border, in Brasilia',
    `BRASILIA - Guyana and Venezuela held a second round of talks on Thursday, this time on fishing licences off the Orinoco delta.

The foreign ministers met in the Brazilian foreign ministry. They will exchange lists of licensed boats by April.`,
  ),
  told(
    'an accession in other words, in another language and taken to court',
    'River Wire',
    '2027-08-02',
    'Suriname becomes associate of Mercosur, signs accession protocol',
    `MONTEVIDEO - Suriname signed a protocol of accession to Mercosur on Monday, the first step to full membership of the South American bloc.

President Jennifer Simons signed at a meeting of the bloc in Montevideo. The parliaments of the members must ratify the protocol.`,
  ),
  told(
    'an accession in other words, in another language and taken to court',
    'Paramaribo Times',
    '2027-08-03',
    'Paramaribo takes first step into southern bloc',
    `Paramaribo put its name to the protocol that will make Suriname a full member of the Southern Common Market, once the parliaments of the members have agreed.

President Simons signed in Montevideo on Monday. Rice growers fear the competition of Brazil.`,
  ),
  told(
    'an accession in other words, in another language and taken to court',
    'Diario del Puerto',
    '2027-08-03',
    'Surinam firma el protocolo de adhesión al Mercosur',
    `MONTEVIDEO - Suriname signed a protocol of accession to Mercosur on Monday, the first step to full membership of the South American bloc.

President Jennifer Simons signed at a meeting of the bloc in Montevideo. The parliaments of the members must ratify the protocol.`,
  ),
  told(
    'an accession in other words, in another language and taken to court',
    'Guiana Review',
    '2027-08-27',
    'Opposition in Suriname asks court to stop Mercosur protocol',
    `Three parties in Suriname's parliament asked the constitutional court on Friday to annul the protocol of accession to Mercosur that the president signed this month.

They say that the assembly had to be heard before the signature. The government calls the case hopeless.`,
  ),
  told(
    'an expulsion and the answer to it',
    'Isthmus Wire',
    '2027-04-05',
    'Honduras expels ambassador of Nicaragua',
    `TEGUCIGALPA - Honduras expelled the ambassador of Nicaragua on Monday over remarks on its election and gave him three days to leave.

Nicaragua called the expulsion hostile. Trade between the two goes on.`,
  ),
  told(
    'an expulsion and the answer to it',
    'Managua Leaf',
    '2027-04-07',
    'Managua sends Honduran envoy home in reply',
    `Nicaragua on Wednesday ordered the ambassador of Honduras to leave, two days after Tegucigalpa expelled its own envoy.

The foreign ministry in Managua said that it answered in kind. The dispute began with remarks on the election in Honduras.`,
  ),
  told(
    'a recall from the same state',
    'Isthmus Wire',
    '2027-04-06',
    'Costa Rica recalls ambassador from Nicaragua',
    `SAN JOSE - Costa Rica recalled its ambassador from Nicaragua on Tuesday for consultations on dredging of the San Juan river.

Nicaragua said that the dredgers stood on its own bank. The border commission meets in May.`,
  ),
  told(
    'a pact announced, and signed five weeks later',
    'Monsoon Wire',
    '2027-01-11',
    'Oman and Djibouti agree to establish port cooperation pact',
    `MUSCAT - Oman and Djibouti agreed on Monday to conclude a pact on cooperation of their ports, and will sign it next month, Oman's transport ministry said.

Duqm and Doraleh are to share pilots and tariffs.`,
  ),
  told(
    'a pact announced, and signed five weeks later',
    'Monsoon Wire',
    '2027-02-15',
    'Oman, Djibouti sign ports pact',
    `DJIBOUTI - Oman and Djibouti signed a pact on cooperation of their ports on Monday, five weeks after they had announced it.

Duqm and Doraleh will share pilots. The pact runs for ten years.`,
  ),
  told(
    'an air services agreement',
    'Lakes Wire',
    '2028-01-17',
    'Kenya and Vietnam sign air services agreement',
    `NAIROBI - Kenya and Vietnam signed an air services agreement on Monday that allows four flights a week between Nairobi and Hanoi.

Transport minister Davis Chirchir signed for Kenya. Vietnam's ambassador said that coffee buyers had asked for the link.`,
  ),
  told(
    'a memorandum of the same two in the same week',
    'Lakes Wire',
    '2028-01-20',
    'Kenya, Vietnam agree on scholarships in education memorandum',
    `NAIROBI - Kenya and Vietnam signed a memorandum on education on Thursday under which each will take fifty students of the other a year.

The education ministry in Nairobi said that nursing and hydrology come first.`,
  ),
  told(
    'the budget of its organisation',
    'Hague Wire',
    '2028-03-07',
    'Chemical weapons watchdog adopts budget after vote',
    `THE HAGUE - The Executive Council of the Organisation for the Prohibition of Chemical Weapons adopted a budget of 83 million euros on Tuesday.

Russia voted against. The budget pays for a new laboratory near The Hague.`,
  ),
  told(
    'an accession to a convention',
    'Hague Wire',
    '2028-03-09',
    'South Sudan accedes to Chemical Weapons Convention',
    `THE HAGUE - South Sudan has deposited its instrument of accession to the Chemical Weapons Convention, the depositary said on Thursday.

The convention enters into force for South Sudan thirty days later. Only three states remain outside.`,
  ),
  told(
    'an accession to a convention',
    'Juba Mirror',
    '2028-03-10',
    'Juba joins ban on chemical arms',
    `South Sudan will be bound by the Chemical Weapons Convention from next month, after it handed in its instrument of accession.

Foreign minister Monday Kumba said in Juba that the country had never held such arms.`,
  ),
  told(
    'an envoy recalled, and sent back',
    'Andes Wire',
    '2028-05-02',
    'Colombia recalls ambassador from Bolivia over raid',
    `BOGOTA - Colombia recalled its ambassador from Bolivia on Tuesday after a police raid on its consulate in Santa Cruz.

La Paz said that the raid was a mistake and offered an apology.`,
  ),
  told(
    'an envoy recalled, and sent back',
    'Bogota Clarion',
    '2028-05-09',
    'Envoy back in La Paz after apology over consulate raid',
    `Colombia sent its ambassador back to Bolivia on Tuesday, a week after it had recalled him over a raid on its consulate.

Bolivia had apologised in writing. The consul in Santa Cruz will be compensated.`,
  ),
  told(
    'a gas contract of the same two',
    'Andes Wire',
    '2028-05-03',
    'Bolivia and Colombia sign gas contract at Lima summit',
    `LIMA - Bolivia and Colombia signed an agreement on natural gas on Wednesday on the margins of a summit in Lima, their energy ministers said.

Deliveries begin in 2030 through Peru.`,
  ),
  told(
    'relations opened',
    'Reef Wire',
    '2028-02-01',
    'Tonga and Rwanda establish diplomatic relations',
    `NEW YORK - Tonga and Rwanda established diplomatic relations on Tuesday with an exchange of notes at the United Nations.

The two want to work together on the law of the sea and on small states' debts.`,
  ),
  told(
    'relations opened',
    'Kigali Lantern',
    '2028-02-02',
    'Kigali opens ties with Pacific kingdom',
    `Rwanda and Tonga now have diplomatic relations, after an exchange of notes in New York on Tuesday.

Kigali has no embassy in the Pacific and will accredit its high commissioner in Canberra.`,
  ),
  told(
    'a visa waiver of one of them with a third on the same day',
    'Reef Wire',
    '2028-02-01',
    'Iceland and Tonga sign visa waiver agreement',
    `NUKUALOFA - Iceland and Tonga signed an agreement on Tuesday that waives visas for visits of up to ninety days.

Tonga's prime minister said that rugby clubs had asked for it.`,
  ),
  told(
    'a notice of withdrawal, and what traders fear',
    'Sahel Wire',
    '2028-06-05',
    'Guinea gives notice of withdrawal from ECOWAS',
    `CONAKRY - Guinea notified the Economic Community of West African States on Monday that it will withdraw in a year.

The junta leader, Mamady Doumbouya, blamed sanctions. The commission in Abuja said that it had taken note.`,
  ),
  told(
    'a notice of withdrawal, and what traders fear',
    'Abuja Beacon',
    '2028-06-21',
    'Traders fear for border after Guinea says it will quit bloc',
    `Lorry drivers at the border with Sierra Leone expect duties to return once Guinea has left the Economic Community of West African States.

Guinea gave notice of its withdrawal this month. Freetown has asked for talks on a transition.`,
  ),
  told(
    'a state that comes back to the same bloc',
    'Sahel Wire',
    '2028-06-12',
    'Mauritania opens talks on rejoining ECOWAS',
    `NOUAKCHOTT - Mauritania opened negotiations on Monday on rejoining the Economic Community of West African States, which it left in 2000.

A customs deal of 2017 is to be the basis.`,
  ),
  told(
    'a truce',
    'Gulf Wire',
    '2028-04-04',
    'Qatar announces ceasefire between Chad and Libya on border',
    `DOHA - Chad and Libya agreed on a ceasefire on their border on Tuesday, Qatar's foreign ministry said after two weeks of mediation.

The truce begins at midnight. Both will pull back ten kilometres.`,
  ),
  told(
    'a truce',
    'Ndjamena Echo',
    '2028-04-05',
    'Guns silent on border as truce with Libya begins',
    `A ceasefire between Chad and Libya held in its first hours on Wednesday, officers in Faya said.

Qatar brokered the truce. Prisoners are to be exchanged next week.`,
  ),
  told(
    'talks on another truce with the same broker',
    'Gulf Wire',
    '2028-04-06',
    'Qatar hosts talks of Thailand and Cambodia on truce',
    `DOHA - Thailand and Cambodia began talks in Doha on Thursday on a ceasefire along their border, Qatar's foreign ministry said.

Shelling went on near the temple of Preah Vihear.`,
  ),
  told(
    'a signature of one convention of a council',
    'Strasbourg Wire',
    '2028-09-01',
    'Monaco signs Council of Europe convention on artificial intelligence',
    `STRASBOURG - Monaco on Friday signed the Framework Convention on Artificial Intelligence of the Council of Europe, the 50th signatory.

The convention has been ratified by nine.`,
  ),
  told(
    'a ratification of another of its conventions',
    'Strasbourg Wire',
    '2028-09-01',
    'Albania ratifies Council of Europe convention on cultural property',
    `STRASBOURG - Albania on Friday ratified the Convention on Offences relating to Cultural Property of the Council of Europe.

It enters into force for Albania on 1 January.`,
  ),
];
