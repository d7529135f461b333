import type { ReactNode } from 'react';

/** Why the last try did not work, read out when the page comes back with it. */
export function EntryProblem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-lg border-danger border-l-4 bg-danger-soft px-4 py-3">
      {children}
    </p>
  );
}
