import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RulingsAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { plain } from '../text/plain.ts';
import { type Choice, RULING_WORDS } from './choice.ts';
import { RulingDialog } from './ruling-dialog.tsx';

/** Whether somebody ruled since is told against this: it is asked for with the page, not when a button is pressed. */
export function useSeenRuling(): { readonly last: string | null } | null {
  const asked = useAsked<RulingsAnswer>('/rulings?limit=1');
  return asked.at === 'here' ? { last: asked.value.last } : null;
}

/** The rulings that an editor may make on one thing. */
export function RuleOn(props: {
  readonly choices: readonly Choice[];
  readonly seen: { readonly last: string | null } | null;
}): JSX.Element | null {
  const { choices, seen } = props;
  const [chosen, setChosen] = useState<Choice | null>(null);
  // What was chosen stays open with its outcome, though the page may have nothing left to choose by then.
  if (choices.length === 0 && chosen === null) return null;
  return (
    <span class="rule-on">
      {choices.map((choice) => (
        <button
          key={`${choice.ruling} ${choice.target}`}
          type="button"
          class="quiet"
          disabled={seen === null}
          aria-label={`${RULING_WORDS[choice.ruling]}: ${plain(choice.about)}`}
          onClick={() => setChosen(choice)}
        >
          {RULING_WORDS[choice.ruling]}
        </button>
      ))}
      {chosen !== null && seen !== null && (
        <RulingDialog choice={chosen} seen={seen.last} onClose={() => setChosen(null)} />
      )}
    </span>
  );
}
