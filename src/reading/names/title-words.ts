import { NameTrie } from './name-trie.ts';

/** A noun that heads a title: who or what speaks for a state. */
export interface TitleHead {
  readonly words: string;
  /** Office after the lexicon; null for institutions and unnamed people. */
  readonly office: string | null;
  /** A single person, who may be named right after the title. */
  readonly isPerson: boolean;
}

const PEOPLE: Readonly<Record<string, string>> = {
  'head-of-state':
    'president|king|queen|emir|amir|sultan|crown prince|supreme leader|head of state|monarch|pope|pontiff|interim president|transitional president',
  'head-of-government': 'prime minister|premier|chancellor|head of government|taoiseach|pm',
  'foreign-minister':
    'foreign minister|foreign secretary|secretary of state|minister of foreign affairs|minister for foreign affairs|minister of external affairs|external affairs minister|foreign affairs minister|top diplomat|foreign policy chief',
  'defence-minister':
    'defense minister|defense secretary|secretary of defense|minister of defense|minister for defense|defense chief',
  'head-of-body':
    'secretary general|secretary-general|director general|director-general|chairman|chairwoman|chairperson|chair|commissioner|chief|secretary|executive secretary',
  envoy:
    'ambassador|envoy|special envoy|peace envoy|special representative|representative|high commissioner|consul',
};
const UNNAMED_PERSON =
  'leader|minister|official|diplomat|negotiator|chief negotiator|spokesman|spokeswoman|spokesperson|senator|lawmaker|deputy|speaker|ruler|general|vice president|vice-president|deputy prime minister|deputy foreign minister|deputy minister|vice premier|national security adviser|national security advisor|adviser|mp';
const PLURALS =
  'presidents|kings|prime ministers|premiers|foreign ministers|defense ministers|ministers|leaders|officials|diplomats|negotiators|envoys|ambassadors|heads of state|heads of government|heads of state and government|chief negotiators|senators|lawmakers|deputies|members of parliament|mps|spokesmen|delegations|governments|parliaments|representatives|rulers|mediators|delegates|foreign ministries|chancellors|emirs';
const INSTITUTIONS =
  'government|cabinet|parliament|foreign ministry|foreign office|ministry of foreign affairs|ministry for foreign affairs|ministry of external affairs|external affairs ministry|defense ministry|ministry of defense|ministry|embassy|consulate|presidency|mission|delegation|authorities|administration|leadership|senate|congress|legislature|state department|house of representatives|national assembly|assembly|diet|knesset|upper house|lower house|supreme court|military government|junta|negotiating team|side|foreign affairs ministry|monarchy|regime|presidential office|central bank|secretariat|commission';

const SUBJECTS =
  'trade|finance|interior|energy|economy|economic|environment|health|justice|transport|culture|education|agriculture|labor|climate|digital|industry|commerce|water|oil|development|migration|european affairs|europe';

/** Words that may stand between the name and the head of a title. */
export const TITLE_MODIFIERS = new Set(
  (
    'deputy acting interim new senior top chief special unnamed transitional caretaker coalition federal military ruling ' +
    'permanent national state first presidential parliamentary constitutional incoming outgoing then visiting government ' +
    'foreign defense security diplomatic army two three four five several some own newly elected appointed'
  ).split(' '),
);

/** Words before a title that make its bearer no voice of the state. */
export const FORMER_WORDS = new Set([
  'former',
  'ex',
  'late',
  'opposition',
  'exiled',
  'ousted',
  'onetime',
]);

function heads(): TitleHead[] {
  const items: TitleHead[] = [];
  for (const [office, words] of Object.entries(PEOPLE)) {
    items.push(...words.split('|').map((word) => ({ words: word, office, isPerson: true })));
  }
  for (const word of UNNAMED_PERSON.split('|'))
    items.push({ words: word, office: null, isPerson: true });
  for (const subject of SUBJECTS.split('|')) {
    for (const [noun, isPerson] of [
      ['minister', true],
      ['secretary', true],
      ['ministry', false],
      ['ministers', false],
    ] as const) {
      items.push({ words: `${subject} ${noun}`, office: null, isPerson });
    }
    items.push({ words: `minister of ${subject}`, office: null, isPerson: true });
    items.push({ words: `ministry of ${subject}`, office: null, isPerson: false });
  }
  for (const word of `${PLURALS}|${INSTITUTIONS}`.split('|')) {
    items.push({ words: word, office: null, isPerson: false });
  }
  return items;
}

/** Heads of titles, looked up without regard to case. */
export function compileTitleHeads(): NameTrie<TitleHead> {
  const trie = new NameTrie<TitleHead>((atom) => atom.lower);
  for (const head of heads()) trie.add(head.words, head);
  return trie;
}

const PLURAL_HEADS = new Set(PLURALS.split('|'));

/** Whether a head names several people or institutions ("presidents"), which several states may share. */
export function isPluralHead(head: TitleHead): boolean {
  return PLURAL_HEADS.has(head.words);
}
