import type { AgendaRow, PersonRow } from '#components/live/rows.ts';

/** Who speaks on an item, as one line. */
export function speakerNames(item: AgendaRow, people: readonly PersonRow[]): string {
  return item.speakers
    .map((id) => people.find((person) => person.id === id)?.name)
    .filter((name) => name !== undefined)
    .join(', ');
}
