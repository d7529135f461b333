/** A text made from another one, which still knows where each of its characters stood there. */
export type MappedText = { text: string; origins: number[] };

/** Starts a mapped text: every character stands where it stands. */
export function mapText(source: string): MappedText {
  return { text: source, origins: Array.from({ length: source.length }, (_, index) => index) };
}

/**
 * Replaces every match of a global pattern and keeps the origins right: a character of the
 * replacement that also stands in the match keeps its own place, an invented one gets the nearest.
 */
export function rewrite(
  mapped: MappedText,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string,
): MappedText {
  let text = '';
  const origins: number[] = [];
  let copied = 0;
  const copyUpTo = (end: number) => {
    text += mapped.text.slice(copied, end);
    for (let index = copied; index < end; index++) origins.push(mapped.origins[index] ?? 0);
  };
  for (const match of mapped.text.matchAll(pattern)) {
    const replacement = replace(match);
    copyUpTo(match.index);
    copied = match.index + match[0].length;
    text += replacement;
    for (const offset of alignedOffsets(match[0], replacement)) {
      origins.push(mapped.origins[match.index + offset] ?? 0);
    }
  }
  copyUpTo(mapped.text.length);
  return { text, origins };
}

function alignedOffsets(before: string, after: string): number[] {
  let next = 0;
  return Array.from(after, (character) => {
    const at = before.indexOf(character, next);
    if (at >= 0) next = at + 1;
    return at >= 0 ? at : Math.min(next, Math.max(before.length - 1, 0));
  });
}
