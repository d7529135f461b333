'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActButton } from './act-button.tsx';
import { CloseForm } from './close-form.tsx';
import type { Desk } from './desk-model.ts';
import { NoticeForm } from './notice-form.tsx';
import type { DeskCommand } from './question-acts.ts';

type Panel = 'notice' | 'close';

/** Open, start, pause, close, the notice, and how questions come in. */
export function MeetingControls({ desk }: { desk: Desk }) {
  const t = useTranslations('desk');
  const [panel, setPanel] = useState<Panel | null>(null);
  const { phase, questionsOpen, settings } = desk.meeting;
  const toggle = (name: Panel) => setPanel(panel === name ? null : name);
  if (phase === 'closed') return <p className="mt-2 text-sm text-muted">{t('closedNote')}</p>;
  const step = nextStep(desk);
  return (
    <>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {step && (
          <ActButton look={step.isMain ? 'main' : 'plain'} onClick={() => desk.run(step.command)}>
            {t(`control.${step.name}`)}
          </ActButton>
        )}
        <ActButton aria-expanded={panel === 'notice'} onClick={() => toggle('notice')}>
          {t('control.notice')}
        </ActButton>
        <ActButton
          onClick={() => desk.run({ type: questionsOpen ? 'questions.close' : 'questions.open', fields: {} })}
        >
          {t(questionsOpen ? 'control.intakeClose' : 'control.intakeOpen')}
        </ActButton>
        <label className="flex min-h-11 items-center gap-2 text-sm">
          {t('approval.label')}
          <select
            value={settings.approval}
            onChange={(event) =>
              desk.run({ type: 'meeting.settings', fields: { approval: event.currentTarget.value } })
            }
            className="min-h-11 rounded-md border border-line bg-surface px-2"
          >
            <option value="first">{t('approval.first')}</option>
            <option value="atOnce">{t('approval.atOnce')}</option>
          </select>
        </label>
        {phase !== 'draft' && (
          <ActButton
            className="ms-auto"
            look="danger"
            aria-expanded={panel === 'close'}
            onClick={() => toggle('close')}
          >
            {t('control.close')}
          </ActButton>
        )}
      </div>
      {panel === 'notice' && <NoticeForm desk={desk} onDone={() => setPanel(null)} />}
      {panel === 'close' && <CloseForm desk={desk} onDone={() => setPanel(null)} />}
      {desk.notice && panel !== 'notice' && (
        <p className="mt-2 border-s-4 border-warning bg-warning-soft px-3 py-2 text-sm">
          <span className="font-semibold">{t('notice.shown')}</span> <bdi>{desk.notice.text}</bdi>
        </p>
      )}
    </>
  );
}

interface Step {
  name: 'open' | 'start' | 'pause' | 'resume';
  isMain: boolean;
  command: DeskCommand;
}

/** What moves the meeting on from its phase. */
function nextStep({ meeting, items }: Desk): Step | null {
  const plain = (name: 'open' | 'pause' | 'resume', isMain: boolean): Step => ({
    name,
    isMain,
    command: { type: `meeting.${name}`, fields: {} },
  });
  switch (meeting.phase) {
    case 'draft':
      return plain('open', true);
    case 'open': {
      const first = items.find((item) => item.status === 'upcoming');
      if (!first) return null;
      return { name: 'start', isMain: true, command: { type: 'agenda.start', fields: { itemId: first.id } } };
    }
    case 'running':
      return plain('pause', false);
    case 'paused':
      return plain('resume', true);
    case 'closed':
      return null;
  }
}
