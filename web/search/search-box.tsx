import type { JSX, TargetedEvent, TargetedKeyboardEvent, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Suggestion } from '../../src/desk/index.ts';
import type { FoundAnswer, SuggestionsAnswer } from '../../src/surfaces/index.ts';
import { ask } from '../ask.ts';
import { Words } from '../parts/words.tsx';
import { go, pathTo, sameDay } from '../place.ts';

/** How long the reader must rest before suggestions are asked for. */
const REST_MS = 140;
/** Where the word or field that is being typed begins: after the last blank outside of quotation marks. */
const LAST = /(?:[A-Za-z-]+:)?(?:["“][^"“”]*["”]?|[^\s"“”]*)$/;

function typedIn(text: string): string {
  return LAST.exec(text)?.[0] ?? '';
}

function withChoice(text: string, choice: string): string {
  const before = text.slice(0, text.length - typedIn(text).length);
  return `${before}${choice}${choice.endsWith(':') ? '' : ' '}`;
}

/** What is typed may become this; asked for when the reader rests. Silent where the desk does not answer. */
function useSuggestions(text: string, isOpen: boolean): readonly Suggestion[] {
  const [shown, setShown] = useState<{ typed: string; rows: readonly Suggestion[] } | null>(null);
  const typed = typedIn(text);
  useEffect(() => {
    if (!isOpen || typed.length < 2) return;
    const stop = new AbortController();
    const wait = setTimeout(() => {
      ask<SuggestionsAnswer>(`/suggest?${new URLSearchParams({ q: typed })}`, stop.signal).then(
        ({ suggestions }) => setShown({ typed, rows: suggestions }),
        () => setShown(null),
      );
    }, REST_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [typed, isOpen]);
  return isOpen && typed.length >= 2 && shown !== null ? shown.rows : [];
}

/** Goes to the page of what the text names as a whole, else to what is found by it. */
async function goTo(text: string): Promise<void> {
  const search = (): void => go(sameDay('/search', { q: text }));
  if (/[:"“]/.test(text)) return search();
  try {
    const { found } = await ask<FoundAnswer>(`/find?${new URLSearchParams({ name: text })}`);
    if (found === null) search();
    else go(sameDay(pathTo(`/${found.kind}`, found.id)));
  } catch {
    // The page of the search says what is wrong, and how to try again.
    search();
  }
}

function Options(props: {
  readonly rows: readonly Suggestion[];
  readonly active: number;
  readonly onChoose: (row: Suggestion) => void;
}): JSX.Element {
  return (
    <ul class="suggestions" role="listbox" id="suggestions" aria-label="Suggestions">
      {props.rows.map((row, index) => (
        // The keys are those of the field, which keeps the focus.
        <li
          key={row.text}
          id={`suggestion-${index}`}
          role="option"
          aria-selected={index === props.active}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(row)}
        >
          <Words>{row.name}</Words>
          <span class="soft">
            <Words>{row.text.endsWith(':') ? row.about : row.text}</Words>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One box for names, words and fields, with suggestions. */
export function SearchBox(props: { readonly query?: string }): JSX.Element {
  const [text, setText] = useState(props.query ?? '');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const rows = useSuggestions(text, isOpen);
  useEffect(() => setText(props.query ?? ''), [props.query]);
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (row: Suggestion): void => {
    setText(withChoice(text, row.text));
    setActive(-1);
    field.current?.focus();
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wanted = text.trim();
    close();
    if (wanted !== '') void goTo(wanted).then(() => props.query === undefined && setText(''));
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    const row = rows[active];
    if (event.key === 'ArrowDown') setActive(Math.min(rows.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(-1, active - 1));
    else if (event.key === 'Escape' && rows.length > 0) close();
    else if (event.key === 'Enter' && row !== undefined) choose(row);
    else return;
    event.preventDefault();
  };
  const isShown = rows.length > 0;
  return (
    <form class="find" role="search" onSubmit={submit}>
      <label class="unseen" for="find">
        Search names, words and fields
      </label>
      <input
        id="find"
        ref={field}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={600}
        placeholder="Search"
        value={text}
        aria-expanded={isShown}
        aria-autocomplete="list"
        {...(isShown ? { 'aria-controls': 'suggestions' } : {})}
        {...(active >= 0 && isShown ? { 'aria-activedescendant': `suggestion-${active}` } : {})}
        onInput={(event: TargetedEvent<HTMLInputElement>) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      <button type="submit">Search</button>
      {isShown && <Options rows={rows} active={active} onChoose={choose} />}
    </form>
  );
}
