'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Snapshot } from '#components/live/store.ts';
import { type News, newsBetween } from './news.ts';

/** The one voice of the page for screen readers: on air, notice, a step of my question; nothing else. */
export function Announcer({ snapshot }: { snapshot: Snapshot }) {
  const t = useTranslations('live');
  const before = useRef(snapshot);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const news = newsBetween(before.current, snapshot);
    before.current = snapshot;
    const say = (item: News) => {
      if (item.kind === 'path')
        return t('news.path', { number: item.number, state: t(`news.state.${item.state}`) });
      return t(`news.${item.kind}`, item);
    };
    if (news.length > 0) setSaid(news.map(say).join(' '));
  }, [snapshot, t]);
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
