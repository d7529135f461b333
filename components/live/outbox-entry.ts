import type { Ack } from '#meeting/wire.ts';
import type { Command } from './connection.ts';

export type WireError = Extract<Ack, { ok: false }>['error'];
type Accepted = Extract<Ack, { ok: true }>;

/** What a person may know of something they sent. */
export type Delivery =
  /** On this device, not yet acknowledged. */
  | { state: 'waiting' }
  /** Durable on the server, which shows it from revision `rev` on. */
  | { state: 'received'; rev: number; receipt?: Accepted['receipt'] }
  /** The server said no; what was written is still here to be corrected. */
  | { state: 'refused'; error: WireError };

export interface OutboxEntry {
  id: string;
  command: Command;
  delivery: Delivery;
}

export interface OutboxSnapshot {
  /** In the order in which they were sent. */
  entries: readonly OutboxEntry[];
  /** False where closing the window loses what waits. */
  isDurable: boolean;
}

/** What a person wrote is never thrown away on a refusal; a tap may be tapped again. */
export function isKeptWhenRefused(command: Command): boolean {
  return typeof command.text === 'string';
}

/** Refusals of the moment: the same command may pass a little later. */
export function isPassing(error: WireError): boolean {
  return error.code === 'unavailable' || error.code === 'rate_limited';
}
