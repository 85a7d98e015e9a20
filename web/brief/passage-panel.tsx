import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DispatchAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { Day } from '../parts/day.tsx';
import { DispatchText } from '../parts/dispatch-text.tsx';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay } from '../place.ts';
import { actWords } from '../text/act-words.ts';
import { Reasons } from './reasons.tsx';
import type { Support } from './supports.ts';

function DispatchHead({ view }: { readonly view: DispatchAnswer }): JSX.Element {
  const { dispatch } = view;
  return (
    <p class="line">
      <span class="outlet">
        <Words>{dispatch.outlet ?? 'outlet not known'}</Words>
      </span>
      <Day value={dispatch.referenceDay} />
    </p>
  );
}

/** Acts that are explained beside a passage; a sentence rarely holds more. */
const MOST_ACTS = 4;

/** Why a passage says what it is taken to say: the acts that were coded in it, each with its reasons; else its dispatch. */
function Understood(props: {
  readonly view: DispatchAnswer;
  readonly at: NonNullable<Support['evidence']>;
}): JSX.Element {
  const { view, at } = props;
  const acts = view.acts.filter(
    ({ evidence }) => evidence.start < at.end && at.start < evidence.end,
  );
  const rows = acts
    .slice(0, MOST_ACTS)
    .map((act) => ({ id: act.id, words: `${actWords(act, view.names)}, ${act.modality}` }));
  if (rows.length === 0) rows.push({ id: view.dispatch.id, words: 'this dispatch' });
  return (
    <ul class="understood" aria-label="Understood in it">
      {rows.map(({ id, words }) => (
        <li key={id}>
          <a href={sameDay(pathTo('/explain', id))}>
            why: <Words>{words}</Words>
          </a>
        </li>
      ))}
    </ul>
  );
}

function PassageText({ support }: { readonly support: Support }): JSX.Element | null {
  const { evidence } = support;
  const box = useRef<HTMLDivElement>(null);
  const asked = useAsked<DispatchAnswer>(
    evidence && sameDay(pathTo('/dispatches', evidence.dispatch)),
  );
  useEffect(() => {
    const panel = box.current?.closest<HTMLElement>('.passage');
    const marked = box.current?.querySelector<HTMLElement>('mark');
    if (panel && marked) panel.scrollTop = marked.offsetTop - panel.clientHeight / 3;
  }, [asked.at, evidence]);
  if (evidence === null) return null;
  return (
    <div ref={box}>
      <Answered asked={asked} lines={6}>
        {(view) => (
          <>
            <DispatchHead view={view} />
            <DispatchText dispatch={view.dispatch} at={evidence} />
            <p class="line">
              <a href={passageHref(evidence)}>The whole dispatch</a>
            </p>
            <Understood view={view} at={evidence} />
          </>
        )}
      </Answered>
    </div>
  );
}

export interface PassagePanelProps {
  readonly support: Support | null;
  readonly position: string;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** The words that a statement rests on: beside it on wide screens, a sheet from below on narrow ones. */
export function PassagePanel(props: PassagePanelProps): JSX.Element {
  const { support } = props;
  if (support === null) {
    return (
      <aside class="passage is-empty" aria-label="Passage">
        <p class="soft">
          Press a sentence, or its number, to see the words that it rests on. <kbd>e</kbd> opens the
          first.
        </p>
      </aside>
    );
  }
  return (
    <aside class="passage" aria-labelledby="passage-title" id="passage" tabIndex={-1}>
      <div class="passage-bar">
        <h2 id="passage-title">
          {support.evidence === null ? 'Record' : 'Passage'} {support.number}
          <span class="soft"> {props.position}</span>
        </h2>
        <button type="button" onClick={() => props.onStep(-1)} aria-label="Passage before">
          ←
        </button>
        <button type="button" onClick={() => props.onStep(1)} aria-label="Next passage">
          →
        </button>
        <button type="button" onClick={props.onClose}>
          Close
        </button>
      </div>
      <PassageText support={support} />
      {support.entries.length > 0 && (
        <Reasons entries={support.entries} isWhole={support.evidence === null} />
      )}
    </aside>
  );
}
