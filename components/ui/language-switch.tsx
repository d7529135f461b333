const names = { it: 'Italiano', en: 'English' } as const;

/** The other language, as a button that works without script. */
export function LanguageSwitch({ locale, label }: { locale: string; label: string }) {
  const other = locale === 'it' ? 'en' : 'it';
  return (
    <form method="post" action="/api/language" aria-label={label}>
      <button
        type="submit"
        name="language"
        value={other}
        lang={other}
        className="min-h-11 rounded-lg px-3 font-semibold text-primary-strong underline underline-offset-4"
      >
        {names[other]}
      </button>
    </form>
  );
}
