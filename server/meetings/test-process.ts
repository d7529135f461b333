import { openDatabase } from '#db/client.ts';
import { sampleSlug } from '#db/sample-meeting.ts';
import { createMeetings, type SeatActor } from './meetings.ts';

/** A process of its own around the runtime, for tests that kill it: commands in, acknowledgements out. */
export interface SentCommand {
  actor: SeatActor;
  command: { id: string; type: string; [field: string]: unknown };
}

const meetings = await createMeetings(openDatabase(process.env.DATABASE_URL ?? '', { max: 2 }), {
  onBug: (error) => {
    throw error;
  },
});
const meeting = await meetings.require(sampleSlug);

process.on('message', async ({ actor, command }: SentCommand) => {
  const ack = await meeting.send(actor, command);
  process.send?.({ id: command.id, ack });
});
process.send?.('ready');
