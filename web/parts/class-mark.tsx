import type { JSX } from 'preact';
import type { EvidenceClass } from '../../src/kernel/index.ts';
import { CLASS_WORDS } from '../text/stage-words.ts';

const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' } as const;

/** One mark each; squares for papers, triangles for those concerned, dots for voices. */
const SHAPES: Readonly<Record<EvidenceClass, JSX.Element>> = {
  depositary: (
    <>
      <path d="M2 2h12v12H2z" {...LINE} />
      <path d="M5 5h6v6H5z" fill="currentColor" />
    </>
  ),
  register: <path d="M2 2h12v12H2zM4.5 6h7M4.5 10h7" {...LINE} />,
  party: <path d="M8 2l6.5 12h-13z" fill="currentColor" />,
  'counterpart-or-broker': <path d="M8 3l5.5 10.5h-11z" {...LINE} />,
  'two-independent-origins': (
    <>
      <circle cx="4" cy="8" r="3" fill="currentColor" />
      <circle cx="12" cy="8" r="3" fill="currentColor" />
    </>
  ),
  'one-origin': <circle cx="8" cy="8" r="4" fill="currentColor" />,
  anonymous: <circle cx="8" cy="8" r="5" {...LINE} stroke-dasharray="2.2 1.7" />,
};

/** The class of evidence that a standing rests on. */
export function ClassMark({ of }: { readonly of: EvidenceClass }): JSX.Element {
  return (
    <span class="class-mark" title={`Class of evidence: ${CLASS_WORDS[of]}`}>
      <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[of]}
      </svg>
      <span class="unseen">rests on </span>
      {CLASS_WORDS[of]}
    </span>
  );
}
