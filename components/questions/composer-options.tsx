'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import type { AgendaRow, MeetingRow, PersonRow } from '#components/live/rows.ts';

interface ComposerOptionsProps {
  meeting: MeetingRow;
  items: readonly AgendaRow[];
  people: readonly PersonRow[];
}

/** Which item, to whom, with or without a name. Out of the way until one writes: most people only write. */
export function ComposerOptions({ meeting, items, people }: ComposerOptionsProps) {
  const t = useTranslations('questions');
  const [chosenItem, setChosenItem] = useState<string>();
  return (
    <details className="hidden open:block group-focus-within:block group-has-[textarea:not(:placeholder-shown)]:block">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline">
        {t('options')}
      </summary>
      <div className="grid gap-3 pb-2">
        {items.length > 0 && (
          <Choice
            label={t('item')}
            name="itemId"
            value={chosenItem ?? meeting.currentItem ?? ''}
            onChoose={setChosenItem}
          >
            <option value="">{t('noItem')}</option>
            {items.map((item) => (
              <option key={item.id} value={item.id}>
                {item.position} · {item.title}
              </option>
            ))}
          </Choice>
        )}
        {people.length > 0 && (
          <Choice label={t('to')} name="to">
            <option value="">{t('toAll')}</option>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Choice>
        )}
        {meeting.settings.anonymous && (
          <label className="flex min-h-11 items-center gap-3">
            <input type="checkbox" name="anonymous" value="true" className="size-6 accent-primary" />
            {t('anonymous')}
          </label>
        )}
      </div>
    </details>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  children: ReactNode;
  value?: string;
  onChoose?: (value: string) => void;
}

function Choice({ label, name, children, value, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-sm">
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={(event) => onChoose?.(event.currentTarget.value)}
        className="mt-1 block min-h-11 w-full rounded-lg border-2 border-line bg-surface px-2"
      >
        {children}
      </select>
    </div>
  );
}
