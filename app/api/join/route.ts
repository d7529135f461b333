import { joinMeeting } from '#server/auth/join.ts';
import { readAddress } from '#server/http/address.ts';
import { answer } from '#server/http/answer.ts';
import { readJson } from '#server/http/body.ts';

export function POST(request: Request): Promise<Response> {
  return answer(request, async ({ auth }) => {
    const { code, name, body, origin } = await readJson(request);
    const { slug, seatId, cookie } = await joinMeeting(auth, {
      code,
      name,
      body,
      origin,
      address: readAddress(request.headers),
      cookieHeader: request.headers.get('cookie'),
    });
    const response = Response.json({ meeting: slug, seat: seatId });
    if (cookie) response.headers.append('set-cookie', cookie.serialize());
    return response;
  });
}
