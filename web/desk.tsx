import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { AccordPage } from './pages/accord.tsx';
import { BriefPage } from './pages/brief.tsx';
import { DeliveriesPage } from './pages/deliveries.tsx';
import { DispatchPage } from './pages/dispatch.tsx';
import { ExplainPage } from './pages/explain.tsx';
import { AccordsPage, StatesPage } from './pages/lists.tsx';
import { MapPage } from './pages/map.tsx';
import { NetworkPage } from './pages/network.tsx';
import { NextPage } from './pages/next.tsx';
import { PairPage } from './pages/pair.tsx';
import { RulingsPage } from './pages/rulings.tsx';
import { SearchPage } from './pages/search.tsx';
import { SourcesPage } from './pages/sources.tsx';
import { StatePage } from './pages/state.tsx';
import { TodayPage } from './pages/today.tsx';
import { TroubleNote } from './parts/answered.tsx';
import { Masthead } from './parts/masthead.tsx';
import { Shortcuts } from './parts/shortcuts.tsx';
import { useTitle } from './parts/title.ts';
import { followLinks, usePlace } from './place.ts';

function Nowhere(): JSX.Element {
  useTitle('Nothing here');
  return (
    <TroubleNote
      trouble={{
        what: 'There is no page at this address.',
        safe: 'Nothing was changed.',
        next: 'Check the address, or begin with one of the pages above.',
        isMissing: true,
        code: null,
      }}
    />
  );
}

const PAGES: Readonly<Record<string, (id: string) => JSX.Element>> = {
  brief: (id) => <BriefPage key={id} id={id} />,
  day: (id) => <BriefPage key={`day/${id}`} id={`day/${id}`} />,
  accord: (id) => <AccordPage key={id} id={id} />,
  state: (id) => <StatePage key={id} code={id} />,
  pair: (id) => <PairPage key={id} id={id} />,
  dispatch: (id) => <DispatchPage key={id} id={id} />,
  explain: (id) => <ExplainPage key={id} id={id} />,
};

const LISTS: Readonly<Record<string, () => JSX.Element>> = {
  '/': TodayPage,
  '/accords': AccordsPage,
  '/states': StatesPage,
  '/next': NextPage,
  '/map': MapPage,
  '/network': NetworkPage,
  '/search': SearchPage,
  '/rulings': RulingsPage,
  '/sources': SourcesPage,
  '/deliveries': DeliveriesPage,
};

function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    const values = bytes
      .slice(1)
      .split('%')
      .map((byte) => Number.parseInt(byte, 16));
    return new TextDecoder().decode(new Uint8Array(values));
  });
}

function Page({ path }: { readonly path: string }): JSX.Element {
  const List = Object.hasOwn(LISTS, path) ? LISTS[path] : undefined;
  if (List !== undefined) return <List />;
  const [, kind = '', ...rest] = path.split('/');
  const id = rest.map(decoded).join('/');
  const page = Object.hasOwn(PAGES, kind) ? PAGES[kind] : undefined;
  return page === undefined || id === '' ? <Nowhere /> : page(id);
}

/** The whole of what the browser shows. */
export function Desk(): JSX.Element {
  const { path } = usePlace();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(followLinks, []);
  useEffect(() => {
    if (shown.current !== path && location.hash === '')
      main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return (
    <>
      <a class="skip" href="#main">
        Skip to the text
      </a>
      <Masthead />
      <main id="main" ref={main} tabIndex={-1}>
        <Page path={path} />
      </main>
      <Shortcuts />
    </>
  );
}
