import { z } from 'zod';
import { currentItemOf, delayOf } from './agenda.ts';
import { momentField } from './fields.ts';
import { limits } from './limits.ts';
import type { Actor, Decision, Noun } from './noun.ts';
import { Refusal } from './refusals.ts';
import type { State } from './state.ts';
import { requireNotClosed } from './under-way.ts';

export type Phase = 'draft' | 'open' | 'running' | 'paused' | 'closed';

/** Rules that the desk may change while the meeting is live. */
export interface Settings {
  /** Whether a question is read by a moderator before others see it. */
  approval: 'first' | 'atOnce';
  anonymous: boolean;
  support: boolean;
  /** Grapheme clusters of a question. */
  maxLength: number;
  /** A person's questions not yet answered or declined. */
  maxWaiting: number;
}

export interface PhaseSlice {
  id: string;
  title: string;
  phase: Phase;
  plannedStart: number | null;
  plannedEnd: number | null;
  startedAt: number | null;
  closedAt: number | null;
  questionsOpen: boolean;
  settings: Settings;
}

export const defaultSettings: Settings = {
  approval: 'first',
  anonymous: true,
  support: true,
  maxLength: limits.questionLength,
  maxWaiting: limits.waitingQuestions,
};

const from: Record<'open' | 'pause' | 'resume' | 'close', readonly Phase[]> = {
  open: ['draft'],
  pause: ['running'],
  resume: ['paused'],
  close: ['open', 'running', 'paused'],
};

const settingsFields = z.strictObject({
  approval: z.enum(['first', 'atOnce']).optional(),
  anonymous: z.boolean().optional(),
  support: z.boolean().optional(),
  maxLength: z.int().min(1).max(limits.questionLength).optional(),
  maxWaiting: z.int().min(1).max(100).optional(),
});

/** The meeting itself: its phase, its times, its settings, and whether questions are taken. */
export const phase: Noun<'phase'> = {
  name: 'phase',
  empty: {
    id: '',
    title: '',
    phase: 'draft',
    plannedStart: null,
    plannedEnd: null,
    startedAt: null,
    closedAt: null,
    questionsOpen: true,
    settings: defaultSettings,
  },
  commands: {
    'meeting.create': {
      sender: 'system',
      schema: z.strictObject({
        meetingId: z.uuid(),
        title: z.string().min(1).max(limits.titleLength),
        plannedStart: momentField,
        plannedEnd: momentField,
      }),
      decide: createMeeting,
    },
    'meeting.open': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: step('open', 'meeting.opened'),
    },
    'meeting.pause': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: step('pause', 'meeting.paused'),
    },
    'meeting.resume': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: step('resume', 'meeting.resumed'),
    },
    'meeting.close': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: step('close', 'meeting.closed'),
    },
    'meeting.settings': {
      sender: ['moderator'],
      schema: settingsFields,
      decide: changeSettings,
    },
    'questions.open': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: setIntake(true),
    },
    'questions.close': {
      sender: ['moderator'],
      schema: z.strictObject({}),
      decide: setIntake(false),
    },
  },
  evolve: {
    'meeting.created': (slice, change: Created) => ({
      ...slice,
      id: change.meetingId,
      title: change.title,
      plannedStart: change.plannedStart,
      plannedEnd: change.plannedEnd,
    }),
    'meeting.opened': (slice) => ({ ...slice, phase: 'open' }),
    'meeting.begun': (slice, _change, { at }) => ({
      ...slice,
      phase: 'running',
      startedAt: slice.startedAt ?? at,
    }),
    'meeting.paused': (slice) => ({ ...slice, phase: 'paused' }),
    'meeting.resumed': (slice) => ({ ...slice, phase: 'running' }),
    'meeting.closed': (slice, _change, { at }) => ({
      ...slice,
      phase: 'closed',
      closedAt: at,
    }),
    'meeting.configured': (slice, change: { settings: Partial<Settings> }) => ({
      ...slice,
      settings: { ...slice.settings, ...change.settings },
    }),
    'questions.opened': (slice) => ({ ...slice, questionsOpen: true }),
    'questions.closed': (slice) => ({ ...slice, questionsOpen: false }),
  },
  collections: {
    meeting: {
      ids: (state) => (state.phase.id ? [state.phase.id] : []),
      row: (state, id, audience) => ({
        id,
        title: state.phase.title,
        phase: state.phase.phase,
        plannedStart: state.phase.plannedStart,
        plannedEnd: state.phase.plannedEnd,
        expectedEnd: expectedEndOf(state),
        startedAt: state.phase.startedAt,
        currentItem: currentItemOf(state.agenda)?.id ?? null,
        onAir: state.questions.onAir,
        questionsOpen: state.phase.questionsOpen,
        settings: state.phase.settings,
        counts: audience === 'moderator' ? deskCounts(state) : publicCounts(state),
      }),
    },
  },
  urgent: [
    'meeting.opened',
    'meeting.begun',
    'meeting.paused',
    'meeting.resumed',
    'meeting.closed',
    'questions.opened',
    'questions.closed',
    'meeting.configured',
  ],
};

interface Created {
  meetingId: string;
  title: string;
  plannedStart: number;
  plannedEnd: number;
}

function createMeeting(state: State, _actor: Actor, fields: Created): Decision {
  if (state.phase.id) throw new Refusal('conflict');
  const { meetingId, title, plannedStart, plannedEnd } = fields;
  return { changes: [{ type: 'meeting.created', meetingId, title, plannedStart, plannedEnd }] };
}

function step(command: keyof typeof from, type: string) {
  return (state: State): Decision => {
    requireNotClosed(state);
    if (!from[command].includes(state.phase.phase)) throw new Refusal('conflict');
    return { changes: [{ type }] };
  };
}

function setIntake(isOpen: boolean) {
  return (state: State): Decision => {
    requireNotClosed(state);
    if (state.phase.questionsOpen === isOpen) return { changes: [] };
    return {
      changes: [{ type: isOpen ? 'questions.opened' : 'questions.closed' }],
    };
  };
}

function changeSettings(
  state: State,
  _actor: Actor,
  { id: _id, ...settings }: Partial<Settings> & { id: string },
): Decision {
  requireNotClosed(state);
  return { changes: [{ type: 'meeting.configured', settings }] };
}

/** When the meeting will end as far as the agenda tells, in ms; null when no end was planned. */
function expectedEndOf(state: State): number | null {
  const { plannedEnd } = state.phase;
  return plannedEnd === null ? null : plannedEnd + delayOf(state);
}

function publicCounts(state: State): Record<string, number> {
  const { counts } = state.questions;
  return {
    questions: counts.approved + counts.queued + counts.on_air + counts.answered,
    answered: counts.answered,
  };
}

function deskCounts(state: State): Record<string, number> {
  const { counts } = state.questions;
  return {
    ...publicCounts(state),
    received: counts.received,
    queued: counts.queued,
    declined: counts.declined,
  };
}
