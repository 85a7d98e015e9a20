/** Prints the states and accords that a sentence names, and the acts that it tells. */
import { loadLexicon } from 'chancery';
import { compileGrammar, extractActs } from 'chancery/events';
import { civilDay } from 'chancery/kernel';
import { createReader } from 'chancery/reading';

const text = 'Armenia signed the Paris Agreement on 22 April 2016.';
const lexicon = await loadLexicon();
const referenceDay = civilDay('2016-04-23');
const reading = createReader(lexicon).read({
  dispatch: 'd-000000000001',
  text,
  titleSpan: null,
  language: 'en',
  referenceDay,
  referenceFrom: 'given',
});
const dispatch = { dispatch: 'd-000000000001', text, reading: reading.items, referenceDay };
const { items: acts } = extractActs(dispatch, compileGrammar(lexicon));
for (const { subjects, stage, modality, accord, day } of acts)
  console.log(subjects.join(' '), accord?.id, stage, modality, day?.value);
