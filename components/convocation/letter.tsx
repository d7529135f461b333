import type { ReactNode } from 'react';

/** One part of a convocation: a heading and what belongs to it. */
export function LetterPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="text-xl font-semibold">{title}</h2>
      <div className="mt-2 grid gap-3">{children}</div>
    </section>
  );
}

interface PersonLineProps {
  person: { honorific: string | null; name: string; role: string | null; body: string | null };
}

/** A person as a letter names them: honorific, name, role, body. */
export function PersonLine({ person: { honorific, name, role, body } }: PersonLineProps) {
  const details = [role, body].filter((detail) => detail !== null).join(', ');
  return (
    <>
      {honorific ? `${honorific} ` : null}
      <bdi className="font-semibold">{name}</bdi>
      {details ? <span className="block text-muted">{details}</span> : null}
    </>
  );
}
