import { sampleAgenda, sampleId, sampleMeetingId, samplePeople, sampleSlug } from '#db/sample-meeting.ts';
import type { Command } from '#meeting/meeting.ts';
import type { Meetings } from './meetings.ts';

const minuteMs = 60_000;

/**
 * Brings the sample meeting to where anyone can walk through it: open, its first item current. Each
 * command has an id that never changes, so a seeding that was broken off goes on where it stopped, and
 * one that is complete changes nothing.
 */
export async function playSampleMeeting(meetings: Meetings, now: number): Promise<void> {
  const meeting = await meetings.find(sampleSlug);
  if (!meeting) return;
  const commands = sampleCommands(now);
  if (meeting.rev >= commands.length) return;
  for (const command of commands) {
    const ack = await meeting.sendAsSystem(command);
    if (!ack.ok) throw new Error(`The sample meeting refused ${command.type}: ${ack.error.code}`);
  }
}

function sampleCommands(now: number): Command[] {
  const start = now - (now % minuteMs);
  let clock = start;
  const planned = sampleAgenda.map((item) => {
    const plannedStart = clock;
    clock += item.plannedMinutes * minuteMs;
    return { type: 'agenda.plan', ...item, plannedStart };
  });
  const speakers = samplePeople.filter(({ roles }) => roles[0] === 'speaker').map(({ id }) => id);
  const steps = [
    {
      type: 'meeting.create',
      meetingId: sampleMeetingId,
      title: "Dall'accoglienza all'inclusione: il governo regionale del fenomeno migratorio in Sicilia",
      plannedStart: start,
      plannedEnd: clock,
    },
    { type: 'people.set', speakers },
    ...planned,
    { type: 'meeting.open' },
    { type: 'agenda.start', itemId: sampleAgenda[0]?.itemId },
  ];
  return steps.map((step, index) => ({ ...step, id: sampleId(`command ${index}`) }));
}
