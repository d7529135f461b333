import { checkReadiness } from '#server/http/health.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { isReady, parts } = await checkReadiness();
  return Response.json(
    { ok: isReady, ...parts },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
