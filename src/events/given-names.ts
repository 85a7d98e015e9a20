import type { AccordMention, Reading, Token } from '../reading/index.ts';
import type { Grammar } from './grammar.ts';

/** An accord by the name that a text gives to what it had only described. */
export type GivenName = Pick<AccordMention, 'accord' | 'name' | 'isKnown'>;

const CALLED =
  /^(?:, )?(?:(?:also|now|formally|officially|widely|better|commonly|to|be|and) )*(?:known as|called|dubbed|named|titled|entitled|styled|officially|formally)(?: the)?$/;
const APPOSED = /^(?:, the|, |– the|— the|\( the)$/;
/** "a defence pact with Fiji, the Suva Accord": between whom, before the comma. */
const WITH_WHOM = /^(?:with|between) (?:[^,]{2,40})(?=, the$)/;
const ARTICLE = /^(?:a|an|its|their|the|his|her)$/;

function isDescribed({ isKnown, rule }: AccordMention): boolean {
  return (
    !isKnown && rule !== 'form:name' && (rule.startsWith('form:') || rule.startsWith('anaphor:'))
  );
}

/** Whether what follows closes an apposition: a list goes on with "and", and an owner with "'s". */
function closes(tokens: readonly Token[], at: number): boolean {
  const [next, after] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower ?? ''];
  return !/^(?:and|or|&|['’]s?)$/.test(next) && !(next === ',' && /^(?:and|or)$/.test(after));
}

/** "a trade pact known as the Lima Compact", "a trade pact, the Lima Compact,". */
function isNamedAfter(tokens: readonly Token[], gap: readonly Token[], after: number): boolean {
  const words = gap
    .filter(({ lower }) => !/^["“”‘’']$/.test(lower))
    .map(({ lower }) => lower)
    .join(' ')
    .replace(WITH_WHOM, '')
    .replace(/ (?=, the$)/, '');
  return CALLED.test(words) || (APPOSED.test(words) && closes(tokens, after));
}

/** "the Lima Compact, a long-awaited trade pact between …". */
function isDescribedAfter(tokens: readonly Token[], gap: readonly Token[], after: number): boolean {
  const [comma, article, ...rest] = gap;
  return (
    comma?.lower === ',' &&
    ARTICLE.test(article?.lower ?? '') &&
    rest.every(({ pos, lower }) => /^(?:ADJ|NUM|ADV|VERB)$/.test(pos) || lower === '-') &&
    closes(tokens, after)
  );
}

/**
 * The names that a text itself gives to accords it describes ("a trade pact known as the Lima Compact", "the Lima
 * Compact, a trade pact between the two"), by the identifier of the description. A description that gets two names keeps
 * none; members do not sign bodies, so the name of an organisation is never given.
 */
export function givenNames(reading: Reading, grammar: Grammar): ReadonlyMap<string, GivenName> {
  const found = new Map<string, Map<string, GivenName>>();
  for (const sentence of reading.sentences) {
    const accords = reading.accords
      .filter((accord) => accord.sentence === sentence.index)
      .sort((a, b) => a.start - b.start);
    for (const [index, first] of accords.entries()) {
      const second = accords[index + 1];
      if (second === undefined || isDescribed(first) === isDescribed(second)) continue;
      const gap = sentence.tokens.filter(
        ({ start, end }) => start >= first.end && end <= second.start,
      );
      const after = sentence.tokens.findIndex(({ start }) => start >= second.end);
      const at = after < 0 ? sentence.tokens.length : after;
      const isGiven = isDescribed(first)
        ? isNamedAfter(sentence.tokens, gap, at)
        : isDescribedAfter(sentence.tokens, gap, at);
      if (!isGiven) continue;
      const [described, named] = isDescribed(first) ? [first, second] : [second, first];
      if (grammar.accords.get(named.accord)?.ladder === 'organisation') continue;
      const names = found.get(described.accord) ?? new Map<string, GivenName>();
      names.set(named.accord, named);
      found.set(described.accord, names);
    }
  }
  const given = new Map<string, GivenName>();
  for (const [id, names] of found) {
    const [name, ...others] = names.values();
    if (name !== undefined && others.length === 0) given.set(id, name);
  }
  return given;
}
