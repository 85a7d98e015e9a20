import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/desk/lexicon/load-lexicon.ts';
import { quadOf } from '../../src/events/index.ts';
import { codeText } from './engine.ts';

const lexicon = await loadLexicon();

function contextsOf(text: string): readonly string[] {
  return codeText(text, '2026-03-06').acts[0]?.contexts ?? [];
}

/** What an act must have, and what it must not. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['Chile ratified the Paris Agreement on Tuesday.', ['legal', 'enviro_disaster'], ['military']],
  [
    'Oman will host talks between Iran and the United States on Friday.',
    ['diplomatic', 'future'],
    ['historical'],
  ],
  ['Peru and Chile signed a defence pact on Monday.', ['military', 'diplomatic'], ['economic']],
  ['Kenya and India signed a trade agreement on Monday.', ['economic'], ['cyber', 'military']],
  ['Estonia signed the Cybercrime Convention in 2001.', ['cyber', 'historical'], ['future']],
  [
    'Canada imposed sanctions on Iran on Monday over political prisoners.',
    ['economic', 'rights_freedoms'],
    ['future'],
  ],
  [
    'Niger and Italy signed an agreement on the readmission of migrants on Monday.',
    ['migration'],
    ['disease'],
  ],
  ['Iraq expelled the Swedish ambassador on Monday.', ['diplomatic'], ['legal']],
  [
    'Ghana’s parliament ratified the African Continental Free Trade Agreement on Monday.',
    ['legislative', 'legal', 'economic'],
    [],
  ],
  [
    'Japan condemned the nuclear test of North Korea on Monday.',
    ['cbrn', 'diplomatic'],
    ['election'],
  ],
  [
    'Latvia withdrew from the Istanbul Convention on violence against women on Monday.',
    ['gender', 'legal'],
    [],
  ],
  ['Chad could sign a counter-terrorism pact with Niger.', ['terrorism', 'hypothetical'], []],
  [
    'Fiji and Japan signed an agreement on artificial intelligence on Monday.',
    ['diplomatic'],
    ['intelligence'],
  ],
  [
    'Uganda and Rwanda signed an agreement on the demarcation of their border on Monday.',
    ['resource'],
    ['migration'],
  ],
];

describe('contexts after PLOVER', () => {
  it.each(CASES)('%s', (text, has, lacks) => {
    const contexts = contextsOf(text);
    expect(contexts).toEqual(expect.arrayContaining([...has]));
    for (const context of lacks) expect(contexts).not.toContain(context);
  });

  it('stand in the order of the lexicon, each with its reason', () => {
    const order = (lexicon.contexts ?? []).map(({ id }) => id);
    const [act] = codeText('Chile ratified the Paris Agreement on Tuesday.', '2026-03-06').acts;
    const contexts = act?.contexts ?? [];
    expect(order.filter((id) => contexts.includes(id))).toEqual(contexts);
    const reasons = act?.reasons.filter(({ what }) => what === 'context') ?? [];
    expect(reasons.map(({ rule }) => rule)).toEqual(contexts);
    expect(reasons.find(({ rule }) => rule === 'legal')?.words).toBe('action ratification');
  });
});

describe('event types after PLOVER', () => {
  const types = new Map((lexicon.eventTypes ?? []).map((type) => [type.root, type]));

  it('are sixteen, with the quad classes that acts are counted by', () => {
    expect(types.size).toBe(16);
    for (const { root, quad } of types.values()) expect(quadOf(root)).toBe(quad);
  });

  it('have every mode that an action, a promise or a threat of it is given', () => {
    for (const row of lexicon.actions) {
      const modes = (root: typeof row.root) => types.get(root)?.modes.map(({ id }) => id) ?? [];
      if (row.mode !== undefined) expect(modes(row.root)).toContain(row.mode);
      if (row.modeAhead !== undefined)
        expect(modes(row.rootAhead ?? row.root)).toContain(row.modeAhead);
    }
  });
});
