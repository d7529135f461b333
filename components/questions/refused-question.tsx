'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useId } from 'react';
import type { Live } from '#components/live/live.ts';
import type { OutboxEntry, WireError } from '#components/live/outbox-entry.ts';
import { RefusalText } from './refusal-text.tsx';

/** A question that the server did not take: why, and the text to correct and send again. */
export function RefusedQuestion({
  live,
  entry,
  error,
}: {
  live: Live;
  entry: OutboxEntry;
  error: WireError;
}) {
  const t = useTranslations('questions');
  const textId = useId();
  const { id, type, ...fields } = entry.command;
  const sendAgain = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text')).trim();
    if (text !== '') live.sendAgain(id, type, { ...fields, text });
  };
  return (
    <form onSubmit={sendAgain}>
      <p className="font-semibold text-danger">
        <RefusalText error={error} />
      </p>
      <label htmlFor={textId} className="mt-2 block text-sm">
        {t('correct')}
      </label>
      <textarea
        id={textId}
        name="text"
        rows={3}
        defaultValue={String(fields.text)}
        className="mt-1 block w-full rounded-lg border-2 border-line bg-surface p-2"
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <button type="submit" className="min-h-11 rounded-lg bg-primary px-4 font-semibold text-on-primary">
          {t('sendAgain')}
        </button>
        <button type="button" className="min-h-11 px-4 underline" onClick={() => live.discard(id)}>
          {t('discard')}
        </button>
      </div>
    </form>
  );
}
