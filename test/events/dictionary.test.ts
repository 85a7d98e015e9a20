import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeByDictionary, compileDictionary } from '../../src/events/index.ts';

/** A dictionary of our own in the form of the TABARI and PETRARCH coders. */
const DICTIONARY = compileDictionary({
  actors: [
    '<!-- invented lands -->',
    'RURITANIA [RUR] # remark',
    '+RURITANIAN',
    '+STRELSAU',
    'FREEDONIA [FRE]',
    'SYLVANIA [SYL]',
    'RUFUS_FIREFLY [FREOPP <19331117]',
    '\t[FREGOV 19331117 - 19401231]',
    '\t[FREELI >19401231]',
    'THE_TWO_ISLES [NIS/SIS]',
    'BOROGRAVIA [---]',
  ].join('\n'),
  agents: [
    '!MINST! = MINISTER, MINISTRY',
    'FOREIGN_!MINST! [~GOV]',
    'SOLDIER [~MIL]',
    'LAWMAKER [~LEG]',
    'POLICE {} [~COP]',
    'RELIEF_AGENCY [NGO~]',
    'GOVERNMENT [~GOV]',
  ].join('\n'),
  verbs: [
    '&TIES',
    '+TRADE',
    '+DIPLOMATIC',
    '--- CUT [---] ---',
    'CUT {CUTS CUTTING}',
    '- * &TIES TIES [161]',
    '- * OFF_FUEL [162]',
    '--- ATTACK [190] ---',
    'ATTACK',
    '- NOT * [087]',
    '--- MEET [040:040] ---',
    'MEET {MEETS MET MEETING}',
    '--- SPLIT [166] ---',
    'SPLIT',
    '- % * [161]',
  ].join('\n'),
  discards: 'CHESS_CUP\n+WORLD FAIR # remark',
});

function code(text: string, day = '19950101'): string[] {
  return codeByDictionary(text, day, DICTIONARY).map(
    ({ source, event, target }) => `${source} ${event} ${target}`,
  );
}

describe('codeByDictionary', () => {
  it.each([
    ['a verb', 'Ruritania attacked Freedonia.', ['RUR 190 FRE']],
    ['a synonym and an ending', 'Strelsau attacks the Freedonian capital.', ['RUR 190 FRE']],
    ['the passive', 'Freedonia was attacked by Ruritanian soldiers.', ['RURMIL 190 FRE']],
    ['a longer pattern', 'Ruritania did not attack Freedonia.', ['RUR 087 FRE']],
    ['a set of words', 'Sylvania cut all trade ties with Ruritania.', ['SYL 161 RUR']],
    ['words that are tied', 'Sylvania cut off fuel for Ruritania.', ['SYL 162 RUR']],
    ['words that are tied and do not touch', 'Sylvania cut off cheap fuel for Ruritania.', []],
    ['both ways', 'Ruritania met Sylvania.', ['RUR 040 SYL', 'SYL 040 RUR']],
    [
      'agents',
      "Ruritania's foreign minister met Sylvanian police.",
      ['RURGOV 040 SYLCOP', 'SYLCOP 040 RURGOV'],
    ],
    ['an agent before', 'A relief agency in Sylvania attacked Ruritania.', ['NGOSYL 190 RUR']],
    [
      'agents of several',
      'Lawmakers in Ruritania and Sylvania attacked Freedonia.',
      ['RURLEG 190 FRE', 'SYLLEG 190 FRE'],
    ],
    ['a name of two', 'Ruritania attacked the Two Isles.', ['RUR 190 NIS', 'RUR 190 SIS']],
    ['a group by itself', 'Ruritania and Sylvania split.', ['RUR 161 SYL', 'SYL 161 RUR']],
    ['nobody acted upon', 'Ruritania attacked at dawn.', []],
    ['a name without a code', 'Ruritania attacked Borogravia.', []],
    ['what is discarded', 'Ruritania attacked Sylvania at the Chess Cup.', []],
  ])('%s', (_name, text, expected) => {
    expect(code(text)).toEqual(expected);
  });

  it.each([
    ['19331116', 'FREOPP'],
    ['19331117', 'FREGOV'],
    ['19500101', 'FREELI'],
  ])('takes the code of the day %s', (day, actor) => {
    expect(code('Rufus Firefly attacked Sylvania.', day)).toEqual([`${actor} 190 SYL`]);
  });

  it('throws nothing on any text, and on any dictionary', () => {
    const text = fc.string({ unit: fc.constantFrom(..."[]{}<>-+*&_!#~%$:,. \n\tABab19'") });
    fc.assert(
      fc.property(text, text, (words, lines) => {
        const broken = compileDictionary({
          actors: lines,
          agents: lines,
          verbs: lines,
          discards: lines,
        });
        codeByDictionary(words, '19950101', broken);
        code(words);
      }),
      { numRuns: 200 },
    );
  });
});
