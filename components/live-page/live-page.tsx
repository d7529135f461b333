'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CurrentItem } from '#components/agenda/current-item.tsx';
import { Programme } from '#components/agenda/programme.tsx';
import { findRow, listRows } from '#components/live/store.ts';
import { useLive, useObservable } from '#components/live-react/use-live.ts';
import { NoticeBanner } from '#components/notices/notice-banner.tsx';
import { listMine } from '#components/questions/my-list.ts';
import { MyQuestions } from '#components/questions/my-questions.tsx';
import { OnAirQuestion } from '#components/questions/on-air-question.tsx';
import { QuestionList } from '#components/questions/question-list.tsx';
import { waitingQuestions } from '#components/questions/question-order.ts';
import type { ViewMessage } from '#meeting/wire.ts';
import { Announcer } from './announcer.tsx';
import { Foot } from './foot.tsx';
import { LiveHeader } from './live-header.tsx';
import { findOnAir } from './news.ts';
import type { Outcome } from './outcome.ts';
import { OutcomeNote } from './outcome-note.tsx';
import { PhaseNote } from './phase-note.tsx';
import type { Place } from './place.ts';
import { SortLinks } from './sort-links.tsx';
import { Tabs } from './tabs.tsx';
import { usePlace } from './use-place.ts';
import { VideoArea } from './video-area.tsx';

export interface LivePageProps {
  slug: string;
  initial: ViewMessage;
  place: Place;
  /** Id of the question that the plain form would ask. */
  askId: string;
  joinHref: string;
  timeZone: string;
  /** Whether this person may be seen and heard in the video room: then it is offered in the hall too. */
  speaks: boolean;
  /** What became of the plain form, where it was posted without script. */
  outcome?: Outcome;
  /** The language switch. */
  children: ReactNode;
}

/** The meeting on a phone, and on the page of who follows from elsewhere. */
export function LivePage(props: LivePageProps) {
  const { slug, initial, timeZone } = props;
  const t = useTranslations('live');
  const live = useLive({ slug, audience: 'participant', initial });
  const snapshot = useObservable(live.store);
  const link = useObservable(live.link);
  const outbox = useObservable(live.outbox);
  const { place, linkTo } = usePlace(props.place);
  const [meeting] = listRows(snapshot, 'meeting');
  if (!meeting) return null;

  const { mine } = snapshot;
  const { entries } = outbox;
  const questions = listRows(snapshot, 'questions');
  const people = listRows(snapshot, 'people');
  const hasVideo = props.speaks || mine.seat?.origin === 'remote';
  const counts = {
    questions: waitingQuestions(questions, place.sort).length,
    mine: listMine(mine, entries).length,
  };
  return (
    <div
      className={hasVideo ? 'mx-auto max-w-[100rem] lg:grid lg:grid-cols-[1fr_28rem]' : 'mx-auto max-w-2xl'}
    >
      {hasVideo && (
        <div className="sticky top-0 z-10 lg:self-start lg:p-4">
          <VideoArea slug={slug} />
        </div>
      )}
      <div className="flex min-h-dvh flex-col">
        <LiveHeader live={live} link={link} drawnAt={initial.now} isBelowVideo={hasVideo} timeZone={timeZone}>
          {props.children}
        </LiveHeader>
        <main id="main" className="flex flex-1 flex-col gap-4 px-4 pt-3 pb-28">
          <h1 className="text-sm text-muted">{meeting.title}</h1>
          {props.outcome && <OutcomeNote outcome={props.outcome} />}
          <NoticeBanner notice={listRows(snapshot, 'notices')[0]} />
          <PhaseNote meeting={meeting} timeZone={timeZone} />
          {(meeting.phase === 'running' || meeting.phase === 'paused') && (
            <section aria-labelledby="now">
              <h2 id="now" className="text-sm font-semibold uppercase tracking-wide text-primary-strong">
                {t('now')}
              </h2>
              <CurrentItem
                live={live}
                drawnAt={initial.now}
                meeting={meeting}
                item={findRow(snapshot, 'agenda', meeting.currentItem)}
                people={people}
              />
            </section>
          )}
          <OnAirQuestion question={findOnAir(snapshot)} />
          <Tabs current={place.tab} counts={counts} linkTo={linkTo} />
          <section aria-label={t(`tabs.${place.tab}`)}>
            {place.tab === 'questions' && (
              <>
                <SortLinks current={place.sort} linkTo={linkTo} />
                <QuestionList
                  live={live}
                  meeting={meeting}
                  questions={questions}
                  mine={mine}
                  entries={entries}
                  sort={place.sort}
                />
              </>
            )}
            {place.tab === 'mine' && (
              <MyQuestions
                live={live}
                mine={mine}
                entries={entries}
                isLive={link.state === 'live'}
                timeZone={timeZone}
              />
            )}
            {place.tab === 'programme' && (
              <Programme items={listRows(snapshot, 'agenda')} people={people} timeZone={timeZone} />
            )}
          </section>
        </main>
        <Foot
          live={live}
          link={link}
          outbox={outbox}
          snapshot={snapshot}
          meeting={meeting}
          slug={slug}
          askId={props.askId}
          joinHref={props.joinHref}
          timeZone={timeZone}
        />
        <Announcer snapshot={snapshot} />
      </div>
    </div>
  );
}
