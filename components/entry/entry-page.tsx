import type { ReactNode } from 'react';
import { PageFrame } from '#components/ui/page-frame.tsx';

interface EntryPageProps {
  title: string;
  /** What the person should know before they act. */
  lead: string;
  offersLanguages?: boolean;
  children?: ReactNode;
}

/** A page with one thing to do. */
export function EntryPage({ title, lead, offersLanguages, children }: EntryPageProps) {
  return (
    <PageFrame offersLanguages={offersLanguages}>
      <div className="grid max-w-md gap-6">
        <h1 className="font-semibold text-3xl">{title}</h1>
        <p>{lead}</p>
        {children}
      </div>
    </PageFrame>
  );
}
