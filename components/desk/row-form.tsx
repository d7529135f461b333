'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { ActButton } from './act-button.tsx';

interface RowFormProps {
  label: string;
  onSubmit(event: SubmitEvent<HTMLFormElement>): void;
  onCancel(): void;
  submit: ReactNode;
  children: ReactNode;
}

/** A small form that opens in its place; Escape gives it up. */
export function RowForm({ label, onSubmit, onCancel, submit, children }: RowFormProps) {
  const t = useTranslations('desk');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('select, textarea, input')?.focus();
  }, []);
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form
      ref={form}
      aria-label={label}
      onSubmit={onSubmit}
      onKeyDown={giveUp}
      className="mt-2 grid gap-2 rounded-md border border-line bg-surface p-3"
    >
      {children}
      <div className="flex flex-wrap gap-2">
        {submit}
        <ActButton look="quiet" onClick={onCancel}>
          {t('cancel')}
        </ActButton>
      </div>
    </form>
  );
}
