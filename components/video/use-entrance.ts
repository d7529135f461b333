import { useCallback, useEffect, useState } from 'react';
import type { RefusalCode } from '#meeting/refusals.ts';

/** What the server gave to enter the room with. */
export interface Entrance {
  url: string;
  token: string;
}

export type EntranceState =
  | { step: 'asking' }
  | { step: 'given'; entrance: Entrance }
  /** Asked again by itself until the video is there. */
  | { step: 'unavailable' }
  | { step: 'refused'; code: RefusalCode };

const tryAgainMs = 3_000;
const finalCodes: readonly RefusalCode[] = ['unauthenticated', 'forbidden', 'not_found'];

/**
 * Asks the server to be let into the room: at once, again while there is no video, and anew with
 * `askAgain` after every loss, because a token is good for minutes only.
 */
export function useEntrance(slug: string): { state: EntranceState; askAgain: () => void } {
  const [state, setState] = useState<EntranceState>({ step: 'asking' });
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again.
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await askForEntrance(slug, stop.signal);
      if (stop.signal.aborted) return;
      setState(answer);
      if (answer.step === 'unavailable') timer = setTimeout(ask, tryAgainMs);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [slug, round]);

  const askAgain = useCallback(() => {
    setState({ step: 'asking' });
    setRound((rounds) => rounds + 1);
  }, []);
  return { state, askAgain };
}

async function askForEntrance(slug: string, signal: AbortSignal): Promise<EntranceState> {
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(slug)}/video`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal,
    });
    const answer: Entrance & { error?: { code: RefusalCode } } = await response.json();
    if (!answer.error) return { step: 'given', entrance: answer };
    const { code } = answer.error;
    return finalCodes.includes(code) ? { step: 'refused', code } : { step: 'unavailable' };
  } catch {
    return { step: 'unavailable' };
  }
}
