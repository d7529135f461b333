import type { AgendaRow, MeetingRow } from '#components/live/rows.ts';

const minuteMs = 60_000;

export interface ItemTimes {
  /** Whole minutes left, rounded up; negative when the item overruns. */
  minutesLeft: number;
  /** Minutes since the item began, at most what was planned: what the bar shows. */
  minutesUsed: number;
}

/** How far the current item has come at `now` (server's ms); null before it started. */
export function timesOfItem(item: AgendaRow, now: number): ItemTimes | null {
  if (item.startedAt === null) return null;
  const usedMs = Math.max(0, now - item.startedAt);
  const leftMs = item.plannedMinutes * minuteMs - usedMs;
  return {
    minutesLeft: leftMs >= 0 ? Math.ceil(leftMs / minuteMs) : Math.floor(leftMs / minuteMs),
    minutesUsed: Math.min(item.plannedMinutes, usedMs / minuteMs),
  };
}

/**
 * Minutes that the meeting runs behind its plan at `now`; never less than 0. The server's expected end
 * moves when items start and end, the overrun of the current one is added here.
 */
export function minutesLate(meeting: MeetingRow, current: AgendaRow | undefined, now: number): number {
  if (meeting.plannedEnd === null || meeting.expectedEnd === null) return 0;
  const overrunMs =
    current && current.startedAt !== null
      ? Math.max(0, now - current.startedAt - current.plannedMinutes * minuteMs)
      : 0;
  return Math.max(0, Math.round((meeting.expectedEnd - meeting.plannedEnd + overrunMs) / minuteMs));
}
