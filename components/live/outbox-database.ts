import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Command } from './connection.ts';
import type { WireError } from './outbox-entry.ts';

/** A command on its way. Records of one lane (a seat in a meeting) are sent in their order. */
export interface OutboxRecord {
  /** Given by the database at the first write. */
  order?: number;
  lane: string;
  id: string;
  command: Command;
  /** The server's last word, for a command that waits to be corrected. */
  error?: WireError;
}

export interface OutboxDatabase {
  /** False where nothing survives closing this window. */
  isDurable(): boolean;
  list(lane: string): Promise<OutboxRecord[]>;
  /** Adds a record or replaces the one with its id. */
  put(record: OutboxRecord): Promise<void>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  commands: { key: number; value: OutboxRecord; indexes: { lane: string; id: string } };
}

/**
 * The device's own store of commands. Where there is no IndexedDB, or it stops working (private
 * windows, a full disk), commands are held in memory and `isDurable` says so.
 */
export function openOutboxDatabase(name = 'tavolo-outbox'): OutboxDatabase {
  const memory = new Map<string, OutboxRecord>();
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  let isDurable = true;

  async function attempt<Result>(work: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> {
    opening ??= openIndexedDb(name);
    try {
      return await work(await opening);
    } catch {
      // Browsers drop connections of windows that slept: one more try on a new one.
      opening = openIndexedDb(name);
      return work(await opening);
    }
  }

  async function orInMemory<Result>(work: () => Promise<Result>, fallback: () => Result): Promise<Result> {
    try {
      const result = await work();
      return result;
    } catch {
      isDurable = false;
      return fallback();
    }
  }

  return {
    isDurable: () => isDurable,
    async list(lane) {
      const saved = await orInMemory(
        () => attempt((database) => database.getAllFromIndex('commands', 'lane', lane)),
        () => [],
      );
      return [...saved, ...[...memory.values()].filter((record) => record.lane === lane)];
    },
    put: (record) =>
      orInMemory(
        () => attempt((database) => write(database, record)),
        () => void memory.set(record.id, record),
      ),
    async remove(id) {
      memory.delete(id);
      await orInMemory(
        () => attempt((database) => erase(database, id)),
        () => undefined,
      );
    },
  };
}

function openIndexedDb(name: string): Promise<IDBPDatabase<Schema>> {
  if (typeof indexedDB === 'undefined') return Promise.reject(new Error('No IndexedDB here.'));
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      const commands = database.createObjectStore('commands', { keyPath: 'order', autoIncrement: true });
      commands.createIndex('lane', 'lane');
      commands.createIndex('id', 'id', { unique: true });
    },
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

async function write(database: IDBPDatabase<Schema>, record: OutboxRecord): Promise<void> {
  const transaction = database.transaction('commands', 'readwrite', { durability: 'strict' });
  const order = await transaction.store.index('id').getKey(record.id);
  const { order: _old, ...rest } = record;
  await transaction.store.put(order === undefined ? rest : { ...rest, order });
  await transaction.done;
}

async function erase(database: IDBPDatabase<Schema>, id: string): Promise<void> {
  const transaction = database.transaction('commands', 'readwrite', { durability: 'strict' });
  const order = await transaction.store.index('id').getKey(id);
  if (order !== undefined) await transaction.store.delete(order);
  await transaction.done;
}
