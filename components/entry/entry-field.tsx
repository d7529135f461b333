import type { InputHTMLAttributes } from 'react';

interface EntryFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  /** Why it is asked, or what it must be. */
  hint?: string;
}

/** A labelled field of a plain form. */
export function EntryField({ name, label, hint, ...input }: EntryFieldProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-muted">
          {hint}
        </p>
      )}
      <input
        {...input}
        id={name}
        name={name}
        required
        aria-describedby={hint && `${name}-hint`}
        className="min-h-12 w-full rounded-lg border border-muted bg-surface px-3"
      />
    </div>
  );
}
