import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { clockTime } from '#components/agenda/clock-time.ts';
import { speakerNames } from '#components/agenda/speaker-names.ts';
import type { MeetingRow, PersonRow } from '#components/live/rows.ts';
import { AuthorLine } from '#components/questions/author-line.tsx';
import { FittedText } from './fitted-text.tsx';
import type { Scene } from './scene.ts';
import styles from './screen.module.css';

interface SceneProps {
  scene: Scene;
  meeting: MeetingRow;
  people: readonly PersonRow[];
  timeZone: string;
  /** Address without its scheme, for people to type. */
  host: string;
  reportPath: string;
  join: ReactNode;
}

/** The large part of the hall screen. */
export function SceneView(props: SceneProps) {
  const { scene } = props;
  const t = useTranslations('screen');
  switch (scene.kind) {
    case 'on_air':
      return (
        <>
          <p className={styles.label}>{t('onAir', { number: scene.question.number })}</p>
          <FittedText key={scene.question.text} text={scene.question.text} />
          <p className={styles.author}>
            <AuthorLine question={scene.question} />
          </p>
        </>
      );
    case 'waiting':
      return <Waiting {...props} />;
    case 'item':
      return <Item {...props} />;
    case 'paused':
      return <Paused {...props} />;
    case 'closed':
      return (
        <Message title={t('closed')}>
          <p className={styles.more}>
            {t('report')} <bdi className={styles.strong}>{props.host + props.reportPath}</bdi>
          </p>
        </Message>
      );
  }
}

function Waiting({ meeting, timeZone, join }: SceneProps) {
  const t = useTranslations('screen');
  const locale = useLocale();
  return (
    <Message title={meeting.title} join={join}>
      {meeting.plannedStart !== null && (
        <p className={styles.more}>
          {t('begins', { time: clockTime(meeting.plannedStart, locale, timeZone) })}
        </p>
      )}
    </Message>
  );
}

function Item({ scene, people, join }: SceneProps) {
  const t = useTranslations('screen');
  const item = scene.kind === 'item' ? scene.item : undefined;
  if (!item) return <Message title={t('between')} join={join} />;
  const speakers = speakerNames(item, people);
  return (
    <Message label={t('now', { position: item.position })} title={item.title} join={join}>
      {speakers && (
        <p className={styles.more}>
          <bdi>{speakers}</bdi>
        </p>
      )}
    </Message>
  );
}

function Paused({ meeting, join }: SceneProps) {
  const t = useTranslations('screen');
  return (
    <Message title={t('paused')} join={join}>
      <p className={styles.more}>{t(meeting.questionsOpen ? 'pausedAsk' : 'pausedWait')}</p>
    </Message>
  );
}

interface MessageProps {
  label?: string;
  title: string;
  join?: ReactNode;
  children?: ReactNode;
}

function Message({ label, title, join, children }: MessageProps) {
  return (
    <div className={styles.message}>
      <div>
        {label && <p className={styles.label}>{label}</p>}
        <p className={styles.title} data-long={title.length > 70 || undefined}>
          <bdi>{title}</bdi>
        </p>
        {children}
      </div>
      {join}
    </div>
  );
}
