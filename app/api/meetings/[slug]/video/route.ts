import { Refusal } from '#meeting/refusals.ts';
import { findSeat } from '#server/auth/seats.ts';
import { answer } from '#server/http/answer.ts';
import { requirePublished } from '#server/http/published.ts';

/** A token made at the click, for who has a seat in the meeting. */
export function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(request, async (services) => {
    const { auth, database, video } = services;
    const meeting = await requirePublished(services, (await params).slug);
    const session = await auth.sessions.read(request.headers.get('cookie'));
    if (!session) throw new Refusal('unauthenticated');
    const seat = await findSeat(database.db, { userId: session.user.id, meetingId: meeting.id });
    if (!seat) throw new Refusal('forbidden');
    const guest = { seatId: seat.id, name: seat.name, roles: seat.roles };
    return Response.json(await video.enter(meeting.id, guest, originOf(request, services.env.baseUrl)));
  });
}

/** The address that this browser uses: behind one of several names the signalling stays on the same. */
function originOf(request: Request, baseUrl: string | null): string {
  if (baseUrl) return baseUrl;
  const { protocol } = new URL(request.url);
  return `${protocol}//${request.headers.get('host')}`;
}
