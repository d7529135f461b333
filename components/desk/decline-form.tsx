'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useId } from 'react';
import type { QuestionRow } from '#components/live/rows.ts';
import { limits } from '#meeting/limits.ts';
import type { DeclineReason } from '#meeting/question-slice.ts';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';
import { RowForm } from './row-form.tsx';

// A record, so that a reason that is added to the list cannot be forgotten here.
const reasons = Object.keys({
  off_topic: true,
  duplicate: true,
  already_answered: true,
  unclear: true,
  inappropriate: true,
  no_time: true,
} satisfies Record<DeclineReason, true>) as DeclineReason[];

/** Why a question is not taken: its author reads the reason and the note. */
export function DeclineForm({ desk, question }: { desk: Desk; question: QuestionRow }) {
  const t = useTranslations('desk');
  const id = useId();
  const decline = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const note = String(form.get('note')).trim();
    const fields = { questionId: question.id, reason: form.get('reason') };
    desk.setOpenForm(null);
    desk.run({ type: 'question.decline', fields: note === '' ? fields : { ...fields, note } });
  };
  return (
    <RowForm
      label={t('declineForm.title', { number: question.number })}
      onSubmit={decline}
      onCancel={() => desk.setOpenForm(null)}
      submit={
        <ActButton type="submit" look="danger">
          {t('declineForm.submit')}
        </ActButton>
      }
    >
      <label className="grid gap-1 text-sm font-semibold">
        {t('declineForm.reason')}
        <select name="reason" className="min-h-11 rounded-md border border-line bg-surface px-2 font-normal">
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reason.${reason}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1 text-sm font-semibold" htmlFor={id}>
        {t('declineForm.note')}
      </label>
      <textarea
        id={id}
        name="note"
        rows={2}
        maxLength={limits.noteLength}
        dir="auto"
        className="rounded-md border border-line bg-surface p-2"
      />
      <p className="text-sm text-muted">{t('declineForm.told')}</p>
    </RowForm>
  );
}
