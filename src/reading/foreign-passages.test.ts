import { beforeAll, describe, expect, it } from 'vitest';
import { createLanguageDetector } from './article/language-detector.ts';
import { foreignPassages } from './foreign-passages.ts';

let detect: (text: string) => string;
beforeAll(async () => {
  detect = await createLanguageDetector();
});

const ENGLISH =
  'The foreign ministers of Norland and Sudland signed a treaty on water in the capital on Thursday.';

async function found(text: string): Promise<[string, string][]> {
  const passages = await foreignPassages(text, async (words) => detect(words));
  return passages.map(({ start, end, language }) => [language, text.slice(start, end)]);
}

describe('passages in another language', () => {
  const french =
    '“Nous avons signé ce traité parce que nos deux peuples le voulaient depuis longtemps.”';
  const german =
    'Der Vertrag tritt erst in Kraft, wenn beide Parlamente ihm zugestimmt haben, sagte der Minister.';
  const arabic = '“وقع الوزراء المعاهدة في العاصمة يوم الخميس بعد محادثات طويلة”';
  const cases: [name: string, text: string, expected: [string, string][]][] = [
    ['none', `Title\n\n${ENGLISH}\n\n${ENGLISH}`, []],
    [
      'a quotation in French',
      `Title\n\n${ENGLISH}\n\n${french} the minister said in Paris.`,
      [['fr', french]],
    ],
    ['a paragraph in German', `${ENGLISH}\n\n${german}\n\n${ENGLISH}`, [['de', german]]],
    ['a quotation in Arabic', `The minister wrote: ${arabic}`, [['ar', arabic]]],
    [
      'names in a row are no language',
      `${ENGLISH}\n\nAhmed al-Sharaa, Giorgia Meloni, Lula da Silva`,
      [],
    ],
    [
      'headlines without small words',
      'Norland, Sudland sign water treaty, parliaments expected ratify accord\n\nMinister: Ostria votes yes, Iveria abstains, Westmark absent',
      [],
    ],
    [
      'an English quotation',
      'Le ministre: “We have signed the treaty and it will enter into force.”',
      [],
    ],
    ['a short loan', 'He called it a “fait accompli” and a “casus belli” in the chamber.', []],
    [
      'a list of states',
      `${ENGLISH}\n\nFrance, Germany, Italy, Spain, Portugal, Greece, Bulgaria`,
      [],
    ],
  ];
  it.each(cases)('%s', async (_, text, expected) => {
    expect(await found(text)).toEqual(expected);
  });

  it('asks about few of them, however many there are', async () => {
    let asked = 0;
    await foreignPassages(`${german}\n\n`.repeat(2000), async () => {
      asked += 1;
      return 'de';
    });
    expect(asked).toBe(200);
  });
});
