/** Nouns that head the name of an accord when capitalised. */
export const NAME_HEADS = new Set(
  (
    'compact compacts accord accords treaty treaties pact pacts convention protocol charter agreement agreements declaration ' +
    'framework initiative partnership alliance memorandum covenant understanding statute concordat entente armistice union arrangement'
  ).split(' '),
);

/** Heads that take "of", "on" and the like behind them ("Treaty of X", "Convention on X"). */
export const LEADING_HEADS = new Set(
  'treaty convention agreement protocol charter declaration memorandum covenant pact statute compact accord'.split(
    ' ',
  ),
);

/** Nouns that head a description in small letters. */
export const PLAIN_HEADS = new Set(
  'treaty treaties pact pacts accord accords agreement agreements deal deals convention protocol compact memorandum memoranda charter partnership armistice arrangement'.split(
    ' ',
  ),
);

/** Subjects that make a description specific ("a defence pact"), as opposed to "a historic agreement". */
export const TOPICS = new Set(
  (
    'trade peace defense security border boundary extradition normalization mineral minerals nuclear association investment ' +
    'visa maritime readmission water cooperation migration gas oil grain arms friendship fisheries fishing tax customs transit ' +
    'transport aviation energy ceasefire truce climate biodiversity ocean plastics pandemic military basing partnership ' +
    'nonaggression non-aggression neutrality disarmament missile data technology cybercrime currency swap debt labor travel ' +
    'understanding strategic free-trade prisoner prisoners exchange demarcation delimitation alliance aid ban waiver ' +
    'economic pipeline electricity power rail railway corridor ports port bases research space health patent copyright ' +
    'intelligence-sharing intelligence land hydrogen uranium lithium tariff commerce wildlife river dam seabed whaling mine'
  ).split(' '),
);

/** Words that may stand between determiner, subject and head of a description. */
export const PLAIN_MODIFIERS = new Set(
  (
    'free mutual bilateral trilateral multilateral comprehensive global international regional new joint economic long-term ' +
    'interim provisional draft framework preferential landmark historic final full strategic sharing control waiver protection ' +
    'ban reduction double taxation facilitation transfer assistance services goods digital political civil commercial legal ' +
    'status forces visiting common open high closer broad wide sweeping limited year long lasting permanent formal secret ' +
    'critical rare earths and pre post war cross'
  ).split(' '),
);

/** Capitalised or not, such words alone tell the kind of a paper and not which: "Free Trade Agreement". */
export function isKindAlone(words: readonly string[]): boolean {
  return words.every(
    (word) =>
      TOPICS.has(word) ||
      PLAIN_MODIFIERS.has(word) ||
      NAME_HEADS.has(word) ||
      PLAIN_HEADS.has(word) ||
      CONNECTORS.has(word),
  );
}

/** Connecting words inside the name of an accord. */
export const CONNECTORS = new Set('of and for the on in to against'.split(' '));

/** Words that never belong to a name although they begin with a capital. */
export const NOT_IN_NAME =
  /^(?:the|a|an|this|that|its|their|his|her|our|both|each|every|any|some|no|new|under|when|while|after|before|since|with|in|on|by|from|at|as|but|if|to|for|and|although|despite|unlike|like|join|joins|joined|joining|sign|signs|signed|signing|ratify|ratifies|ratified|enter|enters|entering|quit|quits|leave|leaves|leaving|seal|seals|sealed|back|backs|reject|rejects|exit|exits|withdraw|withdraws|suspend|suspends|approve|approves|accede|accedes|announce|announces|says?|said|will|would|monday|tuesday|wednesday|thursday|friday|saturday|sunday|president|minister|king|january|february|march|april|june|july|august|september|october|november|december)$/;

/** What "the pact", "the bloc" and the like may mean. */
export const ANAPHOR_HEADS: ReadonlyMap<string, 'plural' | 'instrument' | 'organisation'> = new Map(
  Object.entries({
    accords: 'plural',
    agreements: 'plural',
    treaties: 'plural',
    accord: 'instrument',
    treaty: 'instrument',
    pact: 'instrument',
    agreement: 'instrument',
    deal: 'instrument',
    convention: 'instrument',
    compact: 'instrument',
    framework: 'instrument',
    charter: 'instrument',
    protocol: 'instrument',
    statute: 'instrument',
    declaration: 'instrument',
    initiative: 'instrument',
    memorandum: 'instrument',
    covenant: 'instrument',
    partnership: 'instrument',
    bloc: 'organisation',
    alliance: 'organisation',
    organization: 'organisation',
    organisation: 'organisation',
    group: 'organisation',
    grouping: 'organisation',
    club: 'organisation',
    agency: 'organisation',
    union: 'organisation',
  } as const),
);
