import type { ReactNode } from 'react';

interface EntryPageProps {
  title: string;
  /** What the person should know before they act. */
  lead?: string;
  children?: ReactNode;
}

/** A page with one thing to do. */
export function EntryPage({ title, lead, children }: EntryPageProps) {
  return (
    <main id="main" className="mx-auto grid w-full max-w-md content-start gap-6 px-4 py-10">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {lead && <p>{lead}</p>}
      {children}
    </main>
  );
}
