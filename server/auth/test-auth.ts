import { openDatabase } from '#db/client.ts';
import { createTestDatabase } from '#server/start/test-database.ts';
import { type Auth, createAuth } from './auth.ts';
import type { SessionCookie } from './session.ts';

/** Who is who on a database of its own, for one test file. */
export async function createTestAuth({
  secure = false,
} = {}): Promise<Auth & { url: string; close(): Promise<void> }> {
  const { url, drop } = await createTestDatabase();
  const database = openDatabase(url, { max: 4 });
  const close = async () => {
    await database.close();
    await drop();
  };
  return { ...createAuth(database, { secure }), url, close };
}

/** The `Cookie` header that a browser would send back. */
export const cookieHeader = (cookie: SessionCookie) => `${cookie.name}=${cookie.value}`;
