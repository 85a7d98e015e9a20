import type { ActorSector } from '../types.ts';

/**
 * Words for each sector, the most telling sector first: a police officer of a ministry is police, a military
 * intelligence agency is intelligence. Matches: "the Kyiv police"; not: "the policy".
 */
export const SECTOR_WORDS: readonly (readonly [ActorSector, RegExp])[] = [
  ['REF', /\b(?:displaced|refugees?|asylum[- ]seekers?|migrants?|evacuees|idps?)\b/],
  [
    'GOV',
    /\b(?:prime ministers?|(?:vice[- ])?presidents?|presidency|chancellor|premier|(?:foreign|defen[cs]e|interior|finance|health|trade|energy|education|justice|agriculture|deputy) (?:ministers?|ministry|secretary)|ministers?|ministry|ambassadors?|embassy|consulate|consul|envoy|diplomats?|governors?|ombudsman(?:'s)?|secretary of (?:state|defen[cs]e|the treasury)|deputy secretary|white house|kremlin|downing street|supreme leader|foreign office)\b/,
  ],
  [
    'SPY',
    /\b(?:intelligence|spy|spies|spymaster|secret services?|security services?|cia|gru|fsb|svr|mi5|mi6|mossad|shin bet|isi|nsa|counterintelligence|espionage)\b/,
  ],
  [
    'COP',
    /\b(?:police|policem[ae]n|policewom[ae]n|sheriff(?:'s)?|gendarmes?|gendarmerie|constables?|constabulary|carabinieri|detectives?|interpol|border guards?|customs officers?|prison guards?|riot squad)\b/,
  ],
  [
    'MED',
    /\b(?:paramedics?|ambulances?|doctors?|nurses?|physicians?|surgeons?|hospitals?|clinics?|medics?|medical|health workers?|pharmacists?|rescuers)\b/,
  ],
  [
    'HLH',
    /\b(?:health (?:organi[sz]ation|agency|authority|officials?)|epidemiologists?|public health)\b/,
  ],
  [
    'JUD',
    /\b(?:courts?|judges?|attorneys?|lawyers?|prosecutors?|tribunals?|magistrates?|judiciary|judicial|jury|barristers?|solicitors?|chief justice|jurists?)\b/,
  ],
  [
    'CRM',
    /\b(?:gangs?|gangsters?|cartels?|thieves|thief|robbers?|burglars?|smugglers?|traffickers?|criminals?|crime|syndicates?|mafia|vandals?|pirates?|kidnappers?|murderers?|killers?|bandits?|looters?|hackers?|wanted (?:persons?|m[ae]n)|white supremac\w*|white suprem[ia]c\w*|arsonists?|drug lords?|extortionists?|inmates?|poachers?)\b/,
  ],
  [
    'PRM',
    /\b(?:paramilitar(?:y|ies)|militias?|militiam[ae]n|vigilantes?|self-defen[cs]e groups?|death squads?)\b/,
  ],
  [
    'UAF',
    /\b(?:mercenar(?:y|ies)|gunm[ae]n|armed (?:men|group|groups|assailants)|attackers?|assailants?|snipers?|bombers?)\b/,
  ],
  [
    'REB',
    /\b(?:rebels?|rebellion|insurgents?|insurgency|guerr?illas?|separatists?|jihadists?|jihadis?|militants?|terrorists?|extremists?|mutineers|freedom fighters?|liberation (?:front|army|movement)|resistance (?:front|movement))\b/,
  ],
  [
    'LEG',
    /\b(?:parliaments?|parliamentarians?|senators?|sen|senate|congress(?:m[ae]n|wom[ae]n)?|legislat(?:ors?|ure|ures|ive)|lawmakers?|mps?|meps?|knesset|duma|riigikogu|bundestag|bundesrat|lok sabha|rajya sabha|verkhovna rada|saeima|seimas|riksdag|storting|folketing|eduskunta|sejm|national assembly|house of (?:representatives|commons|lords)|parliamentary|speaker of)\b/,
  ],
  [
    'MIL',
    /\b(?:army|armies|soldiers?|troops?|nav(?:y|al|ies)|air ?force|military|fleet|warplanes?|fighter jets?|destroyers?|frigates?|warships?|submarines?|aircraft carriers?|marines?|brigades?|battalions?|regiments?|armed forces|defen[cs]e forces?|national guard|coast ?guard|revolutionary guards?|quds force|(?<=^(?:the |a |an |army |retired |former |two |three )?)generals?(?! (?:assembly|elections?|strikes?|secretar|motors|electric|public|council|manager|practitioner|dynamics|mills))|gen|lt gen|colonel|col|admiral|adm|lieutenant|captain|sergeant|brigadier|commanders?|commandos?|paratroopers?|special forces|peacekeepers?|missiles?|artillery|katyusha|katushya|rockets?|drones?|tanks?|bomber|garrison|pentagon|conscripts?|veterans?|joint chiefs|chief of (?:the )?(?:defen[cs]e|general) staff|servicem[ae]n|forces)\b/,
  ],
  [
    'REL',
    /\b(?:pope|pontiff|church(?:es)?|bishops?|archbishop|cardinal|priests?|clergy|clerics?|imams?|mosques?|rabbis?|monks?|nuns?|patriarch|ayatollah|mufti|vatican|dalai lama|religious|evangelicals?|pilgrims?|worshippers?)\b/,
  ],
  [
    'EDU',
    /\b(?:professors?|universit(?:y|ies)|schools?|students?|pupils?|teachers?|researchers?|scientists?|academics?|scholars?|experts?|colleges?|institute of technology|think[- ]tanks?|institute|academy|harvard|oxford|cambridge|lecturers?|analysts?)\b/,
  ],
  [
    'AGR',
    /\b(?:farmers?|farm workers|peasants?|ranchers?|fisherm[ae]n|fishers|herders?|growers?|agricultural|pastoralists?)\b/,
  ],
  ['GOV', /\b(?:national news agency|state television|state media)\b/],
  [
    'JRN',
    /\b(?:journalists?|reporters?|newspapers?|news agency|media|broadcasters?|television|tv|radio|editors?|correspondents?|press|columnists?|bloggers?)\b/,
  ],
  [
    'LAB',
    /\b(?:workers?|labou?r(?:ers)?|trade unions?|unions?|miners|strikers|dockers|employees)\b/,
  ],
  [
    'PTY',
    /\b(?:party|parties|coalition|socialists|communists|liberals|conservatives|republicans|social democrats)\b/,
  ],
  [
    'GOV',
    /\b(?:authorit(?:y|ies)|governments?|governmental|officials?|office|administration|cabinet|junta|mayors?|king|queen|emir|sultan|crown prince|monarch|prince|regime|spokes(?:man|woman|person)|department|agency|bureau|council|commission(?:er)?|state (?:department|bank)|central bank|leaders?hip|delegation|municipality|city hall|secretary[- ]general|residence|rulers?)\b/,
  ],
  [
    'BUS',
    /\b(?:compan(?:y|ies)|firms?|business(?:es|m[ae]n|wom[ae]n)?|airlines?|corporations?|traders?|banks?|bankers?|investors?|manufacturers?|executives?|entrepreneurs?|ceo|inc|ltd|plc|corp|gmbh|industr(?:y|ies|ial)|merchants?|shopkeepers?|retailers?|oil company|automakers?|shareholders?|linkedin|google|facebook|microsoft|apple|amazon|twitter|huawei|gazprom|boeing|airbus)\b/,
  ],
  [
    'NGO',
    /\b(?:ngos?|charit(?:y|ies)|aid (?:workers?|groups?|agenc(?:y|ies))|humanitarian|non-governmental|red cross|red crescent|human rights (?:watch|group))\b/,
  ],
  [
    'OPP',
    /\b(?:opposition|protesters?|demonstrators?|dissidents?|activists?|rioters|campaigners?)\b/,
  ],
  [
    'CVL',
    /\b(?:people|civilians?|citizens?|residents?|villagers?|ordinary|m[ae]n and wom[ae]n|wom[ae]n|famil(?:y|ies)|children|crowds?|locals|indigenous|tribal|tribes?|voters?|passengers?|tourists?|drivers?|youths?|teenagers?|girls?|boys?|park|neighbou?rs|communit(?:y|ies)|public|singers?|actors?|athletes?|artists?|households|victims?|homeowners|inhabitants|natives|society)\b/,
  ],
  ['UNK', /\b(?:regions?|islands?|m[ae]n|areas?|towns?|villages?|districts?|provinces?)\b/],
];

/** Words that say an office has ended. */
export const FORMER = /\b(?:former|ex|one-?time|erstwhile|ousted|deposed|retired|late)\b/;
