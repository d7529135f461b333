'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { Live } from '#components/live/live.ts';
import type { AgendaRow, MeetingRow, PersonRow } from '#components/live/rows.ts';
import { ComposerOptions } from './composer-options.tsx';
import { loadDraft, saveDraft } from './draft.ts';
import { SendIcon } from './icons.tsx';
import { countCharacters } from './text-length.ts';

interface ComposerProps {
  live: Live;
  slug: string;
  /** Id for the form as it is posted without script; the same form posted twice is one question. */
  askId: string;
  meeting: MeetingRow;
  items: readonly AgendaRow[];
  people: readonly PersonRow[];
}

/** The counter appears when this part of the length is used. */
const nearLimit = 0.8;

/** The field to ask, always at the foot of the page. A plain form before the script is there. */
export function Composer({ live, slug, askId, meeting, items, people }: ComposerProps) {
  const t = useTranslations('questions');
  const field = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(0);
  const [sentCount, setSentCount] = useState(0);
  useEffect(() => {
    if (!field.current) return;
    // What was typed before the script came is newer than the draft.
    field.current.value ||= loadDraft(slug);
    setLength(lengthOf(field.current));
  }, [slug]);
  const { maxLength } = meeting.settings;
  const isTooLong = length > maxLength;
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = readQuestion(new FormData(form));
    if (fields.text === '' || countCharacters(fields.text) > maxLength) return;
    live.send('question.ask', fields);
    form.reset();
    saveDraft(slug, '');
    setLength(0);
    setSentCount(sentCount + 1);
  };
  return (
    <form
      action={`/api/meetings/${slug}/questions`}
      method="post"
      onSubmit={send}
      className="group grid grid-cols-1 gap-1"
    >
      <input type="hidden" name="id" value={askId} />
      <label htmlFor="ask-text" className="sr-only">
        {t('ask')}
      </label>
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          id="ask-text"
          name="text"
          required
          rows={1}
          dir="auto"
          placeholder={t('placeholder')}
          aria-describedby="ask-length"
          aria-invalid={isTooLong || undefined}
          onInput={(event) => {
            saveDraft(slug, event.currentTarget.value);
            setLength(lengthOf(event.currentTarget));
          }}
          onKeyDown={sendOnCtrlEnter}
          className="field-sizing-content wrap-anywhere max-h-40 min-h-12 min-w-0 flex-1 resize-none rounded-lg border-2 border-line bg-surface px-3 py-2.5"
        />
        <button
          type="submit"
          aria-label={t('send')}
          className="flex size-12 shrink-0 items-center justify-center rounded-lg bg-primary text-on-primary"
        >
          <SendIcon />
        </button>
      </div>
      <p
        id="ask-length"
        className={`text-sm empty:hidden ${isTooLong ? 'font-semibold text-danger' : 'text-muted'}`}
      >
        {length > maxLength * nearLimit &&
          (isTooLong
            ? t('tooLong', { count: length - maxLength })
            : t('charactersLeft', { count: maxLength - length }))}
      </p>
      {/* A new one for each question: choices are not carried over, least of all whether to give one's name. */}
      <ComposerOptions key={sentCount} meeting={meeting} items={items} people={people} />
    </form>
  );
}

function lengthOf(field: HTMLTextAreaElement): number {
  return countCharacters(field.value.trim());
}

function readQuestion(data: FormData) {
  const itemId = String(data.get('itemId') ?? '');
  const to = String(data.get('to') ?? '');
  return {
    text: String(data.get('text') ?? '').trim(),
    ...(itemId === '' ? {} : { itemId }),
    ...(to === '' ? {} : { to }),
    ...(data.get('anonymous') === 'true' ? { anonymous: true } : {}),
  };
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
}
