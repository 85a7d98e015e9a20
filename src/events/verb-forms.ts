/** How a form of a verb stands in a sentence; a form may be several ("signed" is past and participle). */
export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing';

/** Irregular verbs that news of diplomacy uses: base, past, participle. */
const IRREGULAR: readonly (readonly [string, string, string])[] = [
  ['be', 'was', 'been'],
  ['become', 'became', 'become'],
  ['begin', 'began', 'begun'],
  ['break', 'broke', 'broken'],
  ['bring', 'brought', 'brought'],
  ['choose', 'chose', 'chosen'],
  ['come', 'came', 'come'],
  ['cut', 'cut', 'cut'],
  ['do', 'did', 'done'],
  ['draw', 'drew', 'drawn'],
  ['fall', 'fell', 'fallen'],
  ['find', 'found', 'found'],
  ['fly', 'flew', 'flown'],
  ['forgo', 'forwent', 'forgone'],
  ['get', 'got', 'got'],
  ['give', 'gave', 'given'],
  ['go', 'went', 'gone'],
  ['have', 'had', 'had'],
  ['hold', 'held', 'held'],
  ['keep', 'kept', 'kept'],
  ['kick', 'kicked', 'kicked'],
  ['leave', 'left', 'left'],
  ['let', 'let', 'let'],
  ['make', 'made', 'made'],
  ['meet', 'met', 'met'],
  ['put', 'put', 'put'],
  ['quit', 'quit', 'quit'],
  ['say', 'said', 'said'],
  ['seek', 'sought', 'sought'],
  ['send', 'sent', 'sent'],
  ['set', 'set', 'set'],
  ['shut', 'shut', 'shut'],
  ['speak', 'spoke', 'spoken'],
  ['strike', 'struck', 'struck'],
  ['take', 'took', 'taken'],
  ['tear', 'tore', 'torn'],
  ['tell', 'told', 'told'],
  ['think', 'thought', 'thought'],
  ['throw', 'threw', 'thrown'],
  ['win', 'won', 'won'],
  ['withdraw', 'withdrew', 'withdrawn'],
  ['write', 'wrote', 'written'],
  ['bend', 'bent', 'bent'],
  ['bind', 'bound', 'bound'],
  ['bleed', 'bled', 'bled'],
  ['blow', 'blew', 'blown'],
  ['build', 'built', 'built'],
  ['buy', 'bought', 'bought'],
  ['cast', 'cast', 'cast'],
  ['catch', 'caught', 'caught'],
  ['cling', 'clung', 'clung'],
  ['cost', 'cost', 'cost'],
  ['deal', 'dealt', 'dealt'],
  ['drive', 'drove', 'driven'],
  ['eat', 'ate', 'eaten'],
  ['feel', 'felt', 'felt'],
  ['feed', 'fed', 'fed'],
  ['fight', 'fought', 'fought'],
  ['flee', 'fled', 'fled'],
  ['fling', 'flung', 'flung'],
  ['forget', 'forgot', 'forgotten'],
  ['forsake', 'forsook', 'forsaken'],
  ['freeze', 'froze', 'frozen'],
  ['grow', 'grew', 'grown'],
  ['hear', 'heard', 'heard'],
  ['hit', 'hit', 'hit'],
  ['know', 'knew', 'known'],
  ['lead', 'led', 'led'],
  ['lend', 'lent', 'lent'],
  ['lose', 'lost', 'lost'],
  ['mean', 'meant', 'meant'],
  ['overthrow', 'overthrew', 'overthrown'],
  ['pay', 'paid', 'paid'],
  ['read', 'read', 'read'],
  ['ride', 'rode', 'ridden'],
  ['rise', 'rose', 'risen'],
  ['run', 'ran', 'run'],
  ['see', 'saw', 'seen'],
  ['sell', 'sold', 'sold'],
  ['shake', 'shook', 'shaken'],
  ['shoot', 'shot', 'shot'],
  ['show', 'showed', 'shown'],
  ['sit', 'sat', 'sat'],
  ['slip', 'slipped', 'slipped'],
  ['spend', 'spent', 'spent'],
  ['spurn', 'spurned', 'spurned'],
  ['stand', 'stood', 'stood'],
  ['steal', 'stole', 'stolen'],
  ['stick', 'stuck', 'stuck'],
  ['strive', 'strove', 'striven'],
  ['swear', 'swore', 'sworn'],
  ['undertake', 'undertook', 'undertaken'],
  ['wind', 'wound', 'wound'],
  ['wring', 'wrung', 'wrung'],
  ['bid', 'bade', 'bidden'],
  ['beat', 'beat', 'beaten'],
  ['overrun', 'overran', 'overrun'],
  ['forbid', 'forbade', 'forbidden'],
  ['uphold', 'upheld', 'upheld'],
  ['withhold', 'withheld', 'withheld'],
  ['understand', 'understood', 'understood'],
  ['rebuild', 'rebuilt', 'rebuilt'],
  ['slay', 'slew', 'slain'],
  ['spin', 'spun', 'spun'],
  ['split', 'split', 'split'],
  ['spread', 'spread', 'spread'],
  ['sweep', 'swept', 'swept'],
  ['tread', 'trod', 'trodden'],
  ['wake', 'woke', 'woken'],
  ['wear', 'wore', 'worn'],
];

const BY_BASE = new Map(IRREGULAR.map((row) => [row[0], row]));
const PASTS = new Set(IRREGULAR.map((row) => row[1]));
const PARTICIPLES = new Set(IRREGULAR.map((row) => row[2]));

/** Final consonant is doubled in these verbs of more than one syllable. */
const DOUBLING = new Set([
  'expel',
  'initial',
  'admit',
  'readmit',
  'permit',
  'commit',
  'submit',
  'swap',
  'slap',
  'drop',
  'scrap',
  'quit',
  'shut',
  'cut',
  'put',
  'set',
  'begin',
  'let',
  'get',
  'rebut',
  'ban',
  'scrub',
  'rip',
  'strip',
  'slip',
  'blot',
  'embed',
  'hit',
  'nod',
  'pin',
  'plan',
  'ship',
  'step',
  'stop',
  'wrap',
  'slam',
  'kidnap',
  'run',
  'sit',
  'win',
]);
const MAY_DOUBLE = /(?:[^aeiou][aeiou][bdgmnprt]|[aeiou]l)$/;
const ALSO_SINGLE = new Set(['initial']);

function withSuffix(base: string, suffix: 'ed' | 'ing'): string[] {
  const last = base.at(-1) ?? '';
  if (suffix === 'ed' && last === 'e') return [`${base}d`];
  if (suffix === 'ing' && last === 'e' && !base.endsWith('ee')) return [`${base.slice(0, -1)}ing`];
  if (suffix === 'ed' && last === 'y' && !/[aeiou]y$/.test(base))
    return [`${base.slice(0, -1)}ied`];
  if (DOUBLING.has(base)) {
    const doubled = `${base}${last}${suffix}`;
    return ALSO_SINGLE.has(base) ? [doubled, `${base}${suffix}`] : [doubled];
  }
  // "travelled" and "traveled", "transferred": which syllable is stressed is not known here, and a form too many does no harm.
  if (MAY_DOUBLE.test(base)) return [`${base}${last}${suffix}`, `${base}${suffix}`];
  return [`${base}${suffix}`];
}

function thirdPerson(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

/** All forms of a verb given by its base, lower case, each with how it may stand. */
export function formsOf(base: string): ReadonlyMap<string, readonly VerbForm[]> {
  const forms = new Map<string, VerbForm[]>();
  const add = (word: string, form: VerbForm): void => {
    forms.set(word, [...(forms.get(word) ?? []), form]);
  };
  add(base, 'base');
  add(thirdPerson(base), 's');
  if (base === 'be') for (const word of ['are', 'am']) add(word, 's');
  if (base === 'be') add('were', 'past');
  const irregular = BY_BASE.get(base);
  for (const past of irregular ? [irregular[1]] : withSuffix(base, 'ed')) add(past, 'past');
  for (const participle of irregular ? [irregular[2]] : withSuffix(base, 'ed'))
    add(participle, 'participle');
  for (const ing of withSuffix(base, 'ing')) add(ing, 'ing');
  return forms;
}

/** How a word that is known to be a verb may stand, by its shape alone. */
export function shapeOf(lower: string): readonly VerbForm[] {
  if (lower.endsWith('ing') && lower.length > 4) return ['ing'];
  const shapes: VerbForm[] = [];
  if (PASTS.has(lower)) shapes.push('past');
  if (PARTICIPLES.has(lower)) shapes.push('participle');
  if (shapes.length > 0) return shapes;
  if (lower.endsWith('ed')) return ['past', 'participle'];
  if (lower.endsWith('s') && !lower.endsWith('ss')) return ['s'];
  return ['base'];
}
