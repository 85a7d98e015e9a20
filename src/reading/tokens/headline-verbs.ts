import type { Token } from '../types.ts';

/** Verbs of diplomacy that headlines use in the present, where the tagger sees plural nouns ("Armenia signs"). */
const PRESENT_VERBS = new Map<string, string>(
  (
    'sign:signs join:joins seal:seals ratify:ratifies quit:quits leave:leaves back:backs cut:cuts sever:severs ' +
    'recall:recalls expel:expels host:hosts urge:urges agree:agrees reject:rejects restore:restores open:opens ' +
    'close:closes recognise:recognises recognize:recognizes suspend:suspends accept:accepts approve:approves ' +
    'announce:announces accede:accedes apply:applies vow:vows pledge:pledges deny:denies offer:offers visit:visits ' +
    'meet:meets hold:holds end:ends halt:halts drop:drops eye:eyes mull:mulls plan:plans ink:inks clinch:clinches ' +
    'strike:strikes reach:reaches summon:summons condemn:condemns sanction:sanctions exit:exits enter:enters become:becomes ' +
    'admit:admits invite:invites welcome:welcomes name:names vote:votes broker:brokers mediate:mediates lift:lifts ' +
    'freeze:freezes resume:resumes normalise:normalises normalize:normalizes withdraw:withdraws pull:pulls say:says'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string])
    .flatMap(([base, third]) => [
      [base, base],
      [third, base],
    ]),
);

const NOMINAL = new Set(['NOUN', 'PROPN']);

const CAPITAL = /^\p{Lu}/u;
const NAME = /^\p{Lu}\p{Ll}/u;

/** Whether the first letter is a capital; most are Latin and need no table. */
function isCapital(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 128 ? first >= 65 && first <= 90 : CAPITAL.test(text);
}

/** A verb with a capital inside running text is a part of a name ("the Shanghai Cooperation Organisation"). */
function correctNames(tokens: readonly Token[]): readonly Token[] {
  const isPartOfName = (token: Token, index: number): boolean =>
    token.pos === 'VERB' &&
    index > 0 &&
    tokens[index - 1]?.pos !== 'PUNCT' &&
    isCapital(token.text) &&
    NAME.test(token.text);
  if (!tokens.some(isPartOfName)) return tokens;
  return tokens.map((token, index) =>
    isPartOfName(token, index) ? { ...token, pos: 'PROPN', lemma: token.lower } : token,
  );
}

/** Corrects what the tagger gets wrong in news: names inside running text, and verbs of headlines. */
export function correctTags(tokens: readonly Token[], isHeadline: boolean): readonly Token[] {
  let capitals = 0;
  for (const token of tokens) if (isCapital(token.text)) capitals += 1;
  const isTitleCase = capitals * 2 > tokens.length;
  const named = isHeadline || isTitleCase ? tokens : correctNames(tokens);
  return correctHeadline(named, isHeadline);
}

/**
 * Corrects tags of a sentence that the tagger left without a verb, and of headlines: a known verb right after
 * a name and before an object is a verb. Everything else stays as tagged.
 */
function correctHeadline(tokens: readonly Token[], isHeadline: boolean): readonly Token[] {
  const hasVerb = tokens.some((token) => token.pos === 'VERB' || token.pos === 'AUX');
  if (hasVerb && !isHeadline) return tokens;
  let isDone = false;
  return tokens.map((token, index) => {
    const base = PRESENT_VERBS.get(token.lower);
    const before = tokens[index - 1];
    if (base === undefined || before === undefined || !NOMINAL.has(token.pos)) return token;
    if (before.lower === 'to') return { ...token, pos: 'VERB', lemma: base };
    const isThird = token.lower !== base || /s$/.test(before.lower) || before.pos === 'PROPN';
    const followsName = NOMINAL.has(before.pos) && isThird;
    if (isDone || hasVerb || !followsName || tokens[index + 1] === undefined) return token;
    isDone = true;
    return { ...token, pos: 'VERB', lemma: base };
  });
}
