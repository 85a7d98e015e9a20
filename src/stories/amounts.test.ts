import { describe, expect, it } from 'vitest';
import { amountInWords, amountsOf } from './amounts.ts';

describe('amounts of money', () => {
  it.each([
    [
      'The bank is to pay 2.1 million euros a year, up from 550,000 euros.',
      'payment: 2.1 million euros a year',
    ],
    ['The bank will lend Kenya $1.2bn.', 'loan: 1.2 billion dollars'],
    ['Oman owes the fund 180 million dollars.', 'debt: 180 million dollars'],
    ['A contract worth £750,000 was signed.', 'value: 750,000 pounds'],
    ['The minister announced 12 million euros for water.', ''],
    ['They pay 3 million a year.', ''],
    ['Rome paid another 2 million euros.', ''],
  ])('%s', (text, told) => {
    const found = amountsOf(text).map((one) => `${one.noun.split(' ')[0]}: ${amountInWords(one)}`);
    expect(found.join('; ')).toBe(told);
  });

  it('takes time linear in the text', () => {
    const text = 'pay 1,111,111,111,111 million '.repeat(20_000);
    expect(amountsOf(text)).toEqual([]);
  });
});
