import type { ReactNode } from 'react';

interface FieldProps {
  id: string;
  label: string;
  /** Why it is asked. */
  hint?: string;
  /** What is wrong with what was given. */
  error?: string | undefined;
  children: ReactNode;
}

/** A label, its reason and its error around one control, whose `aria-describedby` is `describedBy(id)`. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children}
      <p id={`${id}-error`} role="alert" className="text-sm font-semibold text-danger empty:hidden">
        {error}
      </p>
    </div>
  );
}

export function describedBy(id: string): string {
  return `${id}-hint ${id}-error`;
}

/** The look of a line to type in. */
export const inputLook =
  'min-h-12 w-full rounded-lg border-2 border-line bg-surface px-3 text-lg aria-invalid:border-danger';
