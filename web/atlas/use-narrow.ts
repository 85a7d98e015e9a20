import { useEffect, useState } from 'preact/hooks';

const NARROW = '(max-width: 699px)';

/** Whether the window is so narrow that a picture is drawn for it anew, with letters of the same size. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const asked = matchMedia(NARROW);
    const listener = (): void => setNarrow(asked.matches);
    asked.addEventListener('change', listener);
    return () => asked.removeEventListener('change', listener);
  }, []);
  return isNarrow;
}
