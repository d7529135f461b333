import { Refusal } from '#meeting/refusals.ts';
import { answer } from '#server/http/answer.ts';
import { askQuestion } from '#server/http/ask.ts';
import { readForm, readJson } from '#server/http/body.ts';
import { isJson } from '#server/http/origin.ts';
import { errorResponse } from '#server/http/refusal-response.ts';
import type { Services } from '#server/services.ts';

type Params = { params: Promise<{ slug: string }> };

/** Asks a question: as JSON for programs, as a plain form for pages without script. */
export function POST(request: Request, { params }: Params): Promise<Response> {
  return answer(request, async (services) => {
    const { slug } = await params;
    const cookieHeader = request.headers.get('cookie');
    if (!isJson(request.headers)) return answerForm(services, request, slug);
    const ack = await askQuestion(services, { slug, cookieHeader, fields: await readJson(request) });
    return ack.ok ? Response.json(ack) : errorResponse(ack);
  });
}

/** Goes back to the live page, which says `?sent=NUMBER` or `?refused=CODE` in words. */
async function answerForm(services: Services, request: Request, slug: string): Promise<Response> {
  const fields = fieldsOf(await readForm(request));
  const result = await askQuestion(services, {
    slug,
    cookieHeader: request.headers.get('cookie'),
    fields,
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return { ok: false as const, error: error.toJSON() };
    throw error;
  });
  const told = result.ok ? `sent=${result.receipt?.number ?? ''}` : `refused=${result.error.code}`;
  return new Response(null, {
    status: 303,
    headers: { location: `/m/${encodeURIComponent(slug)}/live?${told}` },
  });
}

/** A form sends an empty text for what was left out, and texts only. */
function fieldsOf(form: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of ['id', 'text', 'itemId', 'to']) {
    const value = form.get(name);
    if (value) fields[name] = value;
  }
  if (form.has('anonymous')) fields.anonymous = true;
  return fields;
}
