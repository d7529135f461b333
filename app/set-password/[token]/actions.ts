'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Refusal } from '#meeting/refusals.ts';
import { setPassword } from '#server/auth/accounts.ts';
import type { SessionCookie } from '#server/auth/session.ts';
import { readAddress } from '#server/http/address.ts';
import { isDatabaseAway } from '#server/http/answer.ts';
import { services } from '#server/services.ts';
import { problemOf } from '../../sign-in/problem.ts';

/** Sets the password of the link's person and signs them in; or comes back with the reason, the link still good. */
export async function setStaffPassword(token: string, form: FormData): Promise<void> {
  const result = await trySetPassword(token, form.get('password'));
  if (typeof result === 'string') redirect(`/set-password/${encodeURIComponent(token)}?refused=${result}`);
  (await cookies()).set(result.name, result.value, result.attributes);
  redirect('/');
}

async function trySetPassword(secret: unknown, password: unknown): Promise<SessionCookie | string> {
  if (typeof secret !== 'string' || typeof password !== 'string') return 'invalid';
  try {
    return await setPassword(services().auth, { secret, password, address: readAddress(await headers()) });
  } catch (error) {
    if (error instanceof Refusal) return problemOf(error.code);
    if (isDatabaseAway(error)) return 'unavailable';
    throw error;
  }
}
