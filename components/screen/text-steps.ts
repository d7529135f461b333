/** Heights of a line in hundredths of the screen's height, largest first; the fifth is the 1/14 of the last row's eyes. */
export const lineSteps = [13, 11, 9.5, 8.2, 7.2, 6.2, 5.4, 4.6, 4, 3.4, 2.8] as const;

/** Share of a line's height that its letters take: font size from line height. */
export const fontShare = 0.84;

const averageLetter = 0.52;
/** The room of the text in hundredths of the screen's height: 16:9 without its margins. */
const room = { width: 158, height: 58 };

/** A first guess from the length alone, for the page as the server draws it; measuring corrects it. */
export function guessStep(text: string): number {
  const fits = lineSteps.findIndex((line) => {
    const lettersInLine = room.width / (line * fontShare * averageLetter);
    // Words break where they will: the end of a line stays empty by some letters.
    const lines = Math.ceil(text.length / (lettersInLine - 5));
    return lines * line <= room.height;
  });
  return fits < 0 ? lineSteps.length - 1 : fits;
}

/** The first step, from the largest, at which `fits` says that nothing is cut; else the smallest. */
export function findStep(fits: (line: number) => boolean): number {
  const step = lineSteps.findIndex(fits);
  return step < 0 ? lineSteps.length - 1 : step;
}
