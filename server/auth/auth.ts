import type { Database } from '#db/client.ts';
import { createRates, type Rates } from './rates.ts';
import { createSessions, type Sessions } from './session.ts';

/** What deciding who somebody is needs: one a process. */
export interface Auth {
  database: Database;
  sessions: Sessions;
  rates: Rates;
}

/** @param secure whether people reach the product by HTTPS */
export function createAuth(database: Database, { secure }: { secure: boolean }): Auth {
  return { database, sessions: createSessions(database, { secure }), rates: createRates() };
}
