import type { Sql } from 'postgres';

/** Why sockets are cut, as the wire's `bye` says it. */
export type ByeCode = 'signed_out' | 'removed';

/** Whose sockets must go: those of a session, or all of a seat. */
export type Bye = { code: ByeCode } & ({ sessionId: string } | { seatId: string });

export interface ByeWatch {
  /** Calls back for every bye of any process. Gives back how to stop. */
  onBye(listener: (bye: Bye) => void): () => void;
  close(): Promise<void>;
}

const channel = 'tavolo_bye';

/** Tells every process, this one included, that sockets must be cut. */
export async function announceBye(sql: Sql, bye: Bye): Promise<void> {
  await sql.notify(channel, JSON.stringify(bye));
}

/** Listens to the byes of all processes. The connection is kept, and taken up again when the database comes back. */
export async function watchByes(sql: Sql): Promise<ByeWatch> {
  const listeners = new Set<(bye: Bye) => void>();
  const listening = await sql.listen(channel, (payload) => {
    const bye: Bye = JSON.parse(payload);
    for (const listener of listeners) listener(bye);
  });
  return {
    onBye: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listening.unlisten(),
  };
}
