import type { QuestionAct } from './question-acts.ts';

/** What a key of the desk does. */
export type KeyAct = QuestionAct | 'next' | 'forward' | 'back' | 'catalogue';

interface Key {
  /** As the catalogue shows it; `space` is a word of the interface. */
  shown: readonly string[];
  /** `KeyboardEvent.key`, letters in lower case. */
  key: string;
  withAlt?: true;
  act: KeyAct;
}

/** Every key of the desk, in the order of the catalogue. Each of them is a button too. */
export const keys: readonly Key[] = [
  { shown: ['space'], key: ' ', act: 'next' },
  { shown: ['J'], key: 'j', act: 'forward' },
  { shown: ['K'], key: 'k', act: 'back' },
  { shown: ['A'], key: 'a', act: 'approve' },
  { shown: ['Q'], key: 'q', act: 'queue' },
  { shown: ['U'], key: 'u', act: 'unqueue' },
  { shown: ['D'], key: 'd', act: 'decline' },
  { shown: ['O'], key: 'o', act: 'air' },
  { shown: ['R'], key: 'r', act: 'restore' },
  { shown: ['W'], key: 'w', act: 'later' },
  { shown: ['Alt', '↑'], key: 'arrowup', withAlt: true, act: 'up' },
  { shown: ['Alt', '↓'], key: 'arrowdown', withAlt: true, act: 'down' },
  { shown: ['?'], key: '?', act: 'catalogue' },
];

interface Pressed {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** What a pressed key does; null for all that is not the desk's, browser shortcuts among them. */
export function actOfKey({ key, altKey, ctrlKey, metaKey }: Pressed): KeyAct | null {
  if (ctrlKey || metaKey) return null;
  const pressed = key.toLowerCase();
  const found = keys.find((entry) => entry.key === pressed && (entry.withAlt ?? false) === altKey);
  return found?.act ?? null;
}

/** The key of an act, for `aria-keyshortcuts` and the button's title. */
export function keyOfAct(act: KeyAct): string | undefined {
  return keys.find((entry) => entry.act === act)?.shown.join('+');
}
