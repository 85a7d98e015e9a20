import type { JSX } from 'preact';
import { sameDay, usePlace } from '../place.ts';
import { SearchBox } from '../search/search-box.tsx';

export const PAGES = [
  { path: '/', name: 'Today', key: 't' },
  { path: '/next', name: 'What’s next', key: 'n' },
  { path: '/accords', name: 'Accords', key: 'a' },
  { path: '/states', name: 'States', key: 's' },
  { path: '/map', name: 'Map', key: 'm' },
  { path: '/network', name: 'Network', key: 'w' },
  { path: '/search', name: 'Search', key: 'f' },
  { path: '/sources', name: 'Sources', key: 'o' },
  { path: '/deliveries', name: 'Deliveries', key: 'd' },
  { path: '/rulings', name: 'Rulings', key: 'r' },
] as const;

function isCurrent(path: string, here: string): boolean {
  return path === here || (path.endsWith('s') && here.startsWith(`${path.slice(0, -1)}/`));
}

/** Name, pages, and the field that finds. */
export function Masthead(): JSX.Element {
  const { path } = usePlace();
  return (
    <header class="masthead">
      <a class="wordmark" href={sameDay('/')}>
        Chancery
      </a>
      <nav aria-label="Pages">
        <ul>
          {PAGES.map((page) => (
            <li key={page.path}>
              <a
                href={sameDay(page.path)}
                {...(isCurrent(page.path, path) ? { 'aria-current': 'page' as const } : {})}
              >
                {page.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {path !== '/search' && <SearchBox />}
    </header>
  );
}
