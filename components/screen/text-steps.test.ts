import { describe, expect, it } from 'vitest';
import { findStep, guessStep, lineSteps } from './text-steps.ts';

const sentence = 'Quando apre il prossimo avviso FAMI?';

describe('the size of the question on the hall screen', () => {
  it('is the largest for a short question and never grows with more text', () => {
    expect(guessStep(sentence)).toBe(0);
    const steps = Array.from({ length: 500 }, (_, length) => guessStep('a'.repeat(length + 1)));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('keeps a line at 1/14 of the height for a question of usual length', () => {
    const line = lineSteps[guessStep('a'.repeat(250))] ?? 0;
    expect(line).toBeGreaterThanOrEqual(100 / 14);
  });

  it('has room for the longest question', () => {
    expect(guessStep('a'.repeat(500))).toBeLessThan(lineSteps.length - 1);
  });

  it('is the first at which nothing is cut, and the smallest where nothing helps', () => {
    expect(findStep((line) => line < 8)).toBe(4);
    expect(findStep(() => false)).toBe(lineSteps.length - 1);
  });
});
