import { useEffect } from 'preact/hooks';
import { plain, shortened } from '../text/plain.ts';

/** Names the page in the window, its history and its bookmarks. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${shortened(plain(title), 90)} · Chancery`;
  }, [title]);
}
