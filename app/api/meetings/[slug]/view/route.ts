import { answer } from '#server/http/answer.ts';
import { requirePublished } from '#server/http/published.ts';

export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return answer(request, async (services) => {
    const { slug } = await params;
    const meeting = await requirePublished(services, slug);
    const { epoch, rev, now, view } = meeting.view('participant');
    return Response.json({ epoch, rev, now, view }, { headers: { 'cache-control': 'no-store' } });
  });
}
