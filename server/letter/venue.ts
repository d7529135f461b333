import { findDates } from './dates.ts';
import { type Guess, guessAt, trimSpan, wordsOf } from './evidence.ts';
import { findHours } from './hours.ts';
import { type Letter, lineAt, sentenceAt } from './letter.ts';

export type Venue = { name: string | null; address: string | null; city: string | null };

const PLACE = String.raw`(?:sala|sale|aula|auditorium|salone|saletta|palazzo|palazzina|teatro|biblioteca|sede|sedi|centro|villa|hotel|castello|complesso|museo|municipio|uffici|ufficio|assessorato|prefettura|casa|cine(?:ma|teatro)|oratorio|chiostro|convento|ex|istituto|scuola|liceo|palestra|polo|dipartimento|universit[àa]|comune|camera|circolo|spazio|parco|residenza|ospedale|presidio|locali|aule|rettorato|campus|facolt[àa]|plesso|fondazione|edificio|stanza|grand|galleria|cantine|tenuta|baglio|masseria|cortile|stadio|parrocchia|direzione|piano|centro congressi|unione|consorzio)`;
const STREET = String.raw`(?:via(?!\s+(?:e-?mail|mail|pec|zoom|teams|web|internet|telematica|posta|skype|meet|webex))|viale|v\.le|piazza|p\.?\s?zza|piazzale|p\.le|piazzetta|corso|c\.so|largo|l\.go|vicolo|contrada|c\.da|c\/da|lungomare|lungarno|strada|s\.s\.|s\.p\.|salita|localit[àa]|traversa|galleria|foro|rotonda|calata|molo|riviera|borgo|vico|zona industriale|cortile|discesa)`;
const ADDRESS = new RegExp(
  String.raw`(?<![\p{L}])${STREET}\s+(?!(?:e|di|in)\s+\p{Ll})[^\n;|()]{1,70}?(?:,?\s*(?:n\.?\s?[°º]?\.?\s*|nr\.?\s*|civico\s*|al n\.?\s*)?\d{1,4}(?:\s?[-/]\s?\d{1,4})?(?:\s?/?\s?[A-Za-z]\b(?![’'\p{L}]))?(?!\d)|,?\s*s\.?n\.?c\.?\b)|(?<![\p{L}])${STREET}\s+(?:\p{Lu}[\p{L}'’.]*|\d{1,2})(?:\s+(?:d[ei]l?l?[aoei]?|e|\p{Lu}[\p{L}'’.]*))*`,
  'iu',
);

const LABEL = /^(?:luogo|sede|dove|location|indirizzo|presso)(?: del(?:la|l['’])? ?\p{L}+)?\s*[:|]\s*/iu;
const PRESSO = /\b(?:presso|c\/o)\s+(?:(?:il|la|lo|i|gli|le)\s+|l['’]\s*)?/giu;
const IN_PLACE = new RegExp(
  String.raw`\b(?:nell[ao]|nell['’]|nel|nei|negli|nelle|in|all['’]|alla|al|ai)\s*(?=${PLACE}\b)`,
  'giu',
);
const IN_STREET = new RegExp(String.raw`\b(?:in|sita? in|alla|al)\s+(?=${STREET}\s+\p{L})`, 'giu');

const MEETING =
  /terr[àa]|svolg|avr[àa] luogo|convoc|riunion|incontr|sedut|in presenza|ore\b|giorno|assemblea|sarà ospitat|ospiter/i;
const OTHER =
  /costituit|istituit|registr|iscri|deposit|consegn|in servizio|dipendent|protocollo|conto\b|iban|banca|contatt|disponibil\p{L}* presso|domicil|consult|sportello|informazioni|parchegg|raggiung|indirizzo (?:e-?mail|mail|pec|di posta)|e-?mail|già\b|nominat|operante|attiv[oi] presso|lavora|tirocin|ritir|segreteria/iu;

/** Where the meeting is held. The letterhead's own address is never taken for it. */
export function findVenue(letter: Letter): Guess<Venue> | null {
  const label = letter.lines.find(
    (line) =>
      LABEL.test(line.text) &&
      line.from < letter.closingFrom &&
      !/https?:|@|teams|zoom|online|videoconf/i.test(line.text),
  );
  const labelled = label && readVenue(letter, label.from + (LABEL.exec(label.text)?.[0].length ?? 0), '');
  if (labelled) return labelled;
  const starts = [PRESSO, IN_PLACE, IN_STREET].flatMap((pattern, rank) =>
    [...letter.text.matchAll(pattern)].map((match) => ({
      at: match.index,
      from: match.index + match[0].length,
      rank,
    })),
  );
  const scored = starts
    .map((start) => ({ ...start, score: scoreStart(letter, start) }))
    .filter(({ score }) => score > 0);
  const best = scored.toSorted((one, other) => other.score - one.score || one.at - other.at)[0];
  if (!best) return null;
  const sentence = sentenceAt(letter, best.at);
  return readVenue(letter, best.from, letter.text.slice(Math.max(sentence.from, best.at - 50), best.at));
}

function scoreStart(letter: Letter, start: { at: number; from: number; rank: number }): number {
  const sentence = sentenceAt(letter, start.at);
  const before = letter.text.slice(sentence.from, start.at);
  const words = letter.text.slice(start.from, start.from + 60);
  const subject = /^oggetto/i.test(lineAt(letter, start.at).text);
  if (
    OTHER.test(before.slice(-70)) ||
    /^(?:l['’])?indirizzo|^sito|^e-?mail|^link|^codest|^voi\b/i.test(words)
  )
    return 0;
  if (!subject && (start.at < letter.headTo || start.at >= letter.closingFrom)) return 0;
  let score = start.rank === 0 ? 2 : 1;
  if (new RegExp(`^${PLACE}\\b`, 'iu').test(words)) score += 2;
  if (ADDRESS.test(letter.text.slice(start.from, sentence.to).slice(0, 160))) score += 2;
  if (MEETING.test(before)) score += 3;
  if (findDates(before).length > 0 || findHours(sentence.text).length > 0) score += 2;
  if (/in presenza[^.]{0,40}$/i.test(before)) score += 3;
  return score >= 5 ? score : 0;
}

const STOP =
  /\s*(?:[,;]?\s+(?:(?:e|o|ed|oppure|ovvero|nonché|sia|che)\s+)?(?:contestualmente\s+|anche\s+|in alternativa\s+)?(?:con (?:inizio|il seguente|possibilità|la possibilità|modalità|collegamento|la partecipazione|l['’]ordine)|alle\b|dalle\b|ore\b|dall['’]|il giorno|per (?:discutere|trattare|il giorno|la trattazione|esaminare|deliberare|le ore|un|coloro|chi)|al fine|si (?:terrà|svolg)|è (?:convocat|indett|previst|fissat)|sono convocat|in data|a partire|avrà|sarà|saranno|verrà|tramite|mediante|attraverso|in videoconf|in modalità|da remoto|in streaming|in collegamento|in remoto|online|on-line|su (?:piattaforma|teams|zoom)|via (?:zoom|teams|web|telematica)|con collegamento|in (?:prima|seconda|unica) convocazione|con (?:i|le|il) \p{L}+ (?:present|di seguito)|che si|previa|fino\b|(?:luned|marted|mercoled|gioved|venerd)[ìi]|sabato|domenica|la riunione|l['’]incontro|un incontro|una riunione|i lavori|g\.c\.|gentilmente|messa a disposizione|convocat|indetta|nella (?:mattinata|giornata)|nel corso)|[;:|\n]|\s+https?:|\.\s|\.$)/iu;

/** Reads name, address and city from the words behind "presso"; `before` may hold the city ("a Palermo, presso …"). */
function readVenue(letter: Letter, from: number, before: string): Guess<Venue> | null {
  const line = lineAt(letter, from);
  const rest = letter.text.slice(from, line.to);
  const address = ADDRESS.exec(rest.slice(0, 260));
  const stop = endOf(rest, address ? address.index + address[0].length : 0);
  const usable = address && address.index <= stop ? address : null;
  const nameTo = usable ? usable.index : stop;
  const tail = usable
    ? rest.slice(usable.index + usable[0].length, Math.max(stop, usable.index + usable[0].length))
    : '';
  const named = splitCity(cleanName(rest.slice(0, nameTo)));
  const city = cityBehind(tail) ?? named.city ?? cityBefore(before) ?? cityInName(named.name);
  if (!named.name && !usable) return null;
  const span = trimSpan(
    letter.text,
    { from, to: from + Math.max(stop, usable ? usable.index + usable[0].length : 0) },
    ',;.(-–',
  );
  const street = usable
    ? wordsOf(usable[0], { from: 0, to: usable[0].length }).replace(/[,.\s]+$/, '')
    : null;
  return guessAt(
    span.from,
    span.to,
    { name: named.name || null, address: street, city },
    Boolean(named.name && (street || city)),
  );
}

/** Where the place ends: at the first stop word, but not inside the street ("Via IV Novembre, 3"). */
function endOf(rest: string, addressTo: number): number {
  const stop = STOP.exec(rest);
  if (!stop) return Math.min(rest.length, 220);
  if (!addressTo || stop.index >= addressTo || stop.index < addressTo - 60)
    return abbreviationSafe(rest, stop.index);
  const later = STOP.exec(rest.slice(addressTo));
  return later ? addressTo + later.index : rest.length;
}

function abbreviationSafe(rest: string, index: number): number {
  if (
    rest[index] !== '.' ||
    !/\b(?:S|SS|n|p|dott|ing|on|arch|avv|prof|F|G|L|A|C|E|M|V|B|P)$/u.test(rest.slice(0, index))
  )
    return index;
  const later = STOP.exec(rest.slice(index + 1));
  return later ? index + 1 + later.index : rest.length;
}

function cleanName(words: string): string {
  return words
    .replace(/^(?:il|la|lo|i|gli|le)\s+|^l['’]\s*/i, '')
    .replace(/[\s,(–—-]+(?:(?:sit[oa]|ubicat[oa]|post[oa])(?:\s+in)?|in|di|alla|al|a|con sede in)?\s*$/i, '')
    .replace(/^[\s,(–—-]+|[\s,;.(–—-]+$/g, '')
    .replace(/\s+/g, ' ');
}

const CITY = String.raw`\p{Lu}[\p{L}'’]+(?:\s+(?:d[ei]l?l?[aei]?|d['’]\p{L}+|in|sul|\p{Lu}[\p{L}'’]+))*`;
const FLOOR =
  /^(?:piano|primo|secondo|terzo|scala|palazz|sala|aula|ed(?:ificio)?\b|stanza|ex\b|centro|complesso|sede|int\b|interno|comune|via|piazza)/i;

function cityBehind(tail: string): string | null {
  const match = new RegExp(
    String.raw`^[\s,\-–(]*(?:(?:\d{1,2}°?\s*|primo |secondo |terzo )piano[\s,-]*)?(?:\d{5}\s*[-,]?\s*)?(?:(?:in|a|di)\s+)?(?<city>${CITY})`,
    'u',
  ).exec(tail.replace(/\)/g, ' '));
  const city = match?.groups?.city?.trim();
  return city && !FLOOR.test(city) ? city : null;
}

function cityBefore(before: string): string | null {
  const match = new RegExp(String.raw`\b(?:a|in)\s+(?<city>${CITY})\s*(?:\([A-Z]{2}\))?\s*,?\s*$`, 'u').exec(
    before,
  );
  const city = match?.groups?.city;
  return city && !FLOOR.test(city) && city !== city.toUpperCase() ? city : null;
}

/** "Palazzo Zanca, Messina" or "… - Messina (ME)": the last part may be the city. */
function splitCity(words: string): { name: string; city: string | null } {
  const match = new RegExp(
    String.raw`^(?<name>.+?)(?:\s*[,–—]\s*|\s+-\s+|\s+a\s+)(?:\d{5}\s+)?(?<city>${CITY})\s*(?:\((?<province>[A-Z]{2})\)?)?$`,
    'u',
  ).exec(words);
  const city = match?.groups?.city;
  const plausible =
    city &&
    !FLOOR.test(city) &&
    city.split(' ').length <= 4 &&
    !new RegExp(`^${PLACE}\\b`, 'iu').test(city) &&
    city !== city.toUpperCase();
  return plausible && match?.groups?.name ? { name: match.groups.name, city } : { name: words, city: null };
}

/** "Comune di Gela", "sede dell'Ordine di Catania": the town that the hall's name ends with. */
function cityInName(name: string): string | null {
  const match = new RegExp(
    String.raw`(?:comun[ei]|municip\p{L}+|citt[àa]|sede|prefettura|tribunale|universit[àa](?: degli studi)?|provincia|metropolitana|assessorato|hotel|teatro|biblioteca comunale)\s+(?:\p{L}+\s+){0,3}?di\s+(?<city>${CITY})$`,
    'iu',
  ).exec(name);
  return match?.groups?.city && /^\p{Lu}/u.test(match.groups.city) ? match.groups.city : null;
}
