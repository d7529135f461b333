import type { Database } from '#db/client.ts';
import { createHeart, type Heart } from '#meeting/meeting.ts';
import { Refusal } from '#meeting/refusals.ts';
import { LiveMeeting } from './live-meeting.ts';
import { createLog, hintChannel, type Log } from './log.ts';

export type { News, SeatActor } from './live-meeting.ts';
export type { SeatName } from './log.ts';
export type { LiveMeeting };

/** The live meetings of this process, by slug. Each is loaded at the first look and stays. */
export interface Meetings {
  find(slug: string): Promise<LiveMeeting | null>;
  /** Refuses `not_found`. */
  require(slug: string): Promise<LiveMeeting>;
  loaded(): Iterable<LiveMeeting>;
  /** Whether the last statement on the live path was answered. */
  isDatabaseUp(): boolean;
  close(): Promise<void>;
}

const hintEveryMs = 50;
/** Hints can be lost with a connection; a look at the log now and then finds what they did not tell. */
const refreshEveryMs = 15_000;

/** Opens the runtime: loads meetings on demand, tells other processes of commits and follows theirs. */
export async function createMeetings(
  database: Database,
  { heart = createHeart(), onBug }: { heart?: Heart; onBug(error: unknown): void },
): Promise<Meetings> {
  const log = createLog(database.sql);
  const bySlug = new Map<string, Promise<LiveMeeting | null>>();
  const byId = new Map<string, LiveMeeting>();
  const hints = createHints(log);
  let isUp = true;

  const open = async (slug: string): Promise<LiveMeeting | null> => {
    const row = await log.findMeeting({ slug });
    if (!row) return null;
    const meeting = new LiveMeeting(row, {
      log,
      heart,
      onCommit: ({ id, rev }) => hints.add(id, rev),
      onDatabase: (answered) => {
        isUp = answered;
      },
      onBug,
    });
    await meeting.load();
    byId.set(meeting.id, meeting);
    return meeting;
  };
  const find = (slug: string): Promise<LiveMeeting | null> => {
    const known = bySlug.get(slug);
    if (known) return known;
    const opening = open(slug);
    bySlug.set(slug, opening);
    // A slug that does not exist, or a failed read, is looked up again next time.
    const forget = () => bySlug.delete(slug);
    opening.then((meeting) => meeting ?? forget(), forget);
    return opening;
  };
  const refreshAll = () => Promise.allSettled([...byId.values()].map((meeting) => meeting.refresh()));

  const listening = await database.sql.listen(
    hintChannel,
    (payload) => followHints(payload, byId),
    // Called at every (re)connection: what was told meanwhile was missed.
    () => void refreshAll(),
  );
  const refreshing = setInterval(() => void refreshAll(), refreshEveryMs);
  refreshing.unref();

  return {
    find,
    require: async (slug) => {
      const meeting = await find(slug);
      if (!meeting) throw new Refusal('not_found');
      return meeting;
    },
    loaded: () => byId.values(),
    isDatabaseUp: () => isUp,
    close: async () => {
      clearInterval(refreshing);
      await Promise.all([...byId.values()].map((meeting) => meeting.close()));
      await hints.close();
      await listening.unlisten().catch(() => undefined);
    },
  };
}

function followHints(payload: string, byId: ReadonlyMap<string, LiveMeeting>): void {
  for (const hint of payload.split(',')) {
    const [id = '', head = '0'] = hint.split(':');
    // A failed read is tried again by the next hint or the next refresh.
    void byId
      .get(id)
      ?.catchUp(Number(head))
      .catch(() => undefined);
  }
}

/** Gathers commits and tells them together, outside any transaction, at most 20 times a second. */
function createHints(log: Log) {
  const heads = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  const flush = async () => {
    timer = null;
    const told = new Map([...heads].slice(0, 100));
    for (const id of told.keys()) heads.delete(id);
    if (heads.size > 0) timer = setTimeout(() => void flush(), hintEveryMs);
    if (told.size > 0) await log.hint(told).catch(() => undefined);
  };
  return {
    add(id: string, head: number): void {
      heads.set(id, head);
      timer ??= setTimeout(() => void flush(), hintEveryMs);
    },
    async close(): Promise<void> {
      if (timer) clearTimeout(timer);
      await flush();
    },
  };
}
