import { Refusal } from '#meeting/refusals.ts';
import { refusalResponse } from '#server/http/refusal-response.ts';
import { log } from '#server/log.ts';
import { findServices } from '#server/services.ts';

const mostBytes = 64 * 1024;

/** LiveKit tells what happens in its rooms. Its signature stands in for an origin: it is a program, not a page. */
export async function POST(request: Request): Promise<Response> {
  try {
    const services = findServices();
    if (!services) throw new Refusal('unavailable', { retryAfterMs: 1_000 });
    // Read only where the length is told: nobody has proved yet who they are.
    const length = request.headers.get('content-length');
    if (length === null || !(Number(length) <= mostBytes)) throw new Refusal('too_large');
    await services.video.receiveReport(await request.text(), request.headers.get('authorization'));
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error);
    // Not 200: LiveKit tells it again, and the removal is tried again.
    log.error({ error }, 'A report of LiveKit could not be followed');
    return refusalResponse(new Refusal('unavailable', { retryAfterMs: 2_000 }));
  }
}
