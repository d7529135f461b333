'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { describedBy, Field, inputLook } from '#components/ui/field.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { RefusalCode } from '#meeting/refusals.ts';

/** What came of the last try: what was typed is given back, so that nothing is lost. */
export interface PersonFormState {
  typed: { name: string; body: string; origin: string; email: string };
  problem: { code: RefusalCode; field?: string } | null;
}

interface PersonFormProps {
  action(state: PersonFormState, form: FormData): Promise<PersonFormState>;
  origin: 'hall' | 'remote' | null;
  asksEmail: boolean;
  submit: string;
}

/** Who somebody is in this meeting: works before and without script. */
export function PersonForm({ action, origin, asksEmail, submit }: PersonFormProps) {
  const t = useTranslations('registration');
  const [{ typed, problem }, send, isSending] = useActionState(action, {
    typed: { name: '', body: '', origin: origin ?? '', email: '' },
    problem: null,
  });
  const errorOf = (field: string) => (problem?.field === field ? t(`wrong.${field}`) : undefined);
  const control = (field: 'name' | 'body' | 'email') => ({
    id: field,
    name: field,
    defaultValue: typed[field],
    'aria-describedby': describedBy(field),
    'aria-invalid': problem?.field === field,
    className: inputLook,
  });
  return (
    <form action={send} className="grid gap-6">
      {problem && !['name', 'body', 'email', 'origin'].includes(problem.field ?? '') ? (
        <p role="alert" className="rounded-lg border-s-4 border-danger bg-danger-soft px-4 py-3">
          {t(`problem.${problemKey(problem.code)}`)}
        </p>
      ) : null}
      <fieldset className="grid gap-2" aria-describedby="origin-error">
        <legend className="mb-2 font-semibold">{t('origin')}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {(['hall', 'remote'] as const).map((place) => (
            <label
              key={place}
              className="flex min-h-14 items-center gap-3 rounded-lg border-2 border-line px-4 has-checked:border-primary has-checked:bg-primary-soft"
            >
              <input
                type="radio"
                name="origin"
                value={place}
                required
                defaultChecked={typed.origin === place}
                className="size-5 accent-primary"
              />
              <span>
                <span className="block font-semibold">{t(place)}</span>
                <span className="block text-sm text-muted">{t(`${place}Hint`)}</span>
              </span>
            </label>
          ))}
        </div>
        <p id="origin-error" role="alert" className="text-sm font-semibold text-danger empty:hidden">
          {errorOf('origin')}
        </p>
      </fieldset>
      <Field id="name" label={t('name')} hint={t('nameHint')} error={errorOf('name')}>
        <input {...control('name')} required autoComplete="name" maxLength={200} />
      </Field>
      <Field id="body" label={t('body')} hint={t('bodyHint')} error={errorOf('body')}>
        <input {...control('body')} autoComplete="organization" maxLength={300} />
      </Field>
      {asksEmail ? (
        <Field id="email" label={t('email')} hint={t('emailHint')} error={errorOf('email')}>
          <input {...control('email')} type="email" required autoComplete="email" maxLength={254} />
        </Field>
      ) : null}
      <SubmitButton>{isSending ? t('sending') : submit}</SubmitButton>
    </form>
  );
}

function problemKey(code: RefusalCode): string {
  return ['not_found', 'forbidden', 'rate_limited', 'unavailable'].includes(code) ? code : 'internal';
}
