import type { StoryCount } from './types.ts';

/** What is done with money: the amount of one is not that of another. */
const VERBS: readonly (readonly [noun: string, words: RegExp])[] = [
  ['payment', /\b(?:pay(?:s|ing|ment|ments)?|paid|rent|lease)\b/iu],
  ['loan', /\b(?:lend(?:s|ing)?|lent|loans?|borrow(?:s|ed|ing)?|credit)\b/iu],
  ['investment', /\b(?:invest(?:s|ed|ing|ment|ments)?)\b/iu],
  [
    'aid',
    /\b(?:grants?|gives?|gave|pledg(?:e|es|ed|ing)|donat(?:e|es|ed)|aid|provid(?:e|es|ed|ing))\b/iu,
  ],
  ['debt', /\b(?:ow(?:e|es|ed|ing)|debts?|arrears)\b/iu],
  ['value', /\b(?:worth|valued at|cost(?:s|ing)?)\b/iu],
];
/** "2.1 million euros", "$2.1 billion", "EUR 550,000"; the groups are currency, figure, scale, currency. */
const AMOUNT =
  /(?:([$€£]|\b(?:US\$|EUR|USD|GBP) ?))?\b(\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,3})?)(?: ?(million|billion|trillion|m|bn))?(?: (euros?|(?:US |American )?dollars?|pounds?|yuan|roubles?|rubles?|yen|rupees|francs?))?(?: (a|per) (year|month))?(?![.,]?\d)\b/giu;
const SCALES: Readonly<Record<string, number>> = {
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'euro',
  EUR: 'euro',
  $: 'dollar',
  US$: 'dollar',
  USD: 'dollar',
  '£': 'pound',
  GBP: 'pound',
};
const SPOKEN: readonly (readonly [least: number, name: string])[] = [
  [1e9, ' billion'],
  [1e6, ' million'],
];
/** Units before the amount in which the verb stands, within its sentence. */
const VERB_UNITS = 60;
/** What was paid before, is a part, a limit or a difference is not the amount of the matter. */
const NOT_THE_WHOLE =
  /\b(?:from|against|instead of|compared (?:with|to)|than|another|further|additional|extra|first|remaining|up to|at least|more|least|of|by) $/iu;

function currencyOf(sign: string | undefined, word: string | undefined): string | null {
  const known = SIGNS[(sign ?? '').trim()];
  if (known !== undefined) return known;
  const last = (word ?? '').toLowerCase().split(' ').at(-1) ?? '';
  return last === '' ? null : last.replace(/s$/, '');
}

/**
 * Amounts of money that an English text gives with what is done with them ("is to pay 2.1 million euros a year"), by verb,
 * currency and period, in order of the text. An amount of which a sentence says neither is not read. Takes time linear in
 * the text.
 */
export function amountsOf(text: string): StoryCount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match): StoryCount[] => {
    const [all, sign, figure = '', scale, word, , period] = match;
    const currency = currencyOf(sign, word);
    const start = match.index;
    if (currency === null) return [];
    const before = text.slice(Math.max(0, start - VERB_UNITS), start);
    const own = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
    if (NOT_THE_WHOLE.test(own)) return [];
    const verb = VERBS.find(([, words]) => words.test(own))?.[0];
    if (verb === undefined) return [];
    const value = Number(figure.replaceAll(',', '')) * (SCALES[(scale ?? '').toLowerCase()] ?? 1);
    return [
      {
        noun: [verb, currency, period?.toLowerCase() ?? ''].join(' ').trim(),
        value: Math.round(value),
        span: { start, end: start + all.length },
        isTotal: true,
        isAmount: true,
      },
    ];
  });
}

/** "2.1 million euros a year", for an amount of `amountsOf`. */
export function amountInWords({ value, noun }: Pick<StoryCount, 'value' | 'noun'>): string {
  const [, currency = '', period] = noun.split(' ');
  const [scale, name] = SPOKEN.find(([least]) => value >= least) ?? [1, ''];
  const figure = scale === 1 ? value.toLocaleString('en-GB') : String(value / scale);
  const many = /^(?:yuan|yen)$/.test(currency) ? currency : `${currency}s`;
  return `${figure}${name} ${many}${period === undefined ? '' : ` a ${period}`}`;
}
