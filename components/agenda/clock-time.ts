/** Hour and minutes of a moment (ms) where the meeting is, on 24 hours. */
export function clockTime(moment: number, locale: string, timeZone: string): string {
  return formatOf(locale, timeZone).format(moment);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  formats.set(key, format);
  return format;
}
