import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** What wink-nlp is asked for: tags and base forms alone, or all that it does with a text unless told otherwise. */
export type WinkPipe = 'tags' | 'everything';

/**
 * A clock for wink-nlp alone: milliseconds by `nowMs` that it needs to cut, tag and lemmatise texts, each as one document. It is
 * the yardstick of the bench. One engine serves all runs, as one serves all reading.
 */
export function winkAlone(
  pipe: WinkPipe,
  nowMs: () => number = () => performance.now(),
): (texts: readonly string[]) => number {
  const nlp = pipe === 'tags' ? winkNLP(model, ['sbd', 'pos']) : winkNLP(model);
  const its = nlp.its;
  return (texts) => {
    const startedAt = nowMs();
    for (const text of texts) {
      const tokens = nlp.readDoc(text).tokens();
      tokens.out();
      tokens.out(its.pos);
      tokens.out(its.lemma as typeof its.value);
    }
    return nowMs() - startedAt;
  };
}
