/** A half-open stretch of a text, in characters. */
export type Span = { from: number; to: number };

/** A value guessed from a stretch of the plain text. `sure` is false where a person should look twice. */
export type Guess<Value> = Span & { value: Value; sure: boolean };

/** A guess as callers get it: its evidence points into the letter exactly as it was pasted. */
export type Found<Value> = { value: Value; evidence: Span & { text: string }; sure: boolean };

/** Makes the guess that a regular expression's named group stands for, at its place in the text. */
export function guessAt<Value>(from: number, to: number, value: Value, sure = true): Guess<Value> {
  return { value, from, to, sure };
}

/**
 * Narrows a stretch so that it neither starts nor ends with blanks or the given marks.
 * `marks` is a list of characters, such as `,;-`.
 */
export function trimSpan(text: string, span: Span, marks = ''): Span {
  const skip = (index: number) => /\s/.test(text.charAt(index)) || marks.includes(text.charAt(index));
  let { from, to } = span;
  while (from < to && skip(from)) from++;
  while (to > from && skip(to - 1)) to--;
  return { from, to };
}

/** The words of a stretch on one line. */
export function wordsOf(text: string, span: Span): string {
  return text.slice(span.from, span.to).replace(/\s+/g, ' ').trim();
}
