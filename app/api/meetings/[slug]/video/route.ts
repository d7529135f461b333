import { answer } from '#server/http/answer.ts';
import { enterVideo } from '#server/video/enter.ts';

type Params = { params: Promise<{ slug: string }> };

/** Gives who may enter the video room its address and a token, made now and good for minutes. */
export function POST(request: Request, { params }: Params): Promise<Response> {
  return answer(request, async (services) => {
    const { slug } = await params;
    const entrance = await enterVideo(services, { slug, headers: request.headers });
    return Response.json(entrance, { headers: { 'cache-control': 'no-store' } });
  });
}
