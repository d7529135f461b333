import { type RateClass, ratesPerMinute } from '#meeting/limits.ts';
import type { Heart } from '#meeting/meeting.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Ack } from '#meeting/wire.ts';
import type { LiveMeeting, SeatActor } from '../meetings/meetings.ts';

/** Commands of the last minute, by seat and class. One a process, shared by all ways in. */
export interface SeatRates {
  /**
   * Sends a command on, unless its seat has used up what a minute allows: then the acknowledgement is
   * `rate_limited`. Only what was accepted counts, and a retry counts once. Never rejects.
   */
  send(meeting: LiveMeeting, actor: SeatActor, command: unknown): Promise<Ack>;
}

interface Spent {
  commandId: string;
  /** ms since 1970. */
  at: number;
  isAccepted: boolean;
}

const minuteMs = 60_000;

export function createSeatRates(clock: () => number = Date.now): SeatRates {
  const spentBySeat = new Map<string, Spent[]>();

  const recent = (key: string, now: number): Spent[] => {
    const spent = (spentBySeat.get(key) ?? []).filter(({ at }) => at > now - minuteMs);
    spentBySeat.delete(key);
    spentBySeat.set(key, spent);
    for (const [other, { at }] of lastSpent(spentBySeat)) {
      // The map is in order of use, and this seat is its last.
      if (other === key || at > now - minuteMs) break;
      spentBySeat.delete(other);
    }
    return spent;
  };

  return {
    send: async (meeting, actor, command) => {
      const rate = rateOf(meeting.heart, command);
      if (!rate) return meeting.send(actor, command);
      const commandId = String(field(command, 'id')).toLowerCase();
      const now = clock();
      const spent = recent(`${rate} ${actor.seatId}`, now);
      if (spent.some((known) => known.commandId === commandId && known.isAccepted))
        return meeting.send(actor, command);
      const [oldest] = spent;
      if (oldest && spent.length >= ratesPerMinute[rate]) return limited(oldest.at + minuteMs - now);
      const mine: Spent = { commandId, at: now, isAccepted: false };
      spent.push(mine);
      const { rev } = meeting;
      const ack = await meeting.send(actor, command);
      // An accepted command is at a new revision; one at an older revision is the retry of a former one.
      const isNew = ack.ok && ack.rev > rev && !spent.some((known) => isAcceptedTwin(known, mine));
      if (isNew) mine.isAccepted = true;
      else remove(spentBySeat.get(`${rate} ${actor.seatId}`) ?? [], mine);
      return ack;
    },
  };
}

function rateOf(heart: Heart, command: unknown): RateClass | undefined {
  const type = field(command, 'type');
  return typeof type === 'string' ? heart.commands.get(type)?.rate : undefined;
}

function field(command: unknown, name: string): unknown {
  return typeof command === 'object' && command !== null ? Reflect.get(command, name) : undefined;
}

function isAcceptedTwin(known: Spent, mine: Spent): boolean {
  return known !== mine && known.commandId === mine.commandId && known.isAccepted;
}

function limited(retryAfterMs: number): Ack {
  return { ok: false, error: new Refusal('rate_limited', { retryAfterMs }).toJSON() };
}

function remove(list: Spent[], entry: Spent): void {
  const index = list.indexOf(entry);
  if (index >= 0) list.splice(index, 1);
}

/** The last thing each seat spent; long ago for one that has spent nothing after all. */
function* lastSpent(spentBySeat: Map<string, Spent[]>): Generator<[string, { at: number }]> {
  for (const [key, spent] of spentBySeat) yield [key, spent.at(-1) ?? { at: 0 }];
}
