import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Options, type Sql } from 'postgres';
import * as schema from './schema.ts';

export type Db = PostgresJsDatabase<typeof schema>;

export interface Database {
  /** Drizzle, for the ordinary tables. */
  db: Db;
  /** A client of its own for raw SQL and LISTEN: Drizzle alters the one it is given (moments come back as texts). */
  sql: Sql;
  close(): Promise<void>;
}

/**
 * Opens the two clients of a database. Nothing connects before the first query; lost connections
 * come back by themselves, and a query that meets a dead database fails within seconds.
 * @param url PostgreSQL connection address
 * @param max connections each of the two clients may hold
 */
export function openDatabase(url: string, { max }: { max: number }): Database {
  const drizzleClient = postgres(url, connectionOptions(max));
  const sql = postgres(url, connectionOptions(max));
  return {
    db: drizzle(drizzleClient, { schema }),
    sql,
    close: async () => {
      await Promise.all([drizzleClient.end({ timeout: 2 }), sql.end({ timeout: 2 })]);
    },
  };
}

function connectionOptions(max: number): Options<Record<string, never>> {
  return {
    max,
    connect_timeout: 3,
    // Short waits between attempts: a restarted database is used again within two seconds.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 2),
    onnotice: () => {},
    connection: {
      application_name: 'tavolo',
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  };
}
