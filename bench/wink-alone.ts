import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** Milliseconds that wink-nlp alone needs to cut, tag and lemmatise the texts: the yardstick of the bench. */
export function timeWinkAlone(texts: readonly string[]): number {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const its = nlp.its;
  const run = (text: string): number => {
    const doc = nlp.readDoc(text);
    return (
      doc.tokens().out(its.pos).length + doc.tokens().out(its.lemma as typeof its.value).length
    );
  };
  for (const text of texts.slice(0, 55)) run(text);
  const startedAt = performance.now();
  for (const text of texts) run(text);
  return performance.now() - startedAt;
}
