/** Words of a paper's form, of how it came about or of praise: they say nothing of what is in it. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `accession accord accords agreement agreements agreed arrangement bilateral brokered charter communique compact
  comprehensive convention cooperation covenant deal declaration definitive draft final framework friendship full
  historic instrument interim joint landmark letter long memorandum mutual new note pact pacts paper papers partnership
  peace permanent protocol roadmap signed statement strategic text treaties treaty understanding
  and between for from its of on over the their this to with`.split(/\s+/),
);
/** "fisheries" and "fishing", "ports" and "port" are one topic. */
const STEM_LENGTH = 4;

function isTelling(word: string): boolean {
  return word.length > 2 && !PLAIN_WORDS.has(word);
}

function stemOf(word: string): string {
  return word.slice(0, STEM_LENGTH);
}

/**
 * What an accord found by its form is on, as beginnings of words: `fish` of `x-fji-nzl-fisheries-agreement`, nothing of
 * `x-fji-nzl-treaty`. `codes` are those of the states that it may be named after.
 */
export function topicsOfPaper(accord: string, codes: ReadonlySet<string>): string[] {
  const words = accord.replace(/^x-/, '').split('-');
  return words.filter((word) => isTelling(word) && !codes.has(word.toUpperCase())).map(stemOf);
}

/** How headlines say what is done with a paper. */
const VERBS: ReadonlySet<string> = new Set(
  `adopt adopts adopted agree agrees approve approved approves back backs close conclude concludes concluded ink inks inked
  join joins leave leaves quit quits ratified ratifies ratify reach reaches reached reject rejects rejected seal seals
  sealed sign signs signing strike strikes struck under`.split(/\s+/),
);
/** "air services agreement" and "agreement on air services" of a headline; the words are the first or the second group. */
const PAPER =
  /((?:[\p{L}-]{3,20} ){1,2})(?:agreement|accord|deal|memorandum|pact|protocol|treaty)s?\b(?: on ((?:[\p{L}-]{3,20} ?){1,2}))?/giu;

/** What the papers are on that a headline tells of; `names` are lower-case words that name somebody. */
export function topicsOfHeadline(title: string | null, names: ReadonlySet<string>): string[] {
  const told = [...(title ?? '').matchAll(PAPER)].flatMap(([, before = '', after = '']) =>
    `${before} ${after}`.toLowerCase().split(/[ -]/),
  );
  return told.filter((word) => isTelling(word) && !VERBS.has(word) && !names.has(word)).map(stemOf);
}

/** Whether both are on something, and on nothing in common. */
export function areOnOtherTopics(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const topic of a) if (b.has(topic)) return false;
  return true;
}
