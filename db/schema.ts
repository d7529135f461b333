import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Change, SavedState } from '#meeting/noun.ts';
import type { Origin, Role } from '#meeting/roles.ts';
import type { Convocation } from './convocation.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * A person who can be recognised again: staff with e-mail and password, or somebody who joined with
 * a code and is known only by the session on their device.
 */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    email: text('email').unique(),
    name: text('name'),
    passwordHash: text('password_hash'),
    /** Staff of the whole installation; rights in one meeting are roles of a seat. */
    staffRole: text('staff_role').$type<'organiser'>(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (users) => [
    check('staff_have_an_email', sql`${users.staffRole} is null or ${users.email} is not null`),
    check('email_is_lower_case', sql`${users.email} = lower(${users.email})`),
  ],
);

/** Lucia's sessions. The id is the SHA-256 of the token in the cookie, never the token. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Moved forward while the session is used (Lucia's idle limit). */
    expiresAt: moment('expires_at').notNull(),
    /** Never moved: a session ends here however often it is used. */
    endsAt: moment('ends_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (sessions) => [index('sessions_of_a_user').on(sessions.userId)],
);

/** A one-time link (set a password, open a seat). Only the hash of the secret is kept; a POST consumes it. */
export const links = pgTable('links', {
  secretHash: text('secret_hash').primaryKey(),
  purpose: text('purpose').$type<'set_password' | 'open_seat'>().notNull(),
  userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
  seatId: uuid('seat_id').references((): AnyPgColumn => seats.id, { onDelete: 'cascade' }),
  expiresAt: moment('expires_at').notNull(),
  /** Set when a one-time link was used; a personal link of a seat stays usable and leaves it null. */
  usedAt: moment('used_at'),
});

/**
 * A meeting: its address, its convocation as data, and the head of its log. The live state is never
 * here; it is folded from `log`.
 */
export const meetings = pgTable(
  'meetings',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    /** What people type to join: digits, unique among all meetings. */
    code: text('code').notNull().unique(),
    convocation: jsonb('convocation').$type<Convocation>().notNull(),
    /** Null until the convocation is published: then, and only then, strangers can see the page. */
    publishedAt: moment('published_at'),
    /** Revision of the last committed command; the optimistic lock of `append`. */
    head: bigint('head', { mode: 'number' }).notNull().default(0),
    /** Opaque; a new one means that views must be read anew (erasure, restore). */
    epoch: text('epoch').notNull(),
    /** Key of the digest that ties an anonymous question to its author's seat; erased at closing. */
    veilKey: bytes('veil_key'),
    /** Random name of the LiveKit room, so that knowing the slug is not knowing the room. */
    room: text('room').notNull().unique(),
    /** The sample meeting may be entered through the links that a start prints. */
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (meetings) => [
    check('head_counts_up', sql`${meetings.head} >= 0`),
    check('code_is_digits', sql`${meetings.code} ~ '^[0-9]{6,9}$'`),
  ],
);

/** A person in a meeting. The log knows people only by the seat's id, so that names can be erased here. */
export const seats = pgTable(
  'seats',
  {
    id: uuid('id').primaryKey(),
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    /** Null for a speaker named in the convocation who has not signed in. */
    userId: text('user_id').references(() => users.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    honorific: text('honorific'),
    /** What the person is there: "dirigente dell'Ufficio Speciale Immigrazione". */
    position: text('position'),
    body: text('body'),
    email: text('email'),
    origin: text('origin').$type<Origin>().notNull(),
    roles: text('roles').array().$type<Role[]>().notNull().default(sql`'{}'`),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Set when the person is removed from the meeting; the seat may then do nothing. */
    removedAt: moment('removed_at'),
  },
  (seats) => [
    unique('one_seat_for_a_user').on(seats.meetingId, seats.userId),
    index('seats_of_a_user').on(seats.userId),
    check('origin_is_known', sql`${seats.origin} in ('hall', 'remote')`),
  ],
);

/** A paired screen, hall device or tablet. Only the hash of its token is kept. */
export const devices = pgTable('devices', {
  id: uuid('id').primaryKey(),
  meetingId: uuid('meeting_id')
    .notNull()
    .references(() => meetings.id, { onDelete: 'cascade' }),
  kind: text('kind').$type<'screen' | 'hall' | 'steward'>().notNull(),
  name: text('name').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: moment('created_at').notNull().defaultNow(),
  revokedAt: moment('revoked_at'),
});

/**
 * The log: one row a committed command, written once and never changed. `commandId` is unique, so a
 * retry can never take effect twice. `actor` is a seat's id, `system`, or, for an anonymous act, a
 * veiled mark that only the meeting's key can read.
 */
export const log = pgTable(
  'log',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    rev: bigint('rev', { mode: 'number' }).notNull(),
    commandId: uuid('command_id').notNull().unique(),
    actor: text('actor').notNull(),
    at: bigint('at', { mode: 'number' }).notNull(),
    // json, not jsonb: the order of keys is kept, so views are the same bytes in every process.
    changes: json('changes').$type<Change[]>().notNull(),
    receipt: json('receipt').$type<{ number: number; at: number }>(),
  },
  (log) => [primaryKey({ columns: [log.meetingId, log.rev] })],
);

/** The folded state at a revision, so that a start reads only the last few thousand changes. */
export const snapshots = pgTable(
  'snapshots',
  {
    meetingId: uuid('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    rev: bigint('rev', { mode: 'number' }).notNull(),
    /** Version of the state's shape; a snapshot of another version is not read. */
    version: integer('version').notNull(),
    state: json('state').$type<SavedState>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (snapshots) => [primaryKey({ columns: [snapshots.meetingId, snapshots.rev] })],
);
