import { limits } from '#meeting/limits.ts';
import type { ByeCode } from '#meeting/wire.ts';
import type { Bye } from '../auth/watch.ts';
import type { Admission } from './door.ts';

/** One socket that was let in. */
export interface Link {
  admission: Admission;
  /** Says good-bye and ends the connection. */
  sayBye(code: ByeCode): void;
}

/** Who is connected to this process. */
export interface Attendance {
  /** Adds a link; where its seat has too many, the oldest is replaced. */
  add(link: Link): void;
  remove(link: Link): void;
  /** Cuts the sockets that a bye speaks of. */
  obey(bye: Bye): void;
  /**
   * People, not sockets: one seat with several devices counts once, a hall's screen not at all. Counts this process alone: with
   * several, each tells its own share.
   */
  present(meetingId: string): { hall: number; remote: number };
  all(): Iterable<Link>;
}

export function createAttendance(): Attendance {
  const links = new Set<Link>();
  /** By meeting, then by seat; links of a seat in the order in which they came. */
  const seatsOf = new Map<string, Map<string, Set<Link>>>();
  const sessions = new Map<string, Set<Link>>();

  const remove = (link: Link) => {
    const { meeting, seat, sessionId } = link.admission;
    links.delete(link);
    const seats = seatsOf.get(meeting.id);
    if (seats && seat) drop(seats, seat.id, link);
    if (sessionId) drop(sessions, sessionId, link);
  };
  const cut = (gone: Iterable<Link>, code: ByeCode) => {
    for (const link of [...gone]) {
      remove(link);
      link.sayBye(code);
    }
  };

  return {
    remove,
    add: (link) => {
      const { meeting, seat, sessionId } = link.admission;
      links.add(link);
      if (sessionId) put(sessions, sessionId, link);
      if (!seat) return;
      const seats = seatsOf.get(meeting.id) ?? new Map<string, Set<Link>>();
      seatsOf.set(meeting.id, seats);
      const ofSeat = put(seats, seat.id, link);
      cut([...ofSeat].slice(0, -limits.socketsPerSeat), 'replaced');
    },
    obey: (bye) => {
      if ('sessionId' in bye) cut(sessions.get(bye.sessionId) ?? [], bye.code);
      else for (const seats of seatsOf.values()) cut(seats.get(bye.seatId) ?? [], bye.code);
    },
    present: (meetingId) => {
      const present = { hall: 0, remote: 0 };
      for (const seatLinks of seatsOf.get(meetingId)?.values() ?? []) {
        const person = [...seatLinks].find(({ admission }) => admission.audience !== 'screen');
        if (person?.admission.seat) present[person.admission.seat.origin] += 1;
      }
      return present;
    },
    all: () => links,
  };
}

function put(map: Map<string, Set<Link>>, key: string, link: Link): Set<Link> {
  const known = map.get(key) ?? new Set();
  map.set(key, known.add(link));
  return known;
}

function drop(map: Map<string, Set<Link>>, key: string, link: Link): void {
  const known = map.get(key);
  if (known?.delete(link) && known.size === 0) map.delete(key);
}
