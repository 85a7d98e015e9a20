import type { JSX, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RuledAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, type Trouble, troubleOf } from '../ask.ts';
import { Words } from '../parts/words.tsx';
import { dayWords } from '../text/day-words.ts';
import { type Choice, keepAuthor, knownAuthor, RULING_MEANS, RULING_WORDS } from './choice.ts';
import { RulingFields } from './ruling-fields.tsx';

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A ruling as it is sent: with the last ruling that the editor has seen. */
function rulingIn(form: FormData, choice: Choice, seen: string | null): object {
  const values = form.getAll('values').filter((value) => typeof value === 'string' && value !== '');
  return {
    ruling: choice.ruling,
    target: choice.target,
    values,
    author: textOf(form, 'author'),
    reason: textOf(form, 'reason'),
    expected: seen,
  };
}

function Filed(props: {
  readonly filed: RuledAnswer;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { ruling } = props.filed;
  return (
    <div role="status">
      <p>
        Filed as <code>{ruling.id}</code>. It holds from {dayWords(ruling.knownDay)} on, and can be
        undone at any time.
      </p>
      <p class="line">
        {ruling.ruling !== 'undo' && (
          <button type="button" onClick={props.onUndo}>
            Undo it
          </button>
        )}
        <button type="button" onClick={props.onClose}>
          Close
        </button>
      </p>
    </div>
  );
}

function Told(props: { readonly trouble: Trouble; readonly onLook: () => void }): JSX.Element {
  const { trouble } = props;
  return (
    <div class="notice" role="alert">
      <p>
        <Words>{trouble.what}</Words>
      </p>
      <p>
        <Words>{`${trouble.safe} ${trouble.next}`}</Words>
      </p>
      {trouble.code === 'record.ruled-meanwhile' && (
        <button type="button" onClick={props.onLook}>
          Look at it as it is now
        </button>
      )}
    </div>
  );
}

/** Asks for the reason, files the ruling, and says what came of it. */
export function RulingDialog(props: {
  readonly choice: Choice;
  /** The last ruling that the page has shown; null for none. */
  readonly seen: string | null;
  readonly onClose: () => void;
}): JSX.Element {
  const { onClose } = props;
  const [choice, setChoice] = useState(props.choice);
  const [seen, setSeen] = useState(props.seen);
  const [filed, setFiled] = useState<RuledAnswer | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    keepAuthor(textOf(form, 'author'));
    send<RuledAnswer>('/rulings', rulingIn(form, choice, seen)).then(
      (answer) => {
        setTrouble(null);
        setFiled(answer);
        setSeen(answer.last);
        askAgain();
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  };
  const undo = (): void => {
    if (filed === null) return;
    setChoice({ ruling: 'undo', target: filed.ruling.id, about: choice.about });
    setFiled(null);
  };
  const look = (): void => {
    askAgain();
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} class="ruling" aria-labelledby="ruling-title" onClose={onClose}>
      <h2 id="ruling-title">{RULING_WORDS[choice.ruling]}</h2>
      <p>
        <Words>{choice.about}</Words>
      </p>
      {filed !== null ? (
        <Filed filed={filed} onUndo={undo} onClose={() => dialog.current?.close()} />
      ) : (
        <form key={`${choice.ruling} ${choice.target}`} onSubmit={submit}>
          <p class="soft">{RULING_MEANS[choice.ruling]}</p>
          <RulingFields choice={choice} />
          <label>
            Why
            <textarea name="reason" required maxLength={500} rows={2} />
          </label>
          <label>
            Your name
            <input name="author" required maxLength={120} defaultValue={knownAuthor()} />
          </label>
          {trouble !== null && <Told trouble={trouble} onLook={look} />}
          <p class="line">
            <button type="submit">File it</button>
            <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
              Leave it
            </button>
          </p>
        </form>
      )}
    </dialog>
  );
}
