'use client';

import { useEffect, useState } from 'react';
import texts from '../messages/outage.json';

/** Shown when a page failed. It brings its own few words: the texts of the pages may be what is missing. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  const [locale, setLocale] = useState<keyof typeof texts>('it');
  useEffect(() => setLocale(document.documentElement.lang === 'en' ? 'en' : 'it'), []);
  const { title, text, retry } = texts[locale];
  return (
    <main id="main" className="mx-auto grid max-w-md gap-4 px-4 py-16">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p>{text}</p>
      <button
        type="button"
        onClick={reset}
        className="min-h-12 justify-self-start rounded-lg bg-primary px-6 font-semibold text-on-primary"
      >
        {retry}
      </button>
    </main>
  );
}
