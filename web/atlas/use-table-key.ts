import { useEffect } from 'preact/hooks';
import { isTyping } from '../parts/shortcuts.tsx';

/** Where the picture and its table are on the page. */
export const PICTURE_ID = 'picture';
export const TABLE_ID = 'as-table';

/** `v` goes from the picture to its table and back. */
export function useTableKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'v' || isTyping(event)) return;
      const table = document.getElementById(TABLE_ID);
      const isThere = table?.contains(document.activeElement) === true;
      const to = isThere ? document.getElementById(PICTURE_ID) : table;
      to?.focus({ preventScroll: true });
      to?.scrollIntoView({ block: 'start' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
