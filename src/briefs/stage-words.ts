import type { Stage } from '../kernel/index.ts';

/**
 * Words that assert that a rung is reached, read without the reader of the stages before, so that one
 * mistake cannot pass twice. "Kazakhstan has joined" matches; "will join" and "has not signed" do not.
 */
const STAGE_WORDS: readonly { readonly stage: Stage; readonly words: RegExp }[] = [
  { stage: 'initialled', words: /\binitial(?:led|ed|s)\b/gi },
  { stage: 'signed', words: /\b(?:signed|signs)\b/gi },
  { stage: 'ratified', words: /\bratifie[ds]\b/gi },
  {
    stage: 'acceded',
    words:
      /\b(?:joined|joins|acceded|accedes|admitted to|bec(?:ame|omes?) (?:a |an |the |its )?(?:[\w-]+ ){0,2}(?:member|party))\b/gi,
  },
  {
    stage: 'in-force',
    words: /\b(?:is|are|was|were|entered|enters|came|went) (?:in|into) force\b/gi,
  },
  { stage: 'withdrawal-notified', words: /\b(?:gave|gives|given) notice of withdrawal\b/gi },
  { stage: 'withdrawn', words: /\b(?:withdrew|withdraws|withdrawn) from\b/gi },
  { stage: 'terminated', words: /\bterminate[ds]\b/gi },
  {
    stage: 'severed',
    words:
      /\b(?:sever(?:ed|s)|broke off|cut) (?:their |its )?(?:diplomatic )?(?:relations|ties)\b/gi,
  },
  {
    stage: 'restored',
    words: /\b(?:restore[ds]|resume[ds]) (?:full )?(?:diplomatic )?(?:relations|ties)\b/gi,
  },
];

/** Words that take the assertion back when they stand before it in the same clause. */
const NOT_ASSERTED =
  /\b(?:not|no|never|nor|yet|will|would|to|may|might|could|can|should|shall|if|whether|unless|until|before|denie[ds]|deny|expected)\b/i;

/** Rungs that the words assert as reached, without repetition. */
export function assertedStages(text: string): readonly Stage[] {
  const found = new Set<Stage>();
  for (const { stage, words } of STAGE_WORDS) {
    for (const match of text.matchAll(words)) {
      const before = text.slice(Math.max(0, match.index - 80), match.index);
      const clause = before.slice(
        Math.max(...[';', ':', ',', '.'].map((mark) => before.lastIndexOf(mark))) + 1,
      );
      if (!NOT_ASSERTED.test(clause)) found.add(stage);
    }
  }
  return [...found];
}
