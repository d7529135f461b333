import type { Noun } from './noun.ts';
import { questionCommands } from './question-commands.ts';
import { questionEvolve } from './question-evolve.ts';
import { questionMine } from './question-path.ts';
import { questionCollection } from './question-rows.ts';
import { emptyQuestions, loadQuestions, saveQuestions } from './question-slice.ts';

export type {
  DeclineReason,
  Question,
  QuestionStatus,
  QuestionsSlice,
} from './question-slice.ts';

/** What people ask: from the phone to the air, one queue, nothing lost and nobody exposed. */
export const questions: Noun<'questions'> = {
  name: 'questions',
  empty: emptyQuestions,
  commands: questionCommands,
  evolve: questionEvolve,
  collections: { questions: questionCollection },
  mine: questionMine,
  urgent: ['question.aired', 'question.taken_off', 'question.answered'],
  save: saveQuestions,
  load: loadQuestions,
};
