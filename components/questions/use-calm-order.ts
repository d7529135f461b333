'use client';

import { useEffect, useRef, useState } from 'react';
import { calmOrder } from './question-order.ts';

const sortAgainMs = 10_000;
const quietMs = 2_000;

/** The given ids in an order that only moves now and then, and never just after a touch. */
export function useCalmOrder(wished: readonly string[], restartKey: string): readonly string[] {
  const [sorted, setSorted] = useState({ restartKey, ids: wished });
  const latest = useRef(wished);
  useEffect(() => {
    latest.current = wished;
  });
  useEffect(() => {
    let touchedAt = 0;
    const onTouch = () => {
      touchedAt = performance.now();
    };
    const timer = setInterval(() => {
      if (performance.now() - touchedAt > quietMs) setSorted({ restartKey, ids: latest.current });
    }, sortAgainMs);
    addEventListener('pointerdown', onTouch);
    addEventListener('keydown', onTouch);
    return () => {
      clearInterval(timer);
      removeEventListener('pointerdown', onTouch);
      removeEventListener('keydown', onTouch);
    };
  }, [restartKey]);
  return sorted.restartKey === restartKey ? calmOrder(sorted.ids, wished) : wished;
}
