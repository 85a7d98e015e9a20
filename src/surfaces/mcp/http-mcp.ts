import { createMcpHandler } from '@modelcontextprotocol/server';
import type { DeskClient } from '../client/index.ts';
import { createMcpServer, type McpOptions } from './mcp-server.ts';

/** A conversation asks shortly; a longer body is none of ours. */
const LONGEST_BODY = 256_000;

/**
 * MCP over streamable HTTP, of the revision of July 2026 and, without sessions, of those of 2025. The guard of the desk has
 * let the request through.
 */
export function httpMcp(
  desk: DeskClient,
  options: McpOptions,
): (request: Request) => Promise<Response> {
  const { fetch } = createMcpHandler(() => createMcpServer(desk, options), {
    maxRequestBodySize: LONGEST_BODY,
    maxSubscriptions: 16,
  });
  return (request) => fetch(request);
}
