import type { ReactNode } from 'react';

/** The one button of an entry page. */
export function EntryButton({ children }: { children: ReactNode }) {
  return (
    <button type="submit" className="min-h-12 rounded-lg bg-primary px-5 font-semibold text-on-primary">
      {children}
    </button>
  );
}
