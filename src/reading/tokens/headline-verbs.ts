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

/** A verb with a capital inside running text is a part of a name ("the Shanghai Cooperation Organisation"). */
export function correctNames(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    const opens = before === undefined || before.pos === 'PUNCT' || index === 0;
    if (token.pos !== 'VERB' || opens || !/^\p{Lu}\p{Ll}/u.test(token.text)) return token;
    return { ...token, pos: 'PROPN', lemma: token.lower };
  });
}

/**
 * Corrects tags of a sentence that the tagger left without a verb, and of headlines: a known verb right after
 * a name and before an object is a verb. Everything else stays as tagged.
 */
export function correctHeadline(tokens: readonly Token[], isHeadline: boolean): readonly Token[] {
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
