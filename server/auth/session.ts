import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { Cookie, type CookieAttributes, Lucia, TimeSpan } from 'lucia';
import type { Database } from '#db/client.ts';
import { sessions as sessionTable, users as userTable } from '#db/schema.ts';
import { hashSecret, makeSecret } from './secrets.ts';
import { announceBye } from './watch.ts';

export type SessionKind = 'person' | 'staff';

export interface SessionUser {
  id: string;
  email: string | null;
  name: string | null;
  staffRole: 'organiser' | null;
}

export interface SessionCookie {
  name: string;
  value: string;
  attributes: CookieAttributes;
  /** The value of a `Set-Cookie` header. */
  serialize(): string;
}

export interface ListedSession {
  id: string;
  createdAt: Date;
  endsAt: Date;
}

export interface Sessions {
  cookieName: string;
  /** Opens a session with a new token. Only the token's hash is stored. */
  create(
    userId: string,
    kind: SessionKind,
  ): Promise<{ token: string; sessionId: string; cookie: SessionCookie }>;
  /** Who a request's `Cookie` header speaks for; null for nobody. */
  read(cookieHeader: string | null | undefined): Promise<{ user: SessionUser; sessionId: string } | null>;
  /** The session's id by its cookie alone, without asking whether it is still good. */
  idFromCookie(cookieHeader: string | null | undefined): string | null;
  list(userId: string): Promise<ListedSession[]>;
  /** Ends one session and cuts its sockets in every process. */
  end(sessionId: string): Promise<void>;
  endAll(userId: string): Promise<void>;
  /** The cookie that takes the session's place on signing out. */
  blankCookie(): SessionCookie;
}

const limits = {
  person: { idle: new TimeSpan(30, 'd'), absolute: new TimeSpan(180, 'd') },
  staff: { idle: new TimeSpan(12, 'h'), absolute: new TimeSpan(7, 'd') },
};

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseUserAttributes: Omit<typeof userTable.$inferSelect, 'id'>;
    DatabaseSessionAttributes: { endsAt: Date; createdAt: Date };
  }
}

/**
 * All of Lucia. Tokens say in their first letter which idle limit holds, so that looking after a
 * staff session never gives it a participant's month; the hash covers that letter.
 * @param secure whether people reach the product by HTTPS: then the cookie carries `Secure` and `__Host-`
 */
export function createSessions(database: Database, { secure }: { secure: boolean }): Sessions {
  const lucias = {
    person: createLucia(database, 'person', secure),
    staff: createLucia(database, 'staff', secure),
  };
  const { sessionCookieName: cookieName } = lucias.person;
  const luciaOf = (token: string) => lucias[token.startsWith('s') ? 'staff' : 'person'];

  const end = async (sessionId: string) => {
    await lucias.person.invalidateSession(sessionId);
    await announceBye(database.sql, { code: 'signed_out', sessionId });
  };

  return {
    cookieName,
    create: async (userId, kind) => {
      const token = (kind === 'staff' ? 's' : 'p') + makeSecret();
      const sessionId = hashSecret(token);
      const createdAt = new Date();
      const endsAt = new Date(createdAt.getTime() + limits[kind].absolute.milliseconds());
      await lucias[kind].createSession(userId, { endsAt, createdAt }, { sessionId });
      return { token, sessionId, cookie: keepUntilTheEnd(lucias[kind].createSessionCookie(token), kind) };
    },
    read: async (cookieHeader) => {
      const token = readToken(cookieHeader, cookieName);
      if (!token) return null;
      const { session, user } = await luciaOf(token).validateSession(hashSecret(token));
      if (!session) return null;
      if (session.endsAt.getTime() <= Date.now()) {
        await end(session.id);
        return null;
      }
      return { user, sessionId: session.id };
    },
    idFromCookie: (cookieHeader) => {
      const token = readToken(cookieHeader, cookieName);
      return token && hashSecret(token);
    },
    list: async (userId) => {
      const found = await lucias.person.getUserSessions(userId);
      return found
        .filter(({ endsAt }) => endsAt.getTime() > Date.now())
        .map(({ id, createdAt, endsAt }) => ({ id, createdAt, endsAt }));
    },
    end,
    endAll: async (userId) => {
      const ended = await lucias.person.getUserSessions(userId);
      await lucias.person.invalidateUserSessions(userId);
      for (const { id } of ended) await announceBye(database.sql, { code: 'signed_out', sessionId: id });
    },
    blankCookie: () => lucias.person.createBlankSessionCookie(),
  };
}

function createLucia({ db }: Database, kind: SessionKind, secure: boolean) {
  return new Lucia(new DrizzlePostgreSQLAdapter(db, sessionTable, userTable), {
    sessionExpiresIn: limits[kind].idle,
    sessionCookie: {
      name: secure ? '__Host-tavolo' : 'tavolo',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: ({ endsAt, createdAt }) => ({ endsAt, createdAt }),
    getUserAttributes: ({ email, name, staffRole }) => ({ email, name, staffRole }),
  });
}

/** The idle limit moves in the database only, so the browser keeps the cookie for as long as the session could last. */
function keepUntilTheEnd(cookie: Cookie, kind: SessionKind): Cookie {
  return new Cookie(cookie.name, cookie.value, {
    ...cookie.attributes,
    maxAge: limits[kind].absolute.seconds(),
  });
}

/** Reads our cookie alone: Lucia's reader throws on a malformed cookie, also on one that another program of the same host has set. */
function readToken(cookieHeader: string | null | undefined, cookieName: string): string | null {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookieName && value && /^[ps][\w-]{43}$/.test(value)) return value;
  }
  return null;
}
