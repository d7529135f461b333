const UNITS = ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'];
const TEENS = [
  'dieci',
  'undici',
  'dodici',
  'tredici',
  'quattordici',
  'quindici',
  'sedici',
  'diciassette',
  'diciotto',
  'diciannove',
];
const TENS = ['venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];

const VALUES = new Map<string, number>([['primo', 1], ['una', 1], ['un', 1], ...listWords()]);

/** Alternatives for a regular expression: every Italian word for 1 to 59, longest first. */
export const NUMBER_WORD = [...VALUES]
  .filter(([, value]) => value >= 1 && value < 60)
  .map(([word]) => word)
  .sort((one, other) => other.length - one.length)
  .join('|');

/** Alternatives for a year in words, such as `duemilaventidue`. */
export const YEAR_WORDS = `duemila\\s?(?:${[...VALUES.keys()].sort((one, other) => other.length - one.length).join('|')})`;

/** The number an Italian word from 0 to 99 stands for, or a year such as `duemilaventidue`; null for other words. */
export function numberFromWord(word: string): number | null {
  const plain = word.toLowerCase().replace(/\s+/g, '').replace(/é|è/g, 'e');
  if (plain.startsWith('duemila')) {
    const rest = VALUES.get(plain.slice('duemila'.length));
    return rest === undefined ? null : 2000 + rest;
  }
  return VALUES.get(plain) ?? null;
}

function listWords(): [string, number][] {
  const small: [string, number][] = [...UNITS, ...TEENS].map((word, value) => [word, value]);
  const large = TENS.flatMap((tens, index) =>
    UNITS.map((unit, value): [string, number] => [joinTens(tens, unit, value), 20 + index * 10 + value]),
  );
  return [...small, ...large];
}

/** "venti" loses its vowel before "uno" and "otto": ventuno, ventotto. */
function joinTens(tens: string, unit: string, value: number): string {
  if (value === 0) return tens;
  return value === 1 || value === 8 ? tens.slice(0, -1) + unit : tens + unit;
}
