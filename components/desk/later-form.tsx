'use client';

import { useTranslations } from 'next-intl';
import type { SubmitEvent } from 'react';
import type { QuestionRow } from '#components/live/rows.ts';
import { limits } from '#meeting/limits.ts';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';
import { RowForm } from './row-form.tsx';

/** The promise of an answer in writing: who owes it, and until when. */
export function LaterForm({ desk, question }: { desk: Desk; question: QuestionRow }) {
  const t = useTranslations('desk');
  const promise = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const owner = String(form.get('owner')).trim() || null;
    const dueDate = String(form.get('dueDate')) || null;
    desk.setOpenForm(null);
    desk.run({
      type: 'question.answered',
      fields: { questionId: question.id, later: { owner, dueDate } },
    });
  };
  const field = 'min-h-11 rounded-md border border-line bg-surface px-2 font-normal';
  return (
    <RowForm
      label={t('laterForm.title', { number: question.number })}
      onSubmit={promise}
      onCancel={() => desk.setOpenForm(null)}
      submit={
        <ActButton type="submit" look="main">
          {t('laterForm.submit')}
        </ActButton>
      }
    >
      <label className="grid gap-1 text-sm font-semibold">
        {t('laterForm.owner')}
        <input name="owner" maxLength={limits.nameLength} list="later-owners" className={field} />
      </label>
      <datalist id="later-owners">
        {desk.people.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <label className="grid gap-1 text-sm font-semibold">
        {t('laterForm.dueDate')}
        <input name="dueDate" type="date" className={field} />
      </label>
    </RowForm>
  );
}
