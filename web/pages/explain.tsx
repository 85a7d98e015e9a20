import type { JSX } from 'preact';
import type { ExplainAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay } from '../place.ts';
import type { Choice } from '../rulings/choice.ts';
import { Claims } from '../rulings/claims.tsx';
import { RuleOn, useSeenRuling } from '../rulings/rule-on.tsx';
import { dayWords, isDayValue } from '../text/day-words.ts';

/** What an editor may rule on the thing that is explained. */
function choicesFor({ kind, id, title }: ExplainAnswer): Choice[] {
  const made = (...rulings: Choice['ruling'][]): Choice[] =>
    rulings.map((ruling) => ({ ruling, target: id, about: title }));
  switch (kind) {
    case 'claim':
      return made('confirm', 'reject');
    case 'act':
    case 'dispatch':
      return made('reject');
    case 'standing':
      return made('set');
    default:
      return [];
  }
}

/** Steps that the table of claims tells with more beside. */
const IN_CLAIMS = new Set(['rests on', 'held back', 'reported only']);

function Steps({ found }: { readonly found: ExplainAnswer }): JSX.Element {
  const steps = found.steps.filter(({ what }) => found.kind !== 'standing' || !IN_CLAIMS.has(what));
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={index}>
          <span class="label">
            <Words>{step.what}</Words>
          </span>{' '}
          <Words>{isDayValue(step.words) ? dayWords(step.words) : step.words}</Words>
          <div class="soft">
            rule{' '}
            <code>
              <Words>{step.rule}</Words>
            </code>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Passages that are seen without unfolding. */
const SHOWN = 4;

function Quote({ passage }: { readonly passage: ExplainAnswer['passages'][number] }): JSX.Element {
  return (
    <figure class="quote">
      <blockquote dir="auto">
        <Words>{passage.words}</Words>
      </blockquote>
      <figcaption>
        <span class="outlet">
          <Words>{passage.outlet ?? 'outlet not known'}</Words>
        </span>{' '}
        <a href={passageHref(passage)}>in the dispatch</a>
      </figcaption>
    </figure>
  );
}

function Passages({ found }: { readonly found: ExplainAnswer }): JSX.Element {
  return (
    <>
      <h2>Passages</h2>
      {found.passages.length === 0 && (
        <p class="silence">It rests on no dispatch, but on the steps above.</p>
      )}
      {found.passages.slice(0, SHOWN).map((passage, index) => (
        <Quote key={index} passage={passage} />
      ))}
      {found.passages.length > SHOWN && (
        <details>
          <summary>{found.passages.length - SHOWN} more</summary>
          {found.passages.slice(SHOWN).map((passage, index) => (
            <Quote key={index} passage={passage} />
          ))}
        </details>
      )}
    </>
  );
}

function Whole({ found }: { readonly found: ExplainAnswer }): JSX.Element {
  useTitle(`Why: ${found.title}`);
  return (
    <article class="page wide">
      <header class="page-head">
        <p class="label">Why: {found.kind}</p>
        <h1>
          <Words>{found.title}</Words>
        </h1>
        <p class="soft">
          <code>{found.id}</code>
        </p>
      </header>
      <RuleOn choices={choicesFor(found)} seen={useSeenRuling()} />
      <h2>Steps</h2>
      <Steps found={found} />
      {found.kind === 'standing' && <Claims entry={found.id} />}
      <Passages found={found} />
      {found.refusals.length > 0 && (
        <>
          <h2>What was held back</h2>
          <ul class="refusals">
            {found.refusals.map((refusal, index) => (
              <li key={index}>
                <Words>{refusal.words}</Words>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.see.length > 0 && found.kind !== 'standing' && (
        <>
          <h2>See too</h2>
          <ul class="see">
            {found.see.map((id) => (
              <li key={id}>
                <a href={sameDay(pathTo('/explain', id))}>
                  <code>{id}</code>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

/** Why the system says a thing: the steps, the rules and the words. */
export function ExplainPage({ id }: { readonly id: string }): JSX.Element {
  useTitle('Why');
  const asked = useAsked<ExplainAnswer>(sameDay(pathTo('/explain', id)));
  return (
    <Answered asked={asked} lines={10}>
      {(found) => <Whole found={found} />}
    </Answered>
  );
}
