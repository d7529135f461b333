import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { type House, takeSeats } from './house.ts';
import { type Figure, median, percentile } from './report.ts';

const rounds = 5;
const votesARound = 10_000;
const rowsARound = 1_000;

/**
 * Durable commands a second through the real queue (decide, append, fold, answer), against a path that
 * commits each row by itself, in turns on the same database.
 */
export async function benchCommands(house: House): Promise<{ figures: Figure[]; raw: unknown }> {
  const questionId = await approvedQuestion(house);
  const ours: number[] = [];
  const rowByRow: number[] = [];
  const connection = await house.database.sql.reserve();
  await connection`create table bench_votes (id uuid primary key, seat uuid not null, question uuid not null)`;
  for (let round = 0; round < rounds; round += 1) {
    const seats = await takeSeats(house.database, votesARound);
    ours.push(
      await perSecond(votesARound, async () => {
        for (let from = 0; from < seats.length; from += 100) {
          await Promise.all(
            seats.slice(from, from + 100).map((actor) =>
              house.meeting.send(actor, {
                id: randomUUID(),
                type: 'question.support',
                questionId,
                on: true,
              }),
            ),
          );
        }
      }),
    );
    rowByRow.push(
      await perSecond(rowsARound, async () => {
        for (const { seatId } of seats.slice(0, rowsARound)) {
          await connection`insert into bench_votes values (${randomUUID()}, ${seatId}, ${questionId})`;
        }
      }),
    );
  }
  connection.release();
  const ratios = ours.map((value, index) => value / (rowByRow[index] ?? Number.NaN));
  return {
    figures: [
      { what: 'durable commands, 100 a batch', value: median(ours), unit: '/s', goal: '>= 10,000/s' },
      { what: 'one row a commit, one connection', value: median(rowByRow), unit: '/s', goal: 'the peer' },
      { what: 'ours / one row a commit', value: median(ratios), unit: 'x', goal: '>= 20 x' },
    ],
    raw: { ours, rowByRow },
  };
}

/** From sending a question to its acknowledgement, at a steady 500 a second. */
export async function benchAck(house: House): Promise<{ figures: Figure[]; raw: unknown }> {
  const perTick = 5;
  const tickMs = 10;
  const seats = await takeSeats(house.database, 2_500);
  const latencies: number[] = [];
  const pending: Promise<unknown>[] = [];
  const start = performance.now();
  for (let tick = 0; tick * perTick < seats.length; tick += 1) {
    const due = start + tick * tickMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    for (const actor of seats.slice(tick * perTick, (tick + 1) * perTick)) {
      const command = { id: randomUUID(), type: 'question.ask', text: 'Quando apre il prossimo avviso?' };
      // Counted from when it was due, so that a stall is not hidden by sending less.
      pending.push(house.meeting.send(actor, command).then(() => latencies.push(performance.now() - due)));
    }
  }
  await Promise.all(pending);
  return {
    figures: [
      { what: 'question to ack at 500/s, p50', value: percentile(latencies, 0.5), unit: 'ms', goal: '' },
      {
        what: 'question to ack at 500/s, p99',
        value: percentile(latencies, 0.99),
        unit: 'ms',
        goal: '<= 50 ms',
      },
    ],
    raw: { latencies },
  };
}

async function approvedQuestion(house: House): Promise<string> {
  const [asker] = await takeSeats(house.database, 1);
  if (!asker) throw new Error('no seat');
  const id = randomUUID();
  await house.meeting.send(asker, { id, type: 'question.ask', text: 'Chi paga il trasporto?' });
  await house.meeting.sendAsSystem({ id: randomUUID(), type: 'question.approve', questionId: id });
  return id;
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1_000);
}
