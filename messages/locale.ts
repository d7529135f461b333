/** Languages of the interface, the first one being the default. */
export const locales = ['it', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The cookie that keeps a person's choice. */
export const localeCookie = 'language';

/** A person's language: their choice, else what their browser asks for, else Italian. */
export function chooseLocale(choice: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = [choice ?? '', ...languagesOf(acceptLanguage)];
  return (
    wanted.map((tag) => locales.find((locale) => tag.slice(0, 2).toLowerCase() === locale)).find(Boolean) ??
    'it'
  );
}

/** Language tags of an Accept-Language header (RFC 9110, 12.5.4), the most wanted first. */
function languagesOf(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(/\s*;\s*/);
      return { tag, quality: Number(quality.slice(2)) || 0 };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
