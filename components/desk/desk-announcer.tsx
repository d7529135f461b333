'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Desk } from './desk-model.ts';

/** Questions may come many a minute; a reader is told of them at most this often. */
const quietMs = 15_000;

/** The one voice of the desk for screen readers: what went on air, and now and then how many wait to be read. */
export function DeskAnnouncer({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const { onAir, toRead } = desk.lanes;
  const [said, setSaid] = useState('');
  const aired = useRef(onAir?.id);
  useEffect(() => {
    if (aired.current === onAir?.id) return;
    aired.current = onAir?.id;
    if (onAir) setSaid(t('said.onAir', { number: onAir.number }));
  }, [onAir, t]);

  const count = useRef({ now: toRead.length, told: toRead.length });
  count.current.now = toRead.length;
  useEffect(() => {
    const timer = setInterval(() => {
      const { now, told } = count.current;
      count.current.told = now;
      if (now > told) setSaid(t('said.toRead', { count: now }));
    }, quietMs);
    return () => clearInterval(timer);
  }, [t]);
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
