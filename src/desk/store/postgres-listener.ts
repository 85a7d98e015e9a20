import pg from 'pg';
import { digestOf } from '../../kernel/index.ts';

/** A connection that broke is made again after so long; meanwhile whoever waits looks by himself. */
const AGAIN_AFTER_MS = 2_000;

/** The channel of a schema; names of channels are cut at 63 bytes. */
export function channelOf(schema: string): string {
  return `chancery_${digestOf(schema).slice(0, 24)}`;
}

/**
 * Calls `onNotice` for each notice on the channel, on a connection of its own. Notices that come while the connection is
 * broken are lost, so that nobody may rest on them alone. Resolves with what ends it; never throws.
 */
export async function listenTo(
  channel: string,
  { connection, onNotice }: { readonly connection: string; readonly onNotice: () => void },
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let hasEnded = false;
  const later = (): void => {
    client = null;
    if (hasEnded || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void open();
    }, AGAIN_AFTER_MS);
    timer.unref();
  };
  const open = async (): Promise<void> => {
    const made = new pg.Client({
      connectionString: connection,
      connectionTimeoutMillis: AGAIN_AFTER_MS,
      keepAlive: true,
      fallback_application_name: 'chancery',
    });
    made.on('error', later);
    made.on('end', later);
    made.on('notification', onNotice);
    try {
      await made.connect();
      await made.query(`listen ${channel}`);
      client = made;
    } catch {
      // Whatever is wrong with the server, the next question to it says so with its name; here it means no notices.
      await made.end().catch(later);
      later();
    }
    if (hasEnded) await client?.end();
  };
  await open();
  return async () => {
    hasEnded = true;
    if (timer !== null) clearTimeout(timer);
    await client?.end();
  };
}
