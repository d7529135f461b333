import type { Sql } from 'postgres';
import type { Change, Receipt, SavedState } from '#meeting/noun.ts';
import type { Origin } from '#meeting/roles.ts';

/** One committed command, as it stands in the log. */
export interface Entry {
  rev: number;
  commandId: string;
  /** A seat's id, `system`, or a veiled mark. */
  actor: string;
  /** ms since 1970. */
  at: number;
  changes: Change[];
  receipt: Receipt | null;
}

export interface MeetingRow {
  id: string;
  slug: string;
  head: number;
  epoch: string;
  veilKey: Uint8Array | null;
}

export interface SeatName {
  id: string;
  name: string;
  body: string | null;
  honorific: string | null;
  position: string | null;
  origin: Origin;
}

export interface Snapshot {
  rev: number;
  state: SavedState;
}

export type AppendResult = 'appended' | 'overtaken' | 'duplicate';

/** The only place with SQL on the live path. Each function is one statement. */
export interface Log {
  findMeeting(by: { slug: string } | { id: string }): Promise<MeetingRow | null>;
  /**
   * Adds entries after revision `from`, all or none. `overtaken`: somebody else committed first;
   * `duplicate`: one of the command ids is in the log already.
   */
  append(meetingId: string, epoch: string, from: number, entries: readonly Entry[]): Promise<AppendResult>;
  readAfter(meetingId: string, rev: number): Promise<Entry[]>;
  /** Entries by command id, of any meeting, for answering a retry that memory has forgotten. */
  findEntries(commandIds: readonly string[]): Promise<(Entry & { meetingId: string })[]>;
  latestSnapshot(meetingId: string, version: number): Promise<Snapshot | null>;
  saveSnapshot(meetingId: string, version: number, snapshot: Snapshot): Promise<void>;
  seatNames(of: { meetingId: string } | { ids: readonly string[] }): Promise<SeatName[]>;
  eraseVeilKey(meetingId: string): Promise<void>;
  /** Tells other processes which meetings have news: `id:head` joined by commas. */
  hint(heads: ReadonlyMap<string, number>): Promise<void>;
}

export const hintChannel = 'tavolo_log';
const uniqueViolation = '23505';

/** Longer than the server's own limit for a statement: a client waits for ever where the other end has just died. */
const patienceMs = 12_000;

/** A log whose statements fail, as a connection does, instead of waiting for ever. Each may safely be tried again. */
export function createLog(sql: Sql): Log {
  const log = createPatientLog(sql);
  return {
    findMeeting: (by) => inTime(log.findMeeting(by)),
    append: (...given) => inTime(log.append(...given)),
    readAfter: (...given) => inTime(log.readAfter(...given)),
    findEntries: (ids) => inTime(log.findEntries(ids)),
    latestSnapshot: (...given) => inTime(log.latestSnapshot(...given)),
    saveSnapshot: (...given) => inTime(log.saveSnapshot(...given)),
    seatNames: (of) => inTime(log.seatNames(of)),
    eraseVeilKey: (id) => inTime(log.eraseVeilKey(id)),
    hint: (heads) => inTime(log.hint(heads)),
  };
}

async function inTime<Result>(statement: Promise<Result>): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const error = Object.assign(new Error('The database did not answer in time.'), { code: 'NO_ANSWER' });
  const timer = setTimeout(() => reject(error), patienceMs);
  try {
    return await Promise.race([statement, late]);
  } finally {
    clearTimeout(timer);
  }
}

function createPatientLog(sql: Sql): Log {
  const entryColumns = sql`rev::float8 as rev, command_id as "commandId", actor, at::float8 as at, changes, receipt`;
  return {
    async findMeeting(by) {
      const condition = 'slug' in by ? sql`slug = ${by.slug}` : sql`id = ${by.id}`;
      const [row] = await sql<MeetingRow[]>`
        select id, slug, head::float8 as head, epoch, veil_key as "veilKey" from meetings where ${condition}`;
      return row ?? null;
    },
    append: (meetingId, epoch, from, entries) => append(sql, meetingId, epoch, from, entries),
    readAfter: async (meetingId, rev) => [
      ...(await sql<Entry[]>`
        select ${entryColumns} from log where meeting_id = ${meetingId} and rev > ${rev} order by rev`),
    ],
    findEntries: async (commandIds) => [
      ...(await sql<(Entry & { meetingId: string })[]>`
        select ${entryColumns}, meeting_id as "meetingId" from log where command_id = any(${sql.array([...commandIds])}::uuid[])`),
    ],
    async latestSnapshot(meetingId, version) {
      const [row] = await sql<Snapshot[]>`
        select rev::float8 as rev, state from snapshots
        where meeting_id = ${meetingId} and version = ${version} order by rev desc limit 1`;
      return row ?? null;
    },
    async saveSnapshot(meetingId, version, { rev, state }) {
      await sql`
        with saved as (
          insert into snapshots (meeting_id, rev, version, state)
          values (${meetingId}, ${rev}, ${version}, ${JSON.stringify(state)}::text::json)
          on conflict do nothing)
        delete from snapshots where meeting_id = ${meetingId} and rev < ${rev} and rev not in (
          select max(rev) from snapshots where meeting_id = ${meetingId} and rev < ${rev})`;
    },
    async seatNames(of) {
      const condition =
        'ids' in of ? sql`id = any(${sql.array([...of.ids])}::uuid[])` : sql`meeting_id = ${of.meetingId}`;
      return [
        ...(await sql<
          SeatName[]
        >`select id, name, body, honorific, position, origin from seats where ${condition}`),
      ];
    },
    async eraseVeilKey(meetingId) {
      await sql`update meetings set veil_key = null where id = ${meetingId} and veil_key is not null`;
    },
    async hint(heads) {
      const payload = [...heads].map(([id, head]) => `${id}:${head}`).join(',');
      await sql`select pg_notify(${hintChannel}, ${payload})`;
    },
  };
}

async function append(
  sql: Sql,
  meetingId: string,
  epoch: string,
  from: number,
  entries: readonly Entry[],
): Promise<AppendResult> {
  const to = from + entries.length;
  try {
    const result = await sql`
      with moved as (
        update meetings set head = ${to} where id = ${meetingId} and head = ${from} and epoch = ${epoch} returning id)
      insert into log (meeting_id, rev, command_id, actor, at, changes, receipt)
      select moved.id, entry.rev, entry."commandId", entry.actor, entry.at, entry.changes, entry.receipt
      from moved, json_to_recordset(${JSON.stringify(entries)}::text::json) as entry(
        rev bigint, "commandId" uuid, actor text, at bigint, changes json, receipt json)`;
    return result.count === entries.length ? 'appended' : 'overtaken';
  } catch (error) {
    if (isUniqueViolation(error)) return 'duplicate';
    throw error;
  }
}

// Classes of SQLSTATE (PostgreSQL, Appendix A) that say "not now": connection, rollback, resources,
// object state, operator intervention, system error; and a server that is read-only for now.
const passingClasses = ['08', '40', '53', '55', '57', '58'];

/** Whether a statement failed because the database is away or busy, so that the same may succeed later. */
export function isPassingFailure(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  const isSqlState = /^[0-9A-Z]{5}$/.test(error.code);
  return !isSqlState || error.code === '25006' || passingClasses.includes(error.code.slice(0, 2));
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === uniqueViolation;
}
