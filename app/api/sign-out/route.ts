import { answer } from '#server/http/answer.ts';
import { isJson } from '#server/http/origin.ts';

/** Ends the session; its sockets are cut within a second. A form goes on to the first page. */
export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ auth: { sessions } }) => {
    const session = await sessions.read(request.headers.get('cookie'));
    if (session) await sessions.end(session.sessionId);
    const response = isJson(request.headers)
      ? Response.json({ ok: true })
      : new Response(null, { status: 303, headers: { location: '/' } });
    response.headers.append('set-cookie', sessions.blankCookie().serialize());
    return response;
  });
}
