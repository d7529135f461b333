/** Length as a person counts it, an emoji or an accented letter being one. */
export function countCharacters(text: string): number {
  if (typeof Intl.Segmenter === 'undefined') return [...text].length;
  let count = 0;
  for (const _ of segmenter().segment(text)) count += 1;
  return count;
}

let made: Intl.Segmenter | undefined;

function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return made;
}
