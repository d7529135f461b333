import type { ReactNode } from 'react';

/** The one thing to do on a page. */
export function SubmitButton({ children }: { children: ReactNode }) {
  return (
    <button
      type="submit"
      className="min-h-12 rounded-lg bg-primary px-6 text-lg font-semibold text-on-primary"
    >
      {children}
    </button>
  );
}
