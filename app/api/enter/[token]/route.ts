import { Refusal } from '#meeting/refusals.ts';
import { enterByLink } from '#server/auth/enter.ts';
import { readAddress } from '#server/http/address.ts';
import { answer } from '#server/http/answer.ts';

/** The button of a link's page: `proxy.ts` leads the POST to `/enter/TOKEN` here. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  return answer(request, async ({ auth, sampleLinks }) => {
    // Signing somebody in is for our own page alone: no program has a reason to.
    if (!request.headers.has('origin')) throw new Refusal('forbidden');
    const { token } = await params;
    const { cookie, path } = await enterByLink(auth, sampleLinks, {
      token,
      address: readAddress(request.headers),
    });
    const headers = { location: path, 'set-cookie': cookie.serialize(), 'cache-control': 'no-store' };
    return new Response(null, { status: 303, headers });
  });
}
