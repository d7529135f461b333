import type { InputHTMLAttributes } from 'react';
import { describedBy, Field, inputLook } from '#components/ui/field.tsx';

interface EntryFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  name: string;
  label: string;
  /** Why it is asked, or what it must be. */
  hint?: string;
}

/** A field that must be filled in, in a plain form. */
export function EntryField({ name, label, hint, ...input }: EntryFieldProps) {
  return (
    <Field id={name} label={label} hint={hint}>
      <input
        {...input}
        id={name}
        name={name}
        required
        aria-describedby={describedBy(name)}
        className={inputLook}
      />
    </Field>
  );
}
