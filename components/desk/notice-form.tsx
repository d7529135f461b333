'use client';

import { useTranslations } from 'next-intl';
import type { SubmitEvent } from 'react';
import { limits } from '#meeting/limits.ts';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';
import { RowForm } from './row-form.tsx';

/** One line to everybody; a new one takes the place of the last. */
export function NoticeForm({ desk, onDone }: { desk: Desk; onDone(): void }) {
  const t = useTranslations('desk');
  const { notice } = desk;
  const post = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text')).trim();
    if (text === '') return;
    desk.run({ type: 'notice.post', fields: { text } });
    onDone();
  };
  const clear = () => {
    if (notice) desk.run({ type: 'notice.clear', fields: { noticeId: notice.id } });
    onDone();
  };
  return (
    <RowForm
      label={t('notice.title')}
      onSubmit={post}
      onCancel={onDone}
      submit={
        <>
          <ActButton type="submit" look="main">
            {t('notice.post')}
          </ActButton>
          {notice && <ActButton onClick={clear}>{t('notice.clear')}</ActButton>}
        </>
      }
    >
      <label className="grid gap-1 text-sm font-semibold">
        {t('notice.text')}
        <textarea
          name="text"
          required
          rows={2}
          maxLength={limits.noticeLength}
          defaultValue={notice?.text}
          dir="auto"
          className="rounded-md border border-line bg-surface p-2 text-base font-normal"
        />
      </label>
    </RowForm>
  );
}
