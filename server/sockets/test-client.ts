import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Row } from '#meeting/noun.ts';
import type { Audience } from '#meeting/roles.ts';
import type { Mine, View } from '#meeting/views.ts';
import type {
  Ack,
  ClientEvents,
  PatchMessage,
  PulseMessage,
  ServerEvents,
  ViewMessage,
} from '#meeting/wire.ts';

export interface TestClientOptions {
  url: string;
  slug: string;
  audience?: Audience;
  cookie?: string | undefined;
  device?: string;
  origin?: string;
  resume?: { epoch: string; rev: number };
  transports?: ('websocket' | 'polling')[];
}

const longestWaitMs = 15_000;

/** A client as the protocol describes one: it applies views and patches and keeps every byte it was sent. */
export class TestClient {
  epoch = '';
  rev = -1;
  mine: Mine = { seat: null };
  readonly views: ViewMessage[] = [];
  readonly patches: PatchMessage[] = [];
  readonly pulses: PulseMessage[] = [];
  readonly byes: string[] = [];
  /** Codes of refused connections. */
  readonly refusals: (string | undefined)[] = [];
  /** What came over the line, packet by packet. */
  readonly raw: string[] = [];
  readonly socket: Socket<ServerEvents, ClientEvents>;
  #tables: Record<string, Map<string, Row>> = {};
  readonly #waiting = new Set<() => void>();

  constructor({
    url,
    slug,
    audience = 'participant',
    cookie,
    device,
    origin,
    ...options
  }: TestClientOptions) {
    const auth = { meeting: slug, audience, resume: options.resume, device };
    this.socket = io(`${url}/meeting`, {
      forceNew: true,
      reconnection: false,
      transports: options.transports ?? ['websocket'],
      extraHeaders: { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) },
      auth: JSON.parse(JSON.stringify(auth)),
    });
    this.#keepBytes();
    this.#listen();
  }

  /** Sends a command with a new id unless it has one. */
  send(command: { type: string; [field: string]: unknown }): Promise<Ack> {
    return this.socket.timeout(longestWaitMs).emitWithAck('command', { id: randomUUID(), ...command });
  }

  /** The rows known now: collections and rows in the order of their names and ids. */
  get rows(): View {
    return sortRows(
      Object.fromEntries(Object.entries(this.#tables).map(([name, rows]) => [name, [...rows.values()]])),
    );
  }

  row(collection: string, id: string): Row | undefined {
    return this.#tables[collection]?.get(id);
  }

  /** Waits until something is true of this client; asked again at every message. */
  until(what: string, isTrue: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(check);
        end();
      };
      const check = () => {
        if (isTrue()) settle(resolve);
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`Never came: ${what}. Refusals: ${this.refusals.join()}`))),
        longestWaitMs,
      );
      this.#waiting.add(check);
      check();
    });
  }

  untilRev(rev: number): Promise<void> {
    return this.until(`revision ${rev}`, () => this.rev >= rev);
  }

  untilEnd(): Promise<void> {
    return this.until(
      'the end of the connection',
      () => !this.socket.connected && this.socket.id === undefined,
    );
  }

  close(): void {
    this.socket.disconnect();
  }

  #keepBytes(): void {
    this.socket.io.on('open', () => {
      this.socket.io.engine.on('packet', ({ type, data }) => {
        if (type === 'message') this.raw.push(String(data));
      });
    });
  }

  #listen(): void {
    this.socket.on('view', (message) => {
      this.views.push(message);
      this.epoch = message.epoch;
      this.rev = message.rev;
      this.mine = message.mine;
      this.#tables = Object.fromEntries(
        Object.entries(message.view).map(([name, rows]) => [name, new Map(rows.map((row) => [row.id, row]))]),
      );
      this.#told();
    });
    this.socket.on('patch', (message) => {
      this.patches.push(message);
      this.#apply(message);
      this.#told();
    });
    this.socket.on('pulse', (message) => {
      this.pulses.push(message);
      this.#told();
    });
    this.socket.on('bye', ({ code }) => {
      this.byes.push(code);
      this.#told();
    });
    this.socket.on('connect_error', (error) => {
      const { data, message } = error as Error & { data?: { code: string } };
      this.refusals.push(data?.code ?? message);
      this.#told();
    });
    this.socket.on('disconnect', () => this.#told());
  }

  #apply({ epoch, from, rev, put, drop, mine }: PatchMessage): void {
    if (this.rev >= 0 && (epoch !== this.epoch || from !== this.rev))
      throw new Error(`A patch from ${epoch} ${from} came to ${this.epoch} ${this.rev}`);
    this.epoch = epoch;
    this.rev = rev;
    if (mine) this.mine = mine;
    for (const [name, ids] of Object.entries(drop)) for (const id of ids) this.#table(name).delete(id);
    for (const [name, rows] of Object.entries(put))
      for (const row of rows) this.#table(name).set(row.id, row);
  }

  #table(name: string): Map<string, Row> {
    const table = this.#tables[name] ?? new Map<string, Row>();
    this.#tables[name] = table;
    return table;
  }

  #told(): void {
    for (const check of [...this.#waiting]) check();
  }
}

/** Collections by name and rows by id, so that two views can be compared byte for byte. */
export function sortRows(view: View): View {
  const names = Object.keys(view).sort();
  return Object.fromEntries(
    names.map((name) => [name, [...(view[name] ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))]),
  );
}
