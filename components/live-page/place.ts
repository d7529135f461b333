import { type QuestionSort, questionSorts } from '#components/questions/question-order.ts';

export const tabs = ['questions', 'mine', 'programme'] as const;
export type Tab = (typeof tabs)[number];

export interface Place {
  tab: Tab;
  sort: QuestionSort;
}

/** The place an address speaks of; what it does not say, or says wrongly, is the first choice. */
export function readPlace(query: { tab?: string | string[]; sort?: string | string[] }): Place {
  return {
    tab: tabs.find((tab) => tab === query.tab) ?? 'questions',
    sort: questionSorts.find((sort) => sort === query.sort) ?? 'support',
  };
}

export function hrefOfPlace({ tab, sort }: Place): string {
  const query = new URLSearchParams({ tab });
  if (sort !== 'support') query.set('sort', sort);
  return `?${query}`;
}
