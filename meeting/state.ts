import type { AgendaSlice } from './agenda.ts';
import type { NoticesSlice } from './notices.ts';
import type { PeopleSlice } from './people.ts';
import type { PhaseSlice } from './phase.ts';
import type { QuestionsSlice } from './questions.ts';

/** The whole meeting, one slice a noun. An interface, so that a noun can be added from outside. */
export interface State {
  phase: PhaseSlice;
  agenda: AgendaSlice;
  people: PeopleSlice;
  questions: QuestionsSlice;
  notices: NoticesSlice;
}
