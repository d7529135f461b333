import { cookies } from 'next/headers';
import type { PersonFormState } from '#components/registration/person-form.tsx';
import { Refusal } from '#meeting/refusals.ts';
import type { SessionCookie } from '#server/auth/session.ts';
import { isDatabaseAway } from '#server/http/answer.ts';

/** Runs what a person's form asks for; a refusal becomes the form's next state, with all that was typed. */
export async function attemptForPerson<Result extends { cookie: SessionCookie | null }>(
  form: FormData,
  work: () => Promise<Result>,
): Promise<{ done: Result } | { state: PersonFormState }> {
  try {
    const done = await work();
    if (done.cookie) (await cookies()).set(done.cookie.name, done.cookie.value, done.cookie.attributes);
    return { done };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { state: { typed: typedIn(form), problem } };
  }
}

function problemOf(error: unknown): PersonFormState['problem'] {
  if (error instanceof Refusal) return error.toJSON();
  return isDatabaseAway(error) ? { code: 'unavailable' } : null;
}

function typedIn(form: FormData): PersonFormState['typed'] {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1_000);
  return { name: text('name'), body: text('body'), origin: text('origin'), email: text('email') };
}
