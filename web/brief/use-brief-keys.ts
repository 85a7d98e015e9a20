import { useLayoutEffect, useRef } from 'preact/hooks';
import { isTyping } from '../parts/shortcuts.tsx';
import type { Support } from './supports.ts';

/** Below this width, in CSS pixels, the passage is a sheet from below; see styles/brief.css. */
const SHEET_BELOW = 1100;

function markOf(support: Support): HTMLElement | null {
  const { place, index } = support;
  return (
    document.getElementById(`mark-${place}-${index}`) ?? document.getElementById(`more-${place}`)
  );
}

/** Brings a statement into view without moving it when it is seen already; a sheet from below covers the lower half. */
function reveal(support: Support): void {
  const statement = markOf(support)?.closest('p, li, tr');
  const box = statement?.getBoundingClientRect();
  const lowest = innerWidth < SHEET_BELOW ? innerHeight * 0.45 : innerHeight;
  if (box !== undefined && (box.top < 0 || box.bottom > lowest)) {
    statement?.scrollIntoView({ block: innerWidth < SHEET_BELOW ? 'start' : 'center' });
  }
}

/** Arrow keys go from evidence to evidence, Escape closes and leaves the reader where the evidence was. */
export function useBriefKeys(
  supports: readonly Support[],
  open: Support | null,
  show: (support: Support | null) => void,
): { step: (by: 1 | -1) => void; close: () => void } {
  const step = (by: 1 | -1): void => {
    const at = open === null ? -1 : supports.indexOf(open);
    const next = supports[Math.min(supports.length - 1, Math.max(0, at + by))];
    if (next !== undefined) show(next);
  };
  const close = (): void => {
    if (open === null) return;
    show(null);
    markOf(open)?.focus({ preventScroll: true });
  };
  const isArrival = useRef(true);
  useLayoutEffect(() => {
    // Who arrives by an address with a passage begins at the top of the page, as on any other.
    if (open !== null && !isArrival.current) {
      document.getElementById('passage')?.focus({ preventScroll: true });
    }
    if (open !== null) reveal(open);
    isArrival.current = false;
  }, [open]);
  // Before the next key can come: a key held down must not read an older place.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event) || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'Escape') close();
      else if (event.key === 'e' && open === null) step(1);
      else if (open !== null && event.key === 'ArrowRight') step(1);
      else if (open !== null && event.key === 'ArrowLeft') step(-1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  return { step, close };
}
