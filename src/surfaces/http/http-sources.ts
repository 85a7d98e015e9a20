import type { SourceDesk } from '../../desk/index.ts';

/** What the routes ask of the list of sources. */
export type HttpSources = Pick<
  SourceDesk,
  'list' | 'health' | 'quarantine' | 'add' | 'setOn' | 'test' | 'importOpml' | 'exportOpml'
>;
