'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { Refusal } from '#meeting/refusals.ts';
import type { SessionCookie } from '#server/auth/session.ts';
import { signIn } from '#server/auth/sign-in.ts';
import { readAddress } from '#server/http/address.ts';
import { isDatabaseAway } from '#server/http/answer.ts';
import { services } from '#server/services.ts';
import { problemOf } from './problem.ts';

/** Signs staff in, or comes back to the page with the reason; the address never carries what was typed. */
export async function signInStaff(form: FormData): Promise<void> {
  const result = await trySignIn(form);
  if (typeof result === 'string') redirect(`/sign-in?refused=${result}`);
  (await cookies()).set(result.name, result.value, result.attributes);
  redirect('/');
}

async function trySignIn(form: FormData): Promise<SessionCookie | string> {
  const [email, password] = [form.get('email'), form.get('password')];
  if (typeof email !== 'string' || typeof password !== 'string') return 'invalid';
  try {
    return await signIn(services().auth, { email, password, address: readAddress(await headers()) });
  } catch (error) {
    if (error instanceof Refusal) return problemOf(error.code);
    if (isDatabaseAway(error)) return 'unavailable';
    throw error;
  }
}
