import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What `npm start -- --json` prints. */
export interface Announcement {
  url: string;
  meeting: string;
  code: string;
  links: { phone: string; desk: string; screen: string };
  video: 'local' | 'external' | 'off';
}

/** The product as somebody starts it, with an empty data folder of its own. */
export class Product {
  announcement!: Announcement;
  readonly #dataDir: string;
  #server: ChildProcess | null = null;

  private constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  static async start(): Promise<Product> {
    const product = new Product(await mkdtemp(join(tmpdir(), 'tavolo-story-')));
    await product.start(0);
    return product;
  }

  /** Starts the server; after a kill on the same port, so that open pages find it again. */
  async start(port = Number(new URL(this.announcement.url).port)): Promise<void> {
    const server = spawn(process.execPath, ['server/main.ts', '--json'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: this.#dataDir,
        LOG_LEVEL: 'error',
        ...(process.env.TEST_DATABASE_URL ? { DATABASE_URL: process.env.TEST_DATABASE_URL } : {}),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#server = server;
    const lines = createInterface({ input: server.stdout });
    const line = await Promise.race([
      once(lines, 'line').then(([text]) => String(text)),
      once(server, 'exit').then(() => Promise.reject(new Error('The server ended before it was ready.'))),
    ]);
    this.announcement = JSON.parse(line) as Announcement;
  }

  /** Dies without a last word, as by a power cut. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }
}
