'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { createLive, type Live, type LiveOptions } from '#components/live/live.ts';
import type { Observable } from '#components/live/observable.ts';

/** Follows a meeting for as long as the component is on the page. */
export function useLive(options: LiveOptions): Live {
  const [live] = useState(() => createLive(options));
  useEffect(() => live.open(), [live]);
  return live;
}

export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.getSnapshot, observable.getSnapshot);
}

/** The server's clock in ms, moving on every `everyMs`. The first drawing shows `drawnAt`, as the server did. */
export function useServerNow(live: Live, drawnAt: number, everyMs = 1_000): number {
  const [now, setNow] = useState(drawnAt);
  useEffect(() => {
    const tick = () => setNow(live.store.serverNow());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [live, everyMs]);
  return now;
}
