import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '#meeting/wire.ts';
import type { Admission } from './door.ts';

/** What the door notes on a socket while letting it in. */
export interface SocketNotes {
  admission: Admission;
  /** Byes told until the look-up began: one told since may concern this socket. */
  byesHeard: number;
}

export type MeetingSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketNotes>;
export type MeetingNamespace = Namespace<ClientEvents, ServerEvents, DefaultEventsMap, SocketNotes>;
