import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, localeCookie } from './locale.ts';

/** The language and texts of one request. All times are those of the hall. */
export default getRequestConfig(async () => {
  const choice = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(choice, (await headers()).get('accept-language'));
  const { default: messages } = await import(`./${locale}.json`);
  return { locale, messages, timeZone: 'Europe/Rome' };
});
