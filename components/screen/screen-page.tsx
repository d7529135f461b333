'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import type { Link } from '#components/live/connection.ts';
import type { Live } from '#components/live/live.ts';
import { findRow, listRows } from '#components/live/store.ts';
import { useLive, useObservable } from '#components/live-react/use-live.ts';
import type { ViewMessage } from '#meeting/wire.ts';
import { CrossFade } from './cross-fade.tsx';
import { JoinBlock, JoinCorner } from './join-block.tsx';
import { sceneOf } from './scene.ts';
import { SceneView } from './scenes.tsx';
import styles from './screen.module.css';
import { ScreenBand } from './screen-band.tsx';

interface ScreenPageProps {
  slug: string;
  initial: ViewMessage;
  timeZone: string;
  /** Address without its scheme, for people to type. */
  host: string;
  code: string;
  qr: ReactNode;
}

/** The hall screen: changes by itself, asks for nothing, keeps its last picture whatever happens to the link. */
export function ScreenPage({ slug, initial, timeZone, host, code, qr }: ScreenPageProps) {
  const live = useLive({ slug, audience: 'screen', initial });
  const snapshot = useObservable(live.store);
  const link = useObservable(live.link);
  const isStale = useStale(link);
  useNewTries(live, link);
  const [meeting] = listRows(snapshot, 'meeting');
  if (!meeting) return null;
  const scene = sceneOf(meeting, snapshot);
  const join = { host, code, qr };
  return (
    <main id="main" className={styles.screen} data-scene={scene.kind}>
      <Notice text={listRows(snapshot, 'notices')[0]?.text} />
      <CrossFade pictureKey={scene.key}>
        <SceneView
          scene={scene}
          meeting={meeting}
          people={listRows(snapshot, 'people')}
          timeZone={timeZone}
          host={host}
          reportPath={`/m/${slug}`}
          join={<JoinBlock {...join} />}
        />
      </CrossFade>
      <ScreenBand
        live={live}
        drawnAt={initial.now}
        timeZone={timeZone}
        item={scene.kind === 'closed' ? undefined : findRow(snapshot, 'agenda', meeting.currentItem)}
        isItemShown={scene.kind === 'item'}
        join={scene.kind === 'on_air' && <JoinCorner {...join} />}
      />
      {isStale && <StaleMark />}
    </main>
  );
}

function Notice({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className={styles.notice}>
      <bdi>{text}</bdi>
    </p>
  );
}

function StaleMark() {
  const t = useTranslations('screen');
  return <span className={styles.stale} role="img" aria-label={t('stale')} />;
}

const staleAfterMs = 5_000;

/** A short loss is nobody's business; a longer one is marked for who looks after the hall. */
function useStale({ state }: Link): boolean {
  const isLost = state !== 'live';
  const [isStale, setIsStale] = useState(false);
  useEffect(() => {
    setIsStale(false);
    if (!isLost) return;
    const timer = setTimeout(() => setIsStale(true), staleAfterMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return isStale;
}

const tryAgainMs = 30_000;

/** Nobody stands at a screen to press a button: what was refused is asked for again. */
function useNewTries(live: Live, { state }: Link): void {
  useEffect(() => {
    if (state !== 'refused') return;
    const timer = setInterval(live.tryAgain, tryAgainMs);
    return () => clearInterval(timer);
  }, [live, state]);
}
