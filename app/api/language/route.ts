import { answer } from '#server/http/answer.ts';
import { localeCookie, locales } from '../../../messages/locale.ts';

const yearSeconds = 365 * 24 * 60 * 60;

/** Keeps a person's language and goes back to the page they were on. */
export async function POST(request: Request): Promise<Response> {
  return answer(request, async ({ baseUrl }) => {
    const wanted = (await request.formData()).get('language');
    const locale = locales.find((known) => known === wanted) ?? 'it';
    return new Response(null, {
      status: 303,
      headers: {
        Location: pathOf(request.headers.get('referer')),
        'Set-Cookie': `${localeCookie}=${locale}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${baseUrl.startsWith('https:') ? '; Secure' : ''}`,
      },
    });
  });
}

/** Only the path: a page elsewhere that sent somebody here is not where we send people. */
function pathOf(referer: string | null): string {
  const url = referer === null ? null : URL.parse(referer);
  return url ? `${url.pathname.replace(/^\/+/u, '/')}${url.search}` : '/';
}
