import type { ComponentChildren, JSX } from 'preact';
import type { Asked, Trouble } from '../ask.ts';
import { sameDay } from '../place.ts';
import { clockWords } from '../text/day-words.ts';
import { Words } from './words.tsx';

/** The shape of what comes, after a moment; it holds no words that could be taken for news. */
function Shape({ lines }: { readonly lines: number }): JSX.Element {
  return (
    <div class="shape" role="status">
      <span class="unseen">Reading the record.</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="shape-line" aria-hidden="true" />
      ))}
    </div>
  );
}

export function TroubleNote(props: {
  readonly trouble: Trouble;
  readonly again?: () => void;
  /** Whether it stands under the heading of a page that is there. */
  readonly isPart?: boolean;
}): JSX.Element {
  const { trouble, again, isPart } = props;
  const Heading = isPart === true ? 'h2' : 'h1';
  return (
    <div class="trouble" role="alert">
      <Heading>
        <Words>{trouble.what}</Words>
      </Heading>
      <p>{trouble.safe}</p>
      <p>
        <Words>{trouble.next}</Words>
      </p>
      {trouble.isMissing ? (
        <p>
          <a href={sameDay('/')}>Today’s developments</a>, <a href={sameDay('/accords')}>accords</a>{' '}
          and <a href={sameDay('/states')}>states</a> are what there is.
        </p>
      ) : (
        again !== undefined && (
          <button type="button" onClick={again}>
            Try again
          </button>
        )
      )}
    </div>
  );
}

/** What was asked for, or the words for why it is not there. */
export function Answered<T>(props: {
  readonly asked: Asked<T>;
  readonly lines?: number;
  readonly isPart?: boolean;
  readonly children: (value: T) => ComponentChildren;
}): JSX.Element | null {
  const { asked } = props;
  if (asked.at === 'waiting') return asked.isSlow ? <Shape lines={props.lines ?? 8} /> : null;
  if (asked.at === 'trouble')
    return (
      <TroubleNote trouble={asked.trouble} again={asked.again} isPart={props.isPart === true} />
    );
  return (
    <>
      {asked.isOld && (
        <p class="notice" role="status">
          The desk does not answer. What is shown was read at {clockWords(asked.from)}; start the
          desk and load the page again for what is known now.
        </p>
      )}
      {props.children(asked.value)}
    </>
  );
}
