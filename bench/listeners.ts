import { WebSocket } from 'ws';

/**
 * A process full of WebSocket clients that only count what they hear, so that the measured process
 * pays for nothing but serving. Told what to do by its parent.
 */
export interface Orders {
  url: string;
  /** Sent once the first message has come; one a connection, or the same for all. */
  hellos: string[];
  cookies: string[];
  count: number;
  /** What the message that makes a connection ready contains. */
  readyMark: string;
}

export type Report = { kind: 'ready' } | { kind: 'heard'; messages: number; bytes: number };

let messages = 0;
let bytes = 0;
let reported = -1;
const sockets: WebSocket[] = [];

process.on('message', (orders: Orders) => void listen(orders));
process.on('disconnect', () => process.exit());
setInterval(() => {
  if (messages === reported) return;
  reported = messages;
  tell({ kind: 'heard', messages, bytes });
}, 20);

async function listen(orders: Orders): Promise<void> {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (let from = 0; from < orders.count; from += 200) {
    const batch = Array.from({ length: Math.min(200, orders.count - from) }, (_, index) =>
      open(orders, from + index),
    );
    await Promise.all(batch);
  }
  messages = 0;
  bytes = 0;
  tell({ kind: 'ready' });
}

function open({ url, hellos, cookies, readyMark }: Orders, index: number): Promise<void> {
  const cookie = cookies[index];
  const socket = new WebSocket(url, { perMessageDeflate: false, headers: cookie ? { cookie } : {} });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    let isFirst = true;
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      messages += 1;
      bytes += data.length;
      const hello = hellos[index % Math.max(hellos.length, 1)];
      if (isFirst && hello) socket.send(hello);
      isFirst = false;
      if (data.length === 1 && data[0] === 0x32) socket.send('3');
      if (data.includes(readyMark)) resolve();
    });
  });
}

function tell(report: Report): void {
  // The parent may have ended already.
  if (process.connected) process.send?.(report);
}
