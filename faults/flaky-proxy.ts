import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/** Stands between a client and a server on loopback, and fails as networks do. */
export class FlakyProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isRefusing = false;
  #isStalled = false;

  private constructor(target: number) {
    this.#server = createServer((client) => {
      client.on('error', () => undefined);
      if (this.#isRefusing) return client.destroy();
      const upstream = dial(target, '127.0.0.1');
      const pair = [client, upstream] as const;
      this.#pairs.add(pair);
      const end = (): void => {
        this.#pairs.delete(pair);
        client.destroy();
        upstream.destroy();
      };
      for (const socket of pair) {
        socket.on('error', end);
        socket.on('close', end);
        socket.setNoDelay(true);
      }
      client.pipe(upstream);
      upstream.pipe(client);
      if (this.#isStalled) for (const socket of pair) socket.pause();
      return undefined;
    });
  }

  static async open(target: number): Promise<FlakyProxy> {
    const proxy = new FlakyProxy(target);
    await new Promise<void>((done) => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Cuts every connection, whatever is under way on it. */
  cut(): void {
    for (const [client, upstream] of this.#pairs) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  }

  /** Lets nobody in, and cuts those who are in. */
  refuse(isRefusing: boolean): void {
    this.#isRefusing = isRefusing;
    if (isRefusing) this.cut();
  }

  /** Passes nothing on, and keeps the connections. */
  stall(isStalled: boolean): void {
    this.#isStalled = isStalled;
    for (const pair of this.#pairs) {
      for (const socket of pair) {
        if (isStalled) socket.pause();
        else socket.resume();
      }
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }
}
