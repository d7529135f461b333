import { eq } from 'drizzle-orm';
import { seats } from '#db/schema.ts';
import { answer } from '#server/http/answer.ts';

/** LiveKit's reports, signed by it. */
export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ database, video }) => {
    const authorization = request.headers.get('authorization') ?? '';
    await video.hearWebhook(await request.text(), authorization, async (seatId) => {
      const [seat] = await database.db
        .select({ removedAt: seats.removedAt })
        .from(seats)
        .where(eq(seats.id, seatId));
      return !seat || seat.removedAt !== null;
    });
    return new Response(null, { status: 200 });
  });
}
