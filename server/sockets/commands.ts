import { limits } from '#meeting/limits.ts';
import { Refusal } from '#meeting/refusals.ts';
import type { Ack } from '#meeting/wire.ts';
import type { Admission } from './door.ts';
import type { MeetingSocket } from './meeting-socket.ts';
import type { Outlet } from './outlet.ts';
import type { SeatRates } from './seat-rates.ts';

const secondMs = 1_000;

/**
 * Takes the commands of one socket. `command` with one payload and an acknowledgement is all a client
 * may say: other events, and commands that want no answer, are passed over, but count as messages.
 */
export function hearCommands(
  socket: MeetingSocket,
  { admission, outlet, seatRates }: { admission: Admission; outlet: Outlet; seatRates: SeatRates },
): void {
  const messages = countMessages();
  socket.onAny((event: unknown, ...said: unknown[]) => {
    const waitMs = messages.waitMs();
    const answer = said.pop();
    if (event !== 'command' || said.length !== 1 || !isAcknowledgement(answer)) return;
    // Answers wait like frames do: who asks without reading is a slow reader too.
    if (outlet.isBehind()) outlet.cut();
    else if (waitMs > 0) answer(refused(new Refusal('rate_limited', { retryAfterMs: waitMs })));
    else void decide(admission, seatRates, said[0]).then(answer);
  });
}

function decide({ meeting, seat }: Admission, seatRates: SeatRates, command: unknown): Promise<Ack> {
  // A paired device only watches.
  if (!seat) return Promise.resolve(refused(new Refusal('forbidden')));
  const { id: seatId, origin, roles } = seat;
  return seatRates.send(meeting, { kind: 'seat', seatId, origin, roles }, command);
}

/** Counts the messages of a second; `waitMs` is 0 for those within the limit. */
function countMessages() {
  let secondBegan = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    waitMs(): number {
      const now = performance.now();
      if (now - secondBegan >= secondMs) {
        secondBegan = now;
        count = 0;
      }
      count += 1;
      return count <= limits.messagesPerSecond ? 0 : Math.ceil(secondBegan + secondMs - now);
    },
  };
}

function isAcknowledgement(value: unknown): value is (ack: Ack) => void {
  return typeof value === 'function';
}

function refused(refusal: Refusal): Ack {
  return { ok: false, error: refusal.toJSON() };
}
