import type { Span } from './evidence.ts';

export type Link = Span & { url: string };

const URL_TEXT =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»|]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:it|eu|org|com|net|gov\.it|gle|ly|us|page)\/[^\s<>"“”«»|]+/gi;

/** The web addresses of a text, without the punctuation that closes a sentence. */
export function findLinks(text: string): Link[] {
  return [...text.matchAll(URL_TEXT)].map((match) => {
    let url = match[0].replace(/[.,;:!?'’]+$/, '');
    if (url.endsWith(')') && !url.includes('(')) url = url.replace(/[).,;]+$/, '');
    return { from: match.index, to: match.index + url.length, url };
  });
}

/** Whether an address belongs to a video meeting service. */
export function isVideoLink(url: string): boolean {
  return /zoom\.us|teams\.(?:microsoft|live)\.com|meet\.google\.com|webex\.com|gotomeet|gotowebinar|goto\.com|meet\.jit\.si|jitsi|whereby\.com|lifesize|bluejeans|skype\.com|streamyard|bbb\.|bigbluebutton|livestorm|clickmeeting/i.test(
    url,
  );
}

/** Whether an address belongs to a service for forms and bookings. */
export function isFormLink(url: string): boolean {
  return (
    /forms\.gle|docs\.google\.com\/forms|forms\.office\.com|forms\.microsoft|eventbrite|typeform|surveymonkey|jotform|limesurvey|iscri|registra|prenota|adesion|\bform\b|\/register|\/registration/i.test(
      url,
    ) && !isVideoLink(url)
  );
}
