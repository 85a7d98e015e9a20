import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import type { Span } from '../../kernel/index.ts';
import type { Token } from '../types.ts';

/**
 * The engine keeps every word that it ever met, so it is made anew after so many tokens: about half a minute of
 * reading against a quarter of a second, and memory stays bounded on texts without end.
 */
const TOKENS_PER_ENGINE = 5_000_000;

/** Words and marks of one sentence with part of speech and base form, at their places in the text. */
export type Tokeniser = (text: string, span: Span) => Token[];

function isCapitals(words: string): boolean {
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words) && / /.test(words);
}

/** A tokeniser over wink-nlp; the model is loaded at the first call. Words are found again in the text, so offsets are exact. */
export function createTokeniser(): Tokeniser {
  let engine: ReturnType<typeof winkNLP> | null = null;
  let count = 0;
  return (text, span) => {
    if (engine === null || count > TOKENS_PER_ENGINE) {
      engine = winkNLP(model, ['sbd', 'pos']);
      count = 0;
    }
    const { its } = engine;
    const words = text.slice(span.start, span.end);
    // Capitals throughout make every word a name to the tagger; lower case has the same length in most scripts.
    const lowered = isCapitals(words) ? words.toLowerCase() : words;
    const given = lowered.length === words.length ? lowered : words;
    const found = engine.readDoc(given).tokens();
    const values = found.out();
    const tags = found.out(its.pos as unknown as ItsFunction<string>);
    const lemmas = found.out(its.lemma as unknown as ItsFunction<string>);
    count += values.length;
    const tokens: Token[] = [];
    let cursor = 0;
    for (const [index, value] of values.entries()) {
      if (/^\s*$/.test(value)) continue;
      const at = given.indexOf(value, cursor);
      if (at < 0) continue;
      cursor = at + value.length;
      tokens.push({
        start: span.start + at,
        end: span.start + cursor,
        text: words.slice(at, cursor),
        lower: value.toLowerCase(),
        lemma: String(lemmas[index] ?? value).toLowerCase(),
        pos: String(tags[index] ?? 'X'),
      });
    }
    return tokens;
  };
}
