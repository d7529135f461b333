import type { Link } from '#components/live/connection.ts';
import type { Live } from '#components/live/live.ts';
import type { AgendaRow, MeetingRow, NoticeRow, PersonRow, QuestionRow } from '#components/live/rows.ts';
import type { Lanes } from './lanes.ts';
import type { DeskCommand, QuestionAct } from './question-acts.ts';

/** A form that is open in a question's row; one at a time. */
export interface OpenForm {
  questionId: string;
  kind: 'decline' | 'later';
}

/** What every part of the desk works with. */
export interface Desk {
  live: Live;
  link: Link;
  /** The server's clock when the page was drawn. */
  drawnAt: number;
  timeZone: string;
  meeting: MeetingRow;
  items: readonly AgendaRow[];
  people: readonly PersonRow[];
  notice: NoticeRow | undefined;
  present: { hall: number; remote: number } | null;
  questions: ReadonlyMap<string, QuestionRow>;
  lanes: Lanes;
  openForm: OpenForm | null;
  setOpenForm(form: OpenForm | null): void;
  /** Does an act, or opens the form that it needs first. */
  act(act: QuestionAct, question: QuestionRow): void;
  run(...commands: DeskCommand[]): void;
}
