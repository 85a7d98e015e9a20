import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/**
 * A clock for wink-nlp alone: milliseconds that it needs to cut, tag and lemmatise texts, each as one document. It is
 * the yardstick of the bench. One engine serves all runs, as one serves all reading.
 */
export function winkAlone(): (texts: readonly string[]) => number {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const its = nlp.its;
  return (texts) => {
    const startedAt = performance.now();
    for (const text of texts) {
      const tokens = nlp.readDoc(text).tokens();
      tokens.out();
      tokens.out(its.pos);
      tokens.out(its.lemma as typeof its.value);
    }
    return performance.now() - startedAt;
  };
}
