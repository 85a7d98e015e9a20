/** Fewer letters than this say too little: names of places and people belong to every language. */
const MIN_LETTERS = 24;
/** More text decides nothing more and costs time. */
const MAX_SAMPLE = 4000;

/**
 * Loads the small model of Nito-ELD once (60 languages, n-grams; about half a second) and gives a function
 * that names the language of a text: ISO 639-1, or `und` where the text is short or the model not sure.
 */
export async function createLanguageDetector(): Promise<(text: string) => string> {
  // Imported here because a start of the program that reads no text should not pay for the model.
  const { eld } = await import('eld/small');
  return (text) => {
    const sample = text.slice(0, MAX_SAMPLE);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    // A letter of these scripts is a syllable or a word.
    const dense = sample.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
    );
    if (letters + (dense?.length ?? 0) * 2 < MIN_LETTERS) return 'und';
    const result = eld.detect(sample);
    return /^[a-z]{2}$/.test(result.language) && result.isReliable() ? result.language : 'und';
  };
}
