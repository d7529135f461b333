import { z } from 'zod';
import { idField, textField } from './fields.ts';
import { limits } from './limits.ts';
import type { Actor, Context, Decision, Noun } from './noun.ts';
import { Refusal } from './refusals.ts';
import type { State } from './state.ts';
import { requireText } from './text.ts';
import { requireNotClosed } from './under-way.ts';

export interface Notice {
  id: string;
  text: string;
  postedAt: number;
}

/** One notice at a time: a new one takes the place of the last. */
export interface NoticesSlice {
  current: Notice | null;
}

/** A line from the desk that everybody sees until it is cleared. */
export const notices: Noun<'notices'> = {
  name: 'notices',
  empty: { current: null },
  commands: {
    'notice.post': {
      sender: ['moderator'],
      schema: z.strictObject({ text: textField }),
      decide: postNotice,
    },
    'notice.clear': {
      sender: ['moderator'],
      schema: z.strictObject({ noticeId: idField.optional() }),
      decide: clearNotice,
    },
  },
  evolve: {
    'notice.posted': (_slice, change: { noticeId: string; text: string }, { at }) => ({
      current: { id: change.noticeId, text: change.text, postedAt: at },
    }),
    'notice.cleared': () => ({ current: null }),
  },
  collections: {
    notices: {
      ids: (state) => (state.notices.current ? [state.notices.current.id] : []),
      row: ({ notices: { current } }, id) => (current?.id === id ? { ...current } : null),
    },
  },
  urgent: ['notice.posted', 'notice.cleared'],
};

function postNotice(
  state: State,
  _actor: Actor,
  fields: { id: string; text: string },
  _context: Context,
): Decision {
  requireNotClosed(state);
  const text = requireText(fields.text, limits.noticeLength);
  return { changes: [{ type: 'notice.posted', noticeId: fields.id, text }] };
}

function clearNotice(state: State, _actor: Actor, { noticeId }: { noticeId?: string }): Decision {
  requireNotClosed(state);
  const { current } = state.notices;
  if (!current || (noticeId !== undefined && noticeId !== current.id)) throw new Refusal('not_found');
  return { changes: [{ type: 'notice.cleared', noticeId: current.id }] };
}
