import type { ButtonHTMLAttributes } from 'react';

type Look = 'main' | 'plain' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  main: 'bg-primary text-on-primary hover:bg-primary-strong',
  plain: 'border border-line bg-surface text-ink hover:border-primary hover:text-primary-strong',
  quiet: 'text-primary-strong underline-offset-4 hover:underline',
  danger: 'border border-danger bg-surface text-danger hover:bg-danger hover:text-surface',
};

interface ActButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  /** The key that does the same, shown to who rests on the button. */
  shortcut?: string | undefined;
}

/** A button of the desk. */
export function ActButton({ look = 'plain', shortcut, className = '', ...rest }: ActButtonProps) {
  return (
    <button
      type="button"
      title={shortcut}
      aria-keyshortcuts={shortcut}
      {...rest}
      className={`inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-3 text-sm font-semibold disabled:cursor-not-allowed disabled:opacity-50 ${looks[look]} ${className}`}
    />
  );
}
