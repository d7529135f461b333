import { io, type Socket } from 'socket.io-client';
import type { RefusalCode } from '#meeting/refusals.ts';
import type { Audience } from '#meeting/roles.ts';
import type { Ack, ByeCode, ClientEvents, Handshake, PulseMessage, ServerEvents } from '#meeting/wire.ts';
import { createObservable, type Observable } from './observable.ts';
import type { Store } from './store.ts';

/** The state of the link; `refused` stays until somebody asks to try again. */
export type Link =
  | { state: 'connecting' | 'live' | 'reconnecting' | 'offline' }
  | { state: 'refused'; code: RefusalCode | ByeCode };

export interface ConnectionOptions {
  slug: string;
  audience: Audience;
  store: Store;
  /** Token of a paired device, where there is no session cookie. */
  device?: string;
  /** Origin of the server; left out in a browser, where it is the page's own. */
  origin?: string;
}

export interface Command {
  id: string;
  type: string;
  [field: string]: unknown;
}

/** Longest silence of a living link: the server speaks every 10 s. */
const silenceMs = 25_000;
const ackTimeoutMs = 20_000;
const handshakeTimeoutMs = 8_000;
/** A pulse may overtake the patch of its revision by a tick; only later is it a loss. */
const behindGraceMs = 2_000;
const firstDelayMs = 1_000;
const longestDelayMs = 8_000;
const shortestDelayMs = 200;

/** Refusals that trying again does not change. */
const finalCodes = new Set<string>(['unauthenticated', 'forbidden', 'not_found', 'invalid']);

/** One socket to one meeting: it feeds the store, carries commands, and comes back by itself. */
export class Connection {
  readonly link: Observable<Link>;
  readonly #link = createObservable<Link>({ state: 'connecting' });
  readonly #socket: Socket<ServerEvents, ClientEvents>;
  readonly #store: Store;
  #isOpen = false;
  #wasLive = false;
  #attempts = 0;
  #lastHeard = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #behindTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ConnectionOptions) {
    this.link = this.#link;
    this.#store = options.store;
    this.#socket = createSocket(options);
    this.#listen();
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    globalThis.addEventListener?.('online', this.#onOnline);
    globalThis.addEventListener?.('offline', this.#onOffline);
    globalThis.document?.addEventListener('visibilitychange', this.#onVisible);
    this.#connect();
  }

  close(): void {
    this.#isOpen = false;
    globalThis.removeEventListener?.('online', this.#onOnline);
    globalThis.removeEventListener?.('offline', this.#onOffline);
    globalThis.document?.removeEventListener('visibilitychange', this.#onVisible);
    this.#clearTimers();
    this.#socket.disconnect();
  }

  /** After a refusal: signed in again, or the person wants this window to be the live one. */
  tryAgain(): void {
    if (!this.#isOpen || this.#socket.connected) return;
    this.#attempts = 0;
    this.#link.set({ state: 'connecting' });
    this.#connect();
  }

  /** The server's answer. Rejects when the link was lost before it came: whether the command arrived is unknown. */
  send(command: Command): Promise<Ack> {
    if (!this.#socket.connected) return Promise.reject(new Error('The link is down.'));
    return this.#socket.timeout(ackTimeoutMs).emitWithAck('command', command);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('view', (message) => this.#heardNews(this.#store.applyView(message)));
    socket.on('patch', (message) => this.#heardNews(this.#store.applyPatch(message)));
    socket.on('pulse', (message) => this.#heardPulse(message));
    socket.on('bye', ({ code }) => {
      if (code !== 'shutting_down') this.#refuse(code);
    });
    socket.on('disconnect', () => this.#lost());
    socket.on('connect_error', (error) => {
      const code = refusalOf(error);
      if (code && finalCodes.has(code)) this.#refuse(code);
      else this.#lost();
    });
  }

  #connect(): void {
    this.#clearTimers();
    this.#heard();
    this.#socket.connect();
  }

  #heardNews(isApplied: boolean): void {
    this.#heard();
    if (!isApplied) {
      this.#cut();
      return;
    }
    this.#attempts = 0;
    this.#wasLive = true;
    this.#link.set({ state: 'live' });
  }

  #heardPulse(message: PulseMessage): void {
    this.#heard();
    this.#store.applyPulse(message);
    clearTimeout(this.#behindTimer);
    if (this.#isBehind(message)) {
      this.#behindTimer = setTimeout(() => this.#isBehind(message) && this.#cut(), behindGraceMs);
    }
  }

  #isBehind({ epoch, rev }: PulseMessage): boolean {
    const current = this.#store.getSnapshot();
    return current.epoch !== epoch || current.rev < rev;
  }

  #heard(): void {
    this.#lastHeard = performance.now();
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#cut(), silenceMs);
  }

  #refuse(code: RefusalCode | ByeCode): void {
    this.#link.set({ state: 'refused', code });
    this.#clearTimers();
    this.#socket.disconnect();
  }

  /** Gives up this socket, dead or out of step; the next one resumes from the store. */
  #cut(): void {
    const wasConnected = this.#socket.connected;
    this.#socket.disconnect();
    // A socket that never came up tells nobody that it is gone.
    if (!wasConnected) this.#lost();
  }

  #lost(): void {
    this.#clearTimers();
    if (!this.#isOpen || this.#link.getSnapshot().state === 'refused') return;
    this.#link.set({ state: isOffline() ? 'offline' : this.#wasLive ? 'reconnecting' : 'connecting' });
    this.#retryTimer = setTimeout(() => this.#connect(), delayBefore(this.#attempts));
    this.#attempts += 1;
  }

  #clearTimers(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#silenceTimer);
    clearTimeout(this.#behindTimer);
  }

  readonly #onOffline = () => this.#cut();

  readonly #onOnline = () => {
    if (this.#socket.connected || this.#link.getSnapshot().state === 'refused') return;
    this.#attempts = 0;
    this.#cut();
  };

  readonly #onVisible = () => {
    const isStale = performance.now() - this.#lastHeard > silenceMs;
    if (document.visibilityState === 'visible' && isStale && this.#link.getSnapshot().state !== 'refused')
      this.#cut();
  };
}

function createSocket({ origin, slug, audience, device, store }: ConnectionOptions) {
  const socket: Socket<ServerEvents, ClientEvents> = io(`${origin ?? ''}/meeting`, {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: handshakeTimeoutMs,
    autoConnect: false,
    forceNew: true,
    // Coming back is decided here, where a refusal, a lost pulse and a cut are one thing.
    reconnection: false,
    withCredentials: true,
    auth: (give) => {
      const { epoch, rev } = store.getSnapshot();
      const handshake: Handshake = { meeting: slug, audience };
      if (epoch !== null) handshake.resume = { epoch, rev };
      if (device !== undefined) handshake.device = device;
      give(handshake);
    },
  });
  return socket;
}

/** Spread over the whole span, so that a hall that lost its network does not come back in one moment. */
function delayBefore(attempts: number): number {
  const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts);
  return shortestDelayMs + Math.random() * (longest - shortestDelayMs);
}

function refusalOf(error: Error): RefusalCode | undefined {
  return (error as Error & { data?: { code?: RefusalCode } }).data?.code;
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false;
}
