import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Desk } from '../../desk/index.ts';
import { DeskClient } from '../client/index.ts';
import { createHttpApp } from '../http/http-app.ts';
import { createMcpServer, type McpOptions } from './mcp-server.ts';
import { ownClient } from './own-client.ts';

/** One message at most; a client that sends more without an end of line is let go. */
const LONGEST_MESSAGE = 1_000_000;

export interface StdioOptions extends McpOptions {
  /** The desk to ask: one that runs elsewhere, or one that is open in this process. */
  readonly desk: { readonly url: string; readonly token: string | null } | Desk;
  readonly stdin: Readable;
  readonly stdout: Writable;
}

/** Serves MCP over standard input and output until the input ends, or `stopped` comes. */
export async function serveMcpStdio(options: StdioOptions, stopped: Promise<void>): Promise<void> {
  const { desk, stdin, stdout, version, onFault } = options;
  const client =
    'url' in desk
      ? new DeskClient({ url: desk.url, ...(desk.token === null ? {} : { token: desk.token }) })
      : ownClient(createHttpApp(desk, { webRoot: '', onFault }));
  const transport = new StdioServerTransport(stdin, stdout, { maxBufferSize: LONGEST_MESSAGE });
  const ended = new Promise<void>((resolve) => {
    stdin.once('end', resolve);
    stdin.once('close', resolve);
  });
  const served = serveStdio(() => createMcpServer(client, { version, onFault }), {
    transport,
    onerror: onFault,
  });
  await Promise.race([ended, stopped]);
  await served.close();
}
