import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { seats, sessions } from '#db/schema.ts';
import { type Seat, seatColumns } from './seats.ts';
import type { Bye } from './watch.ts';

/** Who sits in a meeting by the session they come with: so that thousands who come back at once cost a few statements. */
export interface Roster {
  /** The seat of a session in a meeting; null where there is none, the session is over, or the person was removed. */
  identify(meetingId: string, sessionId: string): Promise<Seat | null>;
  /** Drops what a bye makes untrue. Call it for every bye. */
  forget(bye: Bye): void;
}

interface Known {
  seat: Seat;
  /** Until when this may be believed without asking again. */
  until: number;
}

/** A bye can be lost with a connection to the database; nothing is believed for longer than this. */
const believedMs = 30_000;

export function createRoster(db: Db): Roster {
  const meetings = new Map<string, MeetingRoster>();
  return {
    identify: (meetingId, sessionId) => {
      const roster = meetings.get(meetingId) ?? new MeetingRoster(db, meetingId);
      meetings.set(meetingId, roster);
      return roster.identify(sessionId);
    },
    forget: (bye) => {
      for (const roster of meetings.values()) roster.forget(bye);
    },
  };
}

class MeetingRoster {
  readonly #db: Db;
  readonly #meetingId: string;
  readonly #known = new Map<string, Known>();
  /** Sessions asked for while a statement is under way: the next statement takes them all. */
  #asked = new Set<string>();
  #reading: Promise<void> | null = null;
  /** Byes told while a statement is under way: its answer may be older than they are. */
  #byesMeanwhile: Bye[] = [];
  #isLoaded = false;

  constructor(db: Db, meetingId: string) {
    this.#db = db;
    this.#meetingId = meetingId;
  }

  async identify(sessionId: string): Promise<Seat | null> {
    const known = this.#find(sessionId);
    if (known) return known;
    this.#asked.add(sessionId);
    // The statement under way may have begun before this session existed: wait for the one after it.
    if (this.#reading) await this.#reading.catch(() => undefined);
    if (!this.#find(sessionId) && this.#asked.has(sessionId)) await this.#readNext();
    this.#asked.delete(sessionId);
    return this.#find(sessionId);
  }

  forget(bye: Bye): void {
    if (this.#reading) this.#byesMeanwhile.push(bye);
    if ('sessionId' in bye) this.#known.delete(bye.sessionId);
    else for (const [id, { seat }] of this.#known) if (seat.id === bye.seatId) this.#known.delete(id);
  }

  #find(sessionId: string): Seat | null {
    const known = this.#known.get(sessionId);
    if (!known) return null;
    if (known.until > Date.now()) return known.seat;
    this.#known.delete(sessionId);
    return null;
  }

  #readNext(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
      for (const bye of this.#byesMeanwhile.splice(0)) this.forget(bye);
    });
    return this.#reading;
  }

  /** The first time everybody with a session, afterwards only those who were asked for. */
  async #read(): Promise<void> {
    const asked = [...this.#asked];
    this.#asked = new Set();
    const now = new Date();
    const rows = await this.#db
      .select({
        sessionId: sessions.id,
        expiresAt: sessions.expiresAt,
        endsAt: sessions.endsAt,
        seat: seatColumns,
      })
      .from(sessions)
      .innerJoin(seats, eq(seats.userId, sessions.userId))
      .where(
        and(
          eq(seats.meetingId, this.#meetingId),
          isNull(seats.removedAt),
          gt(sessions.expiresAt, now),
          gt(sessions.endsAt, now),
          this.#isLoaded ? inArray(sessions.id, asked) : undefined,
        ),
      );
    this.#isLoaded = true;
    for (const { sessionId, seat, expiresAt, endsAt } of rows) {
      const until = Math.min(now.getTime() + believedMs, expiresAt.getTime(), endsAt.getTime());
      this.#known.set(sessionId, { seat, until });
    }
  }
}
