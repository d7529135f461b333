import type { RefusalCode } from './refusals.ts';
import type { Audience } from './roles.ts';
import type { Mine, View } from './views.ts';

/** The messages of protocol version 1, as both ends type them. Times in ms since 1970, the server's clock. */
export interface ViewMessage {
  epoch: string;
  rev: number;
  now: number;
  audience: Audience;
  view: View;
  mine: Mine;
}

export interface PatchMessage {
  epoch: string;
  /** The revision that this patch starts from; a client elsewhere throws it away and resumes. */
  from: number;
  rev: number;
  now: number;
  put: View;
  drop: Record<string, string[]>;
  mine?: Mine;
}

export interface PulseMessage {
  epoch: string;
  rev: number;
  now: number;
  present: { hall: number; remote: number };
}

export type ByeCode = 'signed_out' | 'removed' | 'replaced' | 'shutting_down';

export type Ack =
  | { ok: true; rev: number; receipt?: { number: number; at: number } }
  | {
      ok: false;
      error: { code: RefusalCode; field?: string; retryAfterMs?: number };
    };

export interface ServerEvents {
  view(message: ViewMessage): void;
  patch(message: PatchMessage): void;
  pulse(message: PulseMessage): void;
  bye(message: { code: ByeCode }): void;
}

export interface ClientEvents {
  command(command: { id: string; type: string; [field: string]: unknown }, ack: (answer: Ack) => void): void;
}

/** `auth` of a connection. */
export interface Handshake {
  meeting: string;
  audience: Audience;
  resume?: { epoch: string; rev: number };
  /** Token of a paired device, where there is no session cookie. */
  device?: string;
}
