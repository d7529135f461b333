import type { Publisher, Reader } from '../meetings/publisher.ts';
import type { Attendance, Link } from './attendance.ts';
import { hearCommands } from './commands.ts';
import type { MeetingSocket } from './meeting-socket.ts';
import { createOutlet } from './outlet.ts';
import type { SeatRates } from './seat-rates.ts';

/** Makes a socket that was let in a reader of its meeting, and takes its commands. */
export function openLink(
  socket: MeetingSocket,
  {
    attendance,
    seatRates,
    publisher,
  }: { attendance: Attendance; seatRates: SeatRates; publisher: Publisher },
): void {
  const { admission } = socket.data;
  const outlet = createOutlet(socket);
  const reader: Reader = {
    audience: admission.audience,
    seatId: admission.seat?.id ?? null,
    write: outlet.write,
  };
  const link: Link = {
    admission,
    sayBye: (code) => {
      publisher.leave(reader);
      socket.emit('bye', { code });
      // After a shutdown clients come back by themselves; Socket.IO's own "disconnect" would tell them not to.
      if (code === 'shutting_down') socket.conn.close();
      else socket.disconnect(true);
    },
  };
  socket.on('disconnect', () => {
    attendance.remove(link);
    publisher.leave(reader);
  });
  hearCommands(socket, { admission, outlet, seatRates });
  forgetRequest(socket);
  attendance.add(link);
  publisher.join(reader, admission.resume);
}

/** The request that opened the connection is of no more use, and by far the largest thing an idle one would keep. */
function forgetRequest(socket: MeetingSocket): void {
  Object.assign(socket.conn, { request: null });
  Object.assign(socket.handshake, { headers: {}, query: {}, auth: {} });
}
