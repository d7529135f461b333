import type { Audience } from '#meeting/roles.ts';
import type { ViewMessage } from '#meeting/wire.ts';
import { Connection, type Link } from './connection.ts';
import type { Observable } from './observable.ts';
import { Outbox } from './outbox.ts';
import { openOutboxDatabase } from './outbox-database.ts';
import type { OutboxSnapshot } from './outbox-entry.ts';
import { createStore, type Store } from './store.ts';
import { createId } from './uuid.ts';

export interface LiveOptions {
  slug: string;
  audience: Audience;
  /** The view the page was drawn with. */
  initial?: ViewMessage;
  /** Token of a paired device. */
  device?: string;
  /** Origin of the server, outside browsers. */
  origin?: string;
}

/** A meeting as one window follows it: what is known, the state of the link, what was sent. */
export interface Live {
  store: Store;
  link: Observable<Link>;
  outbox: Observable<OutboxSnapshot>;
  /** Connects; the function it gives closes again. Nothing happens before, so a server may draw with it. */
  open(): () => void;
  /** Keeps the command on the device and sends it as soon as it can. Gives its id, which is also the row's. */
  send(type: string, fields?: Record<string, unknown>): string;
  /** The same for a command that was refused, with what was corrected. */
  sendAgain(id: string, type: string, fields: Record<string, unknown>): void;
  discard(id: string): void;
  tryAgain(): void;
}

export function createLive(options: LiveOptions): Live {
  const store = createStore(options.initial);
  const connection = new Connection({ ...options, store });
  const outbox = new Outbox({
    slug: options.slug,
    database: openOutboxDatabase(),
    deliver: (command) => connection.send(command),
    canDeliver: () => connection.link.getSnapshot().state === 'live',
  });
  const sendAs = (id: string, type: string, fields: Record<string, unknown>) =>
    void outbox.add({ ...fields, id, type });
  return {
    store,
    link: connection.link,
    outbox: outbox.snapshot,
    open: () => openParts(store, connection, outbox),
    send(type, fields = {}) {
      const id = createId(store.serverNow());
      sendAs(id, type, fields);
      return id;
    },
    sendAgain: sendAs,
    discard: (id) => void outbox.discard(id),
    tryAgain: () => connection.tryAgain(),
  };
}

function openParts(store: Store, connection: Connection, outbox: Outbox): () => void {
  const follow = () => {
    const { mine, rev } = store.getSnapshot();
    void outbox.serve(mine.seat?.id ?? null);
    outbox.forgetUpTo(rev);
  };
  const stopFollowing = store.subscribe(follow);
  const stopDraining = connection.link.subscribe(() => {
    if (connection.link.getSnapshot().state === 'live') void outbox.drain();
  });
  follow();
  connection.open();
  return () => {
    stopFollowing();
    stopDraining();
    connection.close();
    outbox.close();
  };
}
