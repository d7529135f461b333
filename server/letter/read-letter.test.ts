import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toLetterJson } from './letter-json.ts';
import { readLetter } from './read-letter.ts';

test('the letter of the first convocation gives its number, day, hours, people and links', () => {
  const text = readFileSync(`${import.meta.dirname}/letters/anci-sicilia-tavolo-tecnico.md`, 'utf8');
  expect(toLetterJson(readLetter(text))).toMatchObject({
    protocol: '0440/18/05/22',
    date: '2022-05-25',
    start: '15:00',
    end: '17:00',
    title: "Dall'accoglienza all'inclusione: il governo regionale del fenomeno migratorio in Sicilia",
    videoLinkOnRequest: true,
    coordinator: { honorific: 'dott.', name: 'Francesco Di Giovanni' },
    registrationUrl: 'http://www.anci.sicilia.it/iscrizioni',
    signatory: { name: 'Mario Emanuele Alvano', role: 'Segretario Generale ANCI Sicilia' },
    agenda: [],
  });
});
