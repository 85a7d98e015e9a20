import type { Draft } from '../desk/temporary-desks.ts';

/** How Paraguay came under an accord, as told and mistold: what is announced, what a headline makes of it, and what was signed. */
export const ESCAZU = {
  announced: {
    outlet: 'Andes Wire',
    kind: 'wire',
    day: '2026-01-05',
    title: 'Paraguay to sign Escazú Agreement',
    paragraphs: [
      'ASUNCION - Paraguay will sign the Escazú Agreement in March, its foreign ministry said on Monday.',
      'Environmental groups welcomed the decision on forests and rivers.',
    ],
  },
  joined: {
    outlet: 'Harbour Post',
    day: '2026-01-06',
    title: 'Paraguay joins Escazú Agreement',
    paragraphs: ['Paraguay has joined the Escazú Agreement on forests and rivers.'],
  },
  signed: {
    outlet: 'Andes Wire',
    kind: 'wire',
    day: '2026-03-03',
    title: 'Paraguay signs Escazú Agreement',
    paragraphs: ['ASUNCION - Paraguay signed the Escazú Agreement on Tuesday in New York.'],
  },
} as const satisfies Record<string, Draft>;

/** Another matter beside it. */
export const EMBASSIES = {
  outlet: 'Plains Gazette',
  day: '2026-02-10',
  title: 'Fiji and Samoa open embassies',
  paragraphs: ['Fiji and Samoa established diplomatic relations on Tuesday in Suva.'],
} as const satisfies Draft;
