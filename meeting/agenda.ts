import { z } from 'zod';
import { idField, momentField } from './fields.ts';
import { limits } from './limits.ts';
import type { Actor, Change, Decision, Noun } from './noun.ts';
import { Refusal } from './refusals.ts';
import type { State } from './state.ts';
import { requireNotClosed } from './under-way.ts';

export type ItemStatus = 'upcoming' | 'current' | 'done' | 'skipped';

export interface AgendaItem {
  id: string;
  title: string;
  kind: ItemKind;
  /** Seats of those who speak, in order. */
  speakers: string[];
  plannedStart: number | null;
  plannedMinutes: number;
  status: ItemStatus;
  startedAt: number | null;
  endedAt: number | null;
}

export interface AgendaSlice {
  /** In the order in which they are taken. */
  items: readonly AgendaItem[];
}

const itemKinds = ['opening', 'talk', 'discussion', 'break', 'closing'] as const;
export type ItemKind = (typeof itemKinds)[number];

const minuteMs = 60_000;
const ofOneItem = z.strictObject({ itemId: idField });

/** What the meeting goes through, item by item, planned against real times. */
export const agenda: Noun<'agenda'> = {
  name: 'agenda',
  empty: { items: [] },
  commands: {
    'agenda.plan': {
      sender: 'system',
      schema: z.strictObject({
        itemId: z.uuid(),
        title: z.string().min(1).max(limits.titleLength),
        kind: z.enum(itemKinds),
        speakers: z.array(z.uuid()),
        plannedStart: momentField.nullable(),
        plannedMinutes: z.int().min(1).max(1_440),
      }),
      decide: planItem,
    },
    'agenda.start': {
      sender: ['moderator'],
      schema: ofOneItem,
      decide: startItem,
    },
    'agenda.finish': {
      sender: ['moderator'],
      schema: ofOneItem,
      decide: finishItem,
    },
    'agenda.skip': {
      sender: ['moderator'],
      schema: ofOneItem,
      decide: skipItem,
    },
  },
  evolve: {
    'agenda.planned': (slice, change: Planned) => ({
      items: [
        ...slice.items,
        {
          id: change.itemId,
          title: change.title,
          kind: change.kind,
          speakers: change.speakers,
          plannedStart: change.plannedStart,
          plannedMinutes: change.plannedMinutes,
          status: 'upcoming',
          startedAt: null,
          endedAt: null,
        },
      ],
    }),
    'agenda.started': (slice, change: OfItem, { at }) =>
      withItem(slice, change.itemId, (item) => ({
        ...item,
        status: 'current',
        startedAt: item.startedAt ?? at,
        endedAt: null,
      })),
    'agenda.finished': (slice, change: OfItem, { at }) =>
      withItem(slice, change.itemId, (item) => ({
        ...item,
        status: 'done',
        endedAt: at,
      })),
    'agenda.skipped': (slice, change: OfItem, { at }) =>
      withItem(slice, change.itemId, (item) => ({
        ...item,
        status: 'skipped',
        endedAt: item.startedAt === null ? null : at,
      })),
  },
  collections: {
    agenda: {
      ids: (state) => state.agenda.items.map((item) => item.id),
      row: (state, id) => {
        const position = state.agenda.items.findIndex((item) => item.id === id);
        const item = state.agenda.items[position];
        return item ? { ...item, position: position + 1 } : null;
      },
      order: (row) => Number(row.position),
    },
  },
  urgent: ['agenda.started', 'agenda.finished', 'agenda.skipped'],
};

export function currentItemOf(slice: AgendaSlice): AgendaItem | undefined {
  return slice.items.find((item) => item.status === 'current');
}

/** Refuses `not_found` for an item that is not on this agenda. */
export function requireItem(state: State, itemId: string, field = 'itemId'): AgendaItem {
  const item = state.agenda.items.find((candidate) => candidate.id === itemId);
  if (!item) throw new Refusal('not_found', { field });
  return item;
}

/**
 * How far behind the plan the meeting runs, in ms, negative when it is ahead: what was taken or skipped
 * is compared with its plan, what is to come counts as planned. It moves when items start and end, not
 * with the clock; a current item that overruns is for the reader's countdown to show.
 */
export function delayOf(state: State): number {
  const { plannedStart } = state.phase;
  let clock: number | null = null;
  let planned = plannedStart ?? 0;
  let wasTaken = false;
  for (const item of state.agenda.items) {
    const plannedEnd: number = (item.plannedStart ?? planned) + item.plannedMinutes * minuteMs;
    if (item.startedAt !== null) {
      wasTaken = true;
      const end: number = item.endedAt ?? item.startedAt + item.plannedMinutes * minuteMs;
      clock = Math.max(clock ?? 0, end);
    } else if (item.status === 'upcoming' && clock !== null) {
      clock += item.plannedMinutes * minuteMs;
    }
    planned = plannedEnd;
  }
  return wasTaken && clock !== null ? clock - planned : 0;
}

interface OfItem {
  itemId: string;
}

interface Planned extends OfItem {
  title: string;
  kind: ItemKind;
  speakers: string[];
  plannedStart: number | null;
  plannedMinutes: number;
}

function planItem(state: State, _actor: Actor, { id: _id, ...fields }: Planned & { id: string }): Decision {
  requireNotClosed(state);
  const { items } = state.agenda;
  if (items.length >= limits.agendaItems || items.some((item) => item.id === fields.itemId)) {
    throw new Refusal('conflict', { field: 'itemId' });
  }
  return { changes: [{ type: 'agenda.planned', ...fields }] };
}

/** Starting an item ends the current one: only one item is current. The first start begins the meeting. */
function startItem(state: State, _actor: Actor, { itemId }: OfItem): Decision {
  requireNotClosed(state);
  const item = requireItem(state, itemId);
  if (state.phase.phase !== 'open' && state.phase.phase !== 'running') throw new Refusal('conflict');
  if (item.status === 'current') throw new Refusal('conflict', { field: 'itemId' });
  const changes: Change[] = [];
  const current = currentItemOf(state.agenda);
  if (current) changes.push({ type: 'agenda.finished', itemId: current.id });
  changes.push({ type: 'agenda.started', itemId });
  if (state.phase.phase === 'open') changes.push({ type: 'meeting.begun' });
  return { changes };
}

function finishItem(state: State, _actor: Actor, { itemId }: OfItem): Decision {
  requireNotClosed(state);
  if (requireItem(state, itemId).status !== 'current') throw new Refusal('conflict', { field: 'itemId' });
  return { changes: [{ type: 'agenda.finished', itemId }] };
}

function skipItem(state: State, _actor: Actor, { itemId }: OfItem): Decision {
  requireNotClosed(state);
  const { status } = requireItem(state, itemId);
  if (status !== 'upcoming' && status !== 'current') throw new Refusal('conflict', { field: 'itemId' });
  return { changes: [{ type: 'agenda.skipped', itemId }] };
}

function withItem(slice: AgendaSlice, itemId: string, next: (item: AgendaItem) => AgendaItem): AgendaSlice {
  return {
    items: slice.items.map((item) => (item.id === itemId ? next(item) : item)),
  };
}
