import { createHash } from 'node:crypto';
import type { Convocation, Person } from './convocation.ts';

/** The same name always gives the same id, so that seeding can be broken off and begun again. */
export function sampleId(name: string): string {
  const hex = createHash('sha256').update(`tavolo sample ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const sampleSlug = 'tavolo-tecnico-sai';
export const sampleMeetingId = sampleId('meeting');

const usi = 'Ufficio Speciale Immigrazione';

const coordinator: Person = {
  honorific: 'dott.',
  name: 'Francesco Di Giovanni',
  role: 'esperto nominato per il supporto organizzativo ai Tavoli Tecnici del coordinamento degli Enti Locali siciliani aderenti al SAI',
  body: 'ANCI Sicilia',
};

const speakers: Person[] = [
  { honorific: 'dott.ssa', name: 'Michela Bongiorno', role: 'dirigente', body: usi },
  { honorific: 'dott.ssa', name: 'Angela Errore', role: 'coordinatore del Progetto', body: null },
  { honorific: 'dott.', name: 'Saverino Richiusa', role: null, body: usi },
  {
    honorific: 'dott.',
    name: 'Elio Tozzi',
    role: 'Progetto Su.Pr.Eme e + Su.Pr.Eme',
    body: 'Consorzio NOVA Onlus',
  },
  {
    honorific: 'dott.ssa',
    name: 'Fiorella Palumbo',
    role: 'referente progetti FAMI',
    body: 'Ufficio Scolastico Regionale Sicilia',
  },
  {
    honorific: 'dott.',
    name: "Luciano D'Angelo",
    role: 'coordinatore del Progetto FAMI COM.IN. 4.0',
    body: 'Consorzio NOVA Onlus',
  },
];

/** People of the convocation who have a seat from the beginning. */
export const samplePeople = [
  { id: sampleId(coordinator.name), roles: ['moderator'] as const, ...coordinator },
  ...speakers.map((speaker) => ({ id: sampleId(speaker.name), roles: ['speaker'] as const, ...speaker })),
];

/** The agenda, drawn from the letter's topics: two hours in all. Speakers by name. */
export const sampleAgenda = [
  item('Saluti e apertura dei lavori', 'opening', 10, []),
  item("Le politiche regionali per l'immigrazione e il ruolo dell'USI", 'talk', 25, ['Michela Bongiorno']),
  item("Le attività e i progetti dell'USI in corso", 'talk', 20, ['Angela Errore', 'Saverino Richiusa']),
  item('Contrasto al caporalato: Su.Pr.Eme e + Su.Pr.Eme', 'talk', 20, ['Elio Tozzi']),
  item('Formazione civico linguistica e progetti FAMI nelle scuole', 'talk', 15, ['Fiorella Palumbo']),
  item('Capacity building: il Progetto FAMI COM.IN. 4.0', 'talk', 15, ["Luciano D'Angelo"]),
  item('Confronto con gli enti locali e conclusioni', 'discussion', 15, []),
];

/** The letter of convocation as data, held on the given day so that it can be walked through today. */
export function sampleConvocation(start: string, end: string): Convocation {
  return {
    convener: {
      name: 'ANCI Sicilia',
      description: 'Associazione dei comuni siciliani',
      website: 'https://www.anci.sicilia.it',
    },
    patrons: ["Progetto co-finanziato dall'Unione Europea", 'Città di Palermo', "Ministero dell'Interno"],
    protocol: { number: '0440/18/05/22', date: '2022-05-18' },
    subject:
      'Convocazione Tavolo Tecnico tra i Referenti del Coordinamento dei Comuni siciliani aderenti al SAI - Progetto 3031 "COOPERA"',
    title: "Dall'accoglienza all'inclusione: il governo regionale del fenomeno migratorio in Sicilia",
    project: {
      code: '3031',
      name: 'COOPERA - I Comuni migliorano PER Arginare le vulnerabilità',
      funding: [
        'Fondo Asilo, Migrazione e Integrazione 2014-2020 - Obiettivo Specifico 2. Integrazione/Migrazione legale - Obiettivo nazionale ON 3',
        'Capacity building - lettera j) Governance dei servizi - Qualificazione del sistema di tutela sanitaria',
      ],
    },
    mode: 'mixed',
    timeZone: 'Europe/Rome',
    start,
    end,
    endIsExpected: true,
    venue: {
      name: 'Sala Bonsignore - Assessorato della Famiglia, delle Politiche sociali e del Lavoro',
      address: 'Via Trinacria 34-36',
      city: 'Palermo',
      mapUrl: 'https://www.openstreetmap.org/search?query=Via%20Trinacria%2034%2C%20Palermo',
    },
    video: { onRequest: true, note: "Tramite il link che verrà inviato, se richiesto, prima dell'evento." },
    parts: [
      {
        heading: null,
        paragraphs: [
          "L'ANCI Sicilia organizza un incontro del Tavolo Tecnico del coordinamento degli Enti Locali siciliani aderenti al SAI.",
          "L'obiettivo è quello di dare ai partecipanti l'opportunità di conoscere le politiche regionali per l'immigrazione e il ruolo e le attività dell'Ufficio Speciale Immigrazione (USI) costituito presso l'Assessorato della Famiglia, delle Politiche Sociali e del Lavoro della Regione Siciliana.",
        ],
      },
      {
        heading: 'Di che cosa si parla',
        paragraphs: [
          "Le attività e i progetti promossi o gestiti dall'USI e attualmente in corso riguardano interventi volti a sostenere le politiche d'accoglienza e inclusione dei cittadini stranieri presenti in Sicilia e nello specifico: azioni di contrasto al caporalato, formazione civico linguistica, integrazione dei migranti, supporto ai centri per l'impiego, sostegno ai minori stranieri non accompagnati, contrasto alla tratta, percorsi di capacity building.",
          "L'incontro offrirà l'occasione per interloquire sia con la dirigente e i funzionari dell'USI, sia con i coordinatori dei progetti tuttora attivi.",
        ],
      },
    ],
    speakers,
    coordinator,
    registration: { note: 'La partecipazione avviene previa registrazione.', deadline: null },
    contactCard: {
      note: "Per ricevere informazioni sulle prossime iniziative e partecipare ai lavori del Coordinamento è necessaria la compilazione della scheda, indicando uno o più referenti dell'Ente.",
    },
    requirements: ['Per partecipare in presenza si dovranno rispettare gli obblighi normativi vigenti.'],
    signatory: { name: 'Mario Emanuele Alvano', role: 'Segretario Generale ANCI Sicilia' },
  };
}

function item<Kind extends string>(title: string, kind: Kind, plannedMinutes: number, names: string[]) {
  return { itemId: sampleId(title), title, kind, plannedMinutes, speakers: names.map(sampleId) };
}
