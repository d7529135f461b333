import { renderUnicodeCompact } from 'uqr';

/** What a person, or a program, needs once everything is up. A screen that does not exist yet has no link. */
export interface Announcement {
  /** Origin of the product, without a trailing slash. */
  url: string;
  /** Slug of the sample meeting; null where there is none. */
  meeting: string | null;
  /** Join code of the sample meeting; null where there is none. */
  code: string | null;
  links: Partial<Record<'phone' | 'desk' | 'screen' | 'hall' | 'speaker' | 'console', string>>;
  video: 'local' | 'external' | 'off';
  /** Why there is no video, and what to do: one sentence. */
  videoNote: string | null;
}

const purposes = {
  phone: 'what people in the hall and at home open: join, follow, ask',
  desk: 'the moderator runs the agenda and the one queue of questions',
  screen: 'the screen of the hall: current item, question on air, join code',
  hall: 'camera, microphone and loudspeakers of the hall',
  speaker: 'what a speaker sees: on air, next, time left',
  console: 'the organisers: convocations, registrations, records',
} as const;

/** Writes to standard output what a person, or with `asJson` a program, is waiting for. */
export function announce({ asJson, ...announcement }: Announcement & { asJson: boolean }): void {
  process.stdout.write(asJson ? announcementLine(announcement) : announcementText(announcement));
}

/** The one line of `--json`, with its line end. */
export function announcementLine({ url, meeting, code, links, video }: Announcement): string {
  return `${JSON.stringify({ url, meeting, code, links, video })}\n`;
}

/** The same for a person at a terminal, with a QR code of the phone page. */
export function announcementText(announcement: Announcement): string {
  const { url, meeting, code, links } = announcement;
  const lines = ['', `Tavolo is ready: ${url}`];
  if (meeting && code) lines.push(`Sample meeting: ${meeting}, join code ${code}`);
  lines.push('');
  for (const [screen, purpose] of Object.entries(purposes)) {
    const link = links[screen as keyof typeof purposes];
    if (link) lines.push(`  ${screen.padEnd(8)} ${purpose}`, `           ${link}`);
  }
  lines.push('', videoSentence(announcement));
  if (links.phone) lines.push('', renderUnicodeCompact(links.phone), links.phone);
  lines.push('', 'Ctrl-C stops everything; what was acknowledged is kept.', '');
  return lines.join('\n');
}

function videoSentence({ video, videoNote }: Announcement): string {
  if (video === 'local') return 'Video: on, with a LiveKit server on this machine.';
  if (video === 'external') return 'Video: on, with the LiveKit server of LIVEKIT_URL.';
  return `Video: off. ${videoNote ?? ''} Everything else works.`;
}
