import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { go, sameDay } from '../place.ts';
import { PAGES } from './masthead.tsx';

const KEYS = [
  ...PAGES.map((page) => ({ keys: ['g', page.key], does: page.name })),
  { keys: ['/'], does: 'Search' },
  { keys: ['e'], does: 'In a brief: open the first passage' },
  { keys: ['→'], does: 'In a brief: next passage' },
  { keys: ['←'], does: 'In a brief: passage before' },
  { keys: ['v'], does: 'On a map or a network: to its table and back' },
  { keys: ['Esc'], does: 'Close the passage, or this list' },
  { keys: ['?'], does: 'This list' },
] as const;

/** How long `g` waits for the letter of a page. */
const PAIR_MS = 1200;

/** Whether the reader is typing, or holds a key that belongs to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const { target } = event;
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

function useKeys(open: () => void): void {
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event)) return;
      const page = PAGES.find(({ key }) => key === event.key);
      if (page !== undefined && Date.now() - wentAt < PAIR_MS) go(sameDay(page.path));
      wentAt = event.key === 'g' ? Date.now() : 0;
      if (event.key === '?') open();
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById('find')?.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
}

/** Every action has a key, and `?` lists them. */
export function Shortcuts(): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = useRef(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  });
  useKeys(open.current);
  return (
    <>
      <footer class="colophon">
        <button type="button" class="quiet" onClick={open.current}>
          Keys <kbd>?</kbd>
        </button>
        <span>Every sentence opens the words that it rests on.</span>
      </footer>
      <dialog ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="keys">
          {KEYS.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p>
          <button
            type="button"
            onClick={() => {
              dialog.current?.close();
            }}
          >
            Close
          </button>
        </p>
      </dialog>
    </>
  );
}
