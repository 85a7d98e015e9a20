import type {
  Brief,
  BriefFormat,
  copyBetween,
  DeliveryDesk,
  Desk,
  defaultStorePath,
  exportCalendar,
  exportClaims,
  exportFeed,
  exportParties,
  exportSite,
  isServerStore,
  keepServingHeapSmall,
  openInputs,
  openMarks,
  printPdf,
  readBriefJson,
  readRowMapping,
  readSecretFile,
  readSourceText,
  renderEvents,
  repairStore,
  restoreStore,
  SourceDesk,
  storeName,
  TokenBook,
  TokenRow,
  WorkDesk,
  webRoot,
} from '../../desk/index.ts';
import type { Operations } from '../http/operations/operations.ts';

/** What the desk gives to the command line besides the open desk itself. */
export interface DeskRoom {
  readonly openDesk: (options: { readonly storePath: string }) => Promise<Desk>;
  readonly openInputs: typeof openInputs;
  readonly repairStore: typeof repairStore;
  readonly restoreStore: typeof restoreStore;
  readonly openMarks: typeof openMarks;
  readonly copyBetween: typeof copyBetween;
  readonly isServerStore: typeof isServerStore;
  readonly storeName: typeof storeName;
  readonly readBriefJson: typeof readBriefJson;
  readonly readRowMapping: typeof readRowMapping;
  readonly readSourceText: typeof readSourceText;
  readonly SourceDesk: Pick<typeof SourceDesk, 'open'>;
  readonly WorkDesk: Pick<typeof WorkDesk, 'open'>;
  readonly DeliveryDesk: Pick<typeof DeliveryDesk, 'open'>;
  readonly readSecretFile: typeof readSecretFile;
  readonly TokenBook: Pick<typeof TokenBook, 'open'>;
  readonly readBundledDossier: () => Sources;
  readonly renderBrief: (brief: Brief, format: BriefFormat, desk: Desk) => Promise<string>;
  readonly printPdf: typeof printPdf;
  readonly renderEvents: typeof renderEvents;
  readonly exportCalendar: typeof exportCalendar;
  readonly exportFeed: typeof exportFeed;
  readonly exportClaims: typeof exportClaims;
  readonly exportParties: typeof exportParties;
  readonly exportSite: typeof exportSite;
  readonly defaultStorePath: typeof defaultStorePath;
  readonly webRoot: typeof webRoot;
  readonly keepServingHeapSmall: typeof keepServingHeapSmall;
}

/** A stream of documents as the desk takes them. */
export type Sources = Parameters<Desk['take']>[0];

export interface ServedDesk {
  readonly address: string;
  close(): Promise<void>;
}

/** Answers an assistant on standard input and output until the input ends, or the promise comes. */
export type ServeMcp = (
  options: {
    readonly version: string;
    readonly onFault: (fault: unknown) => void;
    readonly desk: { readonly url: string; readonly token: string | null } | Desk;
  },
  stopped: Promise<void>,
) => Promise<void>;

export type ServeDesk = (options: {
  readonly desk: Desk;
  readonly host: string;
  readonly port: number;
  readonly webRoot: string;
  readonly access?: {
    readonly verify: (secret: string) => TokenRow | null;
    readonly publicUrl: URL | null;
    readonly needsToken: boolean;
    readonly ratePerMinute: number;
  };
  readonly sources?: SourceDesk;
  readonly deliveries?: DeliveryDesk;
  readonly operations?: Operations;
  readonly version?: string;
  readonly onFault?: (fault: unknown) => void;
}) => Promise<ServedDesk>;

/** Where a command speaks and listens. */
export interface Terminal {
  /** Data, to standard output. */
  readonly out: (text: string) => void;
  /** Talk, to standard error. */
  readonly err: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly isOutTerminal: boolean;
  readonly isErrTerminal: boolean;
  /** Columns of standard output; null where it is no terminal. */
  readonly columns: number | null;
  /** Milliseconds from an arbitrary start, for durations. */
  readonly monotonicMs: () => number;
  /** Comes when the person or the system asks the process to stop; from then on it is not ended at once. */
  readonly untilStopped: () => Promise<void>;
  /** Runs `cleanUp` should the process be interrupted. Returns what takes that back. */
  readonly onInterrupt: (cleanUp: () => void) => () => void;
}

export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Everything that a command takes from the world, so that it can be tried without one. */
export interface CliDeps {
  readonly terminal: Terminal;
  /** The heavy rooms, loaded when a command needs them. */
  readonly loadDesk: () => Promise<DeskRoom>;
  readonly loadServe: () => Promise<ServeDesk>;
  readonly loadMcp: () => Promise<ServeMcp>;
  readonly exists: (path: string) => boolean;
  /** Writes a file whole or not at all. Throws `output.unwritable`. */
  readonly writeFile: (path: string, content: string | Uint8Array) => void;
  readonly makeTemporaryFolder: () => TemporaryFolder;
  readonly readVersion: () => string;
}
