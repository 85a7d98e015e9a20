import { useEffect } from 'preact/hooks';
import { isTyping } from '../parts/shortcuts.tsx';
import type { Support } from './supports.ts';

/** Brings a statement into view without moving it when it is seen already; a sheet from below covers the lower half. */
function reveal(support: Support): void {
  const mark = document.getElementById(`mark-${support.place}-${support.index}`);
  const box = mark?.getBoundingClientRect();
  if (mark && box && (box.top < 60 || box.bottom > innerHeight * 0.4)) {
    mark.scrollIntoView({ block: box.top < 60 || innerWidth < 1100 ? 'start' : 'nearest' });
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
    document.getElementById(`mark-${open.place}-${open.index}`)?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (open === null) return;
    document.getElementById('passage')?.focus({ preventScroll: true });
    reveal(open);
  }, [open]);
  useEffect(() => {
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
