import { type MappedText, mapText, rewrite } from './mapped-text.ts';

/**
 * Turns a pasted letter (plain text or markdown) into plain lines: no bold marks, headings or link
 * brackets, single spaces, plain line ends, words whole again that were split at a line's end.
 * Quotes and dashes stay as written, because values are handed back as the letter has them.
 */
export function toPlainText(source: string): MappedText {
  return RULES.reduce((mapped, [pattern, replace]) => rewrite(mapped, pattern, replace), mapText(source));
}

const group = (match: RegExpExecArray, name: number) => match[name] ?? '';

/** The order matters: characters first, then marks, then blanks. */
const RULES: [RegExp, (match: RegExpExecArray) => string][] = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: form feeds and vertical tabs come with pasted text.
  [/\r\n?|[\u2028\u2029\u000b\f]/g, () => '\n'],
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/g, () => ''],
  [/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, () => ' '],
  [/<br\s*\/?>/gi, () => '\n'],
  [/<\/?(?:b|i|u|em|strong|p|div|span|center|h\d)(?:\s[^<>]*)?>/gi, () => ''],
  [/!\[([^\]\n]*)\]\([^)\n]*\)/g, () => ''],
  [/\[([^\]\n]+)\]\(<?(?:mailto:)?([^)\s>]+)>?(?:\s+"[^"\n]*")?\)/g, linkWithItsAddress],
  [/<((?:https?:\/\/|mailto:|www\.)[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/gi, (match) => group(match, 1)],
  [/\\([-\\`*_{}[\]()#+.!|<>~])/g, (match) => group(match, 1)],
  [/\*\*+|~~|(?<![\w_])__(?=[^\s_])|(?<=[^\s_])__(?![\w_])|`+/g, () => ''],
  [/(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])/g, (match) => group(match, 1)],
  [/(?<![\w_/])_(?=[^\s_])([^_\n]+)(?<=\S)_(?![\w_])/g, (match) => group(match, 1)],
  [/^[ ]*(?:#{1,6}|>+)[ ]+/gm, () => ''],
  [/^[ ]*(?:[-=*]{3,}|[|: -]*\|?[ ]*:?-{3,}[|: -]*)[ ]*$/gm, () => ''],
  [/^[ ]*\|[ ]*|[ ]*\|[ ]*$/gm, () => ''],
  [/(?<=[a-zà-ú])-[ ]*\n[ ]*(?=[a-zà-ú])/g, () => ''],
  [/[ ]*\n[ ]*/g, () => '\n'],
  [/[ ]{2,}/g, () => ' '],
];

function linkWithItsAddress(match: RegExpExecArray): string {
  const [label, address] = [group(match, 1), group(match, 2)];
  return label === address || address.endsWith(label) ? address : `${label} ${address}`;
}
