'use client';

import outage from '../messages/outage.json';

/** Shown when a page failed: in both languages, since the choice of one may be what is missing. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <main id="main" className="p-8">
      <p lang="it">{outage.it}</p>
      <p lang="en">{outage.en}</p>
      <button type="button" onClick={reset} className="mt-4 min-h-12 underline">
        {outage.retry}
      </button>
    </main>
  );
}
