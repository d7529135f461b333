'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { ActButton } from './act-button.tsx';
import type { Desk } from './desk-model.ts';

/** The second step of closing: it cannot be taken back. */
export function CloseForm({ desk, onDone }: { desk: Desk; onDone(): void }) {
  const t = useTranslations('desk');
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  const left = desk.lanes.toRead.length + desk.lanes.approved.length + desk.lanes.queue.length;
  const close = () => {
    desk.run({ type: 'meeting.close', fields: {} });
    onDone();
  };
  return (
    <section
      aria-label={t('closing.title')}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      className="mt-2 rounded-md border border-danger p-3"
    >
      <p ref={text} tabIndex={-1}>
        {t('closing.text')} {left > 0 && t('closing.left', { count: left })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <ActButton look="danger" onClick={close}>
          {t('closing.yes')}
        </ActButton>
        <ActButton onClick={onDone}>{t('cancel')}</ActButton>
      </div>
    </section>
  );
}
