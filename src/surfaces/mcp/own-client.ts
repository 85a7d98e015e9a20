import { DeskClient } from '../client/index.ts';

/** A client of a desk in this process: the same API, without a port. */
export function ownClient(app: {
  fetch(request: Request): Response | Promise<Response>;
}): DeskClient {
  return new DeskClient({
    url: 'http://localhost',
    fetch: (request) => {
      request.headers.set('Host', 'localhost');
      return app.fetch(request);
    },
  });
}
