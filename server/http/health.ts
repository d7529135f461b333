import { findServices } from '#server/services.ts';

export type PartState = 'up' | 'down' | 'off';

export interface Readiness {
  isReady: boolean;
  parts: { database: PartState; runtime: PartState; livekit: PartState; mail: PartState };
}

const patienceMs = 2_000;

/** Whether people can be served: database and runtime must be up. Video and mail are named, and may be away. */
export async function checkReadiness(): Promise<Readiness> {
  const services = findServices();
  if (!services)
    return { isReady: false, parts: { database: 'down', runtime: 'down', livekit: 'off', mail: 'off' } };
  const [database, livekit] = await Promise.all([
    answersInTime(services.database.sql`select 1`),
    services.video.state(),
  ]);
  return { isReady: database === 'up', parts: { database, runtime: 'up', livekit, mail: 'off' } };
}

async function answersInTime(statement: PromiseLike<unknown>): Promise<PartState> {
  const { promise: late, resolve } = Promise.withResolvers<PartState>();
  const timer = setTimeout(() => resolve('down'), patienceMs);
  const answered = Promise.resolve(statement).then(
    () => 'up' as const,
    () => 'down' as const,
  );
  const state = await Promise.race([answered, late]);
  clearTimeout(timer);
  return state;
}
