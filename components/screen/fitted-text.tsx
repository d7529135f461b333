'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import styles from './screen.module.css';
import { findStep, fontShare, guessStep, lineSteps } from './text-steps.ts';

/** The question as large as its room allows: shrinks in steps, is never cut. */
export function FittedText({ text }: { text: string }) {
  const room = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  const [step, setStep] = useState(() => guessStep(text));
  useLayoutEffect(() => {
    const refit = () => {
      if (room.current && words.current) setStep(measure(room.current, words.current));
    };
    refit();
    const observer = new ResizeObserver(refit);
    if (room.current) observer.observe(room.current);
    void document.fonts.ready.then(refit);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={room} className={styles.textRoom}>
      <p ref={words} dir="auto" className={styles.question} style={sizeOf(lineSteps[step] ?? 0)}>
        {text}
      </p>
    </div>
  );
}

function measure(room: HTMLElement, words: HTMLElement): number {
  return findStep((line) => {
    const { fontSize, lineHeight } = sizeOf(line);
    words.style.fontSize = fontSize;
    words.style.lineHeight = lineHeight;
    return words.offsetHeight <= room.clientHeight && words.scrollWidth <= room.clientWidth;
  });
}

function sizeOf(line: number) {
  return {
    fontSize: `calc(var(--unit) * ${(line * fontShare).toFixed(3)})`,
    lineHeight: `calc(var(--unit) * ${line})`,
  };
}
