/** What a public body, company or association is called. */
const BODY = String.raw`(?:comun[ei]|citt[àa] metropolitana|regione|provinci[ae]|libero consorzio|ministero|assessorat[oi]|universit[àa]|politecnico|ateneo|a\.?s\.?p\.?|a\.?s\.?l\.?|a\.?t\.?s\.?|ausl|usl|aou|arpa|azienda|consorzi[oo]?|prefettura|questura|agenzi[ae]|ente|istituto|i\.\s?c\.|i\.?i\.?s\.?|scuola|liceo|unione (?:dei|di|montana)|g\.?a\.?l\.?|associazione|fondazione|cooperativa|coop|onlus|ordine|camera|confederazione|inps|inail|anci|anpal|cnr|cgil|cisl|uil|caritas|croce|tribunale|procura|parco|osservatorio|autorit[àa]|federazione|collegio|societ[àa]|soprintendenza|ufficio scolastico|banca|diocesi|arcidiocesi|comando|capitaneria|legambiente|legacoop|confcooperative|confindustria|confcommercio|invitalia|formez|sviluppo|arma|guardia|protezione civile|policlinico|ospedale|distretto)`;
/** A part of a body; it belongs to the role when the body itself is named too. */
const UNIT = String.raw`(?:ufficio|servizio|settore|area|dipartimento|direzione|unit[àa]|centro|sezione|divisione|u\.?o\.?c?\.?|segreteria|sportello|corpo)`;

const PREPOSITION = String.raw`(?:del(?:la|lo|l['’])?|dei|degli|delle|dell['’]|di|d['’]|presso(?:\s+(?:il|la|l['’]|lo))?|al(?:la|l['’])?|per(?:\s+(?:il|la|l['’]))?|in)\s*`;
const BEFORE_BODY = new RegExp(
  String.raw`(?:^|[\s,(–—-])(?<link>${PREPOSITION}|[,–—-]\s*)(?<body>${BODY}\b)`,
  'iu',
);
const BEFORE_UNIT = new RegExp(
  String.raw`(?:^|[\s,(–—-])(?<link>${PREPOSITION}|[,–—-]\s*)(?<body>${UNIT}\b)`,
  'iu',
);
const BEFORE_ACRONYM =
  /(?:^|[\s,(–—-])(?<link>del(?:la|l['’])?|di|dell['’]|,|[–—-])\s*(?<body>[A-Z][A-Z.]{2,}[A-Z](?:\s.*)?)$/u;

const ROLE =
  /^(?:(?:vice|pro|co|ex|già)[\s-]?)?(?:sindac[oa]|assessor[ea]?|president[ei]|presidentessa|direttor[ei]|direttrice|dirigente|segretari[oa]|responsabile|coordinat(?:ore|rice)|referente|funzionari[oa]|professor[ea]|professoressa|docente|ricercat(?:ore|rice)|ministr[oa]|sottosegretari[oa]|prefett[oa]|questore|comandante|commissari[oa]|capo\b|capogruppo|delegat[oa]|consiglier[ea]|rettore|rettrice|prorettore|prorettrice|preside\b|amministrat(?:ore|rice)|legale rappresentante|rappresentante|espert[oa]|consulente|project|manager|general|ceo\b|portavoce|medico|psicolog[oa]|assistente|educat(?:ore|rice)|mediat(?:ore|rice)|revisore|tesorier[ea]|garante|difensore|procurat(?:ore|rice)|magistrat[oa]|giudice|notaio|vescovo|arcivescovo|parroco|soprintendente|sovrintendente|provveditore|ispett(?:ore|rice)|titolare|tutor|format(?:ore|rice)|operat(?:ore|rice)|tecnic[oa]|componente|membro|soci[oa]\b|rup\b|dpo\b|dsga|giornalista|dottorand[oa]|sociolog[oa]|economista|vicari[oa]|deputat[oa]|senat(?:ore|rice)|onorevole|primario|cultore|collaborat(?:ore|rice)|istrut(?:tore|trice)|specialista|addett[oa]|incaricat[oa]|moderat(?:ore|rice)|ingegnere|architett[oa]|geolog[oa]|agronom[oa]|avvocat[oa]|dottoressa|dottore|presidenza|facente funzioni|f\.f\.|supervisore|project manager|case manager|ordinari[oa]|associat[oa]|fondat(?:ore|rice)|cancelliere|luogotenente|maresciallo|colonnello|capitano|generale|viceprefetto|vicesindac[oa]|vicepresidente|vicesegretari[oa])(?![\p{L}])/iu;

/** Whether words start with a role: "dirigente …", "Sindaco di …". */
export function startsWithRole(words: string): boolean {
  return ROLE.test(words);
}

/** Whether words start with the name of a body or of a part of one. */
export function startsWithBody(words: string): boolean {
  return new RegExp(String.raw`^(?:${BODY}|${UNIT})(?![\p{L}])`, 'iu').test(words);
}

/** The body that words start with strongly enough to end a person's name. */
export function isBodyWord(word: string): boolean {
  return startsWithBody(word) || /^progett[oi]$/i.test(word);
}

/**
 * Splits what is said of a person into role and body: "dirigente del Settore X del Comune di Y" has
 * the role "dirigente del Settore X" and the body "Comune di Y". A place ("Sindaco di Gela") stays in the role.
 */
export function splitRoleAndBody(words: string): { role: string | null; body: string | null } {
  const said = words
    .replace(/^[\s,;:(–—-]+|[\s,;:–—-]+$/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/\)$/, (end) => (words.includes('(') ? end : ''));
  if (!said) return { role: null, body: null };
  const plain = said.replace(/^(?:(?:in qualità|nella (?:sua )?qualità) di\s+)/i, '');
  if (!startsWithRole(plain))
    return {
      role: startsUnknown(plain) ? plain : null,
      body: startsUnknown(plain) ? null : withoutPreposition(plain),
    };
  const dash = plain.match(/^(?<role>.+?)\s+[-–—]\s+(?<body>.+)$/);
  if (dash?.groups?.role && dash.groups.body)
    return { role: dash.groups.role.trim(), body: dash.groups.body.trim() };
  const at = BEFORE_BODY.exec(plain) ?? BEFORE_UNIT.exec(plain) ?? BEFORE_ACRONYM.exec(plain);
  if (!at?.groups?.body) return { role: plain, body: null };
  const bodyFrom = at.index + at[0].length - at.groups.body.length;
  const role = plain
    .slice(0, at.index + (at[0].startsWith(at.groups.link ?? '') ? 0 : 1))
    .replace(/[\s,(–—-]+$/, '');
  return {
    role: role || null,
    body: plain
      .slice(bodyFrom)
      .replace(/[\s,]+$/, '')
      .replace(/^([^(]*)\)$/, '$1'),
  };
}

/** Words that are neither a role nor "of a body": an unusual role in lower case, such as "vigile del fuoco". */
function startsUnknown(words: string): boolean {
  return /^\p{Ll}/u.test(words) && !new RegExp(`^${PREPOSITION}`, 'iu').test(words) && !startsWithBody(words);
}

function withoutPreposition(words: string): string {
  return words
    .replace(
      /^(?:del(?:la|lo)?\s+|dei\s+|degli\s+|delle\s+|dell['’]\s*|di\s+|d['’]|per\s+(?:il|la)\s+|per\s+l['’]|presso\s+(?:il\s+|la\s+|l['’])?|in\s+rappresentanza\s+del(?:la\s+|l['’]\s*|lo\s+|\s+))/i,
      '',
    )
    .trim();
}
