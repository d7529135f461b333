import { z } from 'zod';
import type { Noun } from './noun.ts';

/** Seats of those who speak, in the convocation's order. Their names live outside the log. */
export interface PeopleSlice {
  speakers: readonly string[];
}

/** The people everybody may know of: speakers. */
export const people: Noun<'people'> = {
  name: 'people',
  empty: { speakers: [] },
  commands: {
    'people.set': {
      sender: 'system',
      schema: z.strictObject({ speakers: z.array(z.uuid()) }),
      decide: (_state, _actor, fields: PeopleSlice) => ({
        changes: [{ type: 'people.listed', speakers: fields.speakers }],
      }),
    },
  },
  evolve: {
    'people.listed': (_slice, change: PeopleSlice) => ({
      speakers: change.speakers,
    }),
  },
  collections: {
    people: {
      ids: (state) => state.people.speakers,
      row: (state, id, _audience, names) => {
        const person = names(id);
        if (!person) return null;
        const { name, honorific, position, body } = person;
        return {
          id,
          role: 'speaker',
          name,
          honorific,
          position,
          body,
          place: state.people.speakers.indexOf(id) + 1,
        };
      },
      order: (row) => Number(row.place),
    },
  },
};
