import { Buffer } from 'node:buffer';
import { createHeart } from './meeting.ts';
import type { Actor, Change, Names, PersonName, Veil } from './noun.ts';
import { Refusal, type RefusalCode } from './refusals.ts';
import type { Origin, Role } from './roles.ts';
import type { State } from './state.ts';
import type { Mine, View } from './views.ts';

export const heart = createHeart();

/** A UUID that a reader of a failed test can recognise. */
export function testId(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** Reads its marks back, and never shows the seat in them. */
export const testVeil: Veil = {
  hide: (seatId, rowId) => Buffer.from(`${rowId}/${seatId}`).toString('base64url'),
  reveal: (mark, rowId) => {
    const [row, seatId] = Buffer.from(mark, 'base64url').toString().split('/');
    return row === rowId && seatId ? seatId : null;
  },
};

/** The veil of a meeting whose key is erased. */
export const erasedVeil: Veil = { ...testVeil, reveal: () => null };

type SeatActor = Extract<Actor, { kind: 'seat' }>;

function seat(number: number, origin: Origin, roles: Role[] = []): SeatActor {
  return { kind: 'seat', seatId: testId(number), origin, roles };
}

export const anna = seat(1, 'hall');
export const bruno = seat(2, 'remote');
export const carla = seat(3, 'remote');
export const moderator = seat(4, 'hall', ['moderator']);
export const speaker = seat(5, 'remote', ['speaker']);
export const product: Actor = { kind: 'system' };

const people = new Map<string, PersonName>(
  Object.entries({ Anna: anna, Bruno: bruno, Carla: carla, Moderatrice: moderator, Relatore: speaker }).map(
    ([name, { seatId, origin }]) => [
      seatId,
      { name: `${name} Rossi`, body: `Comune di ${name}`, honorific: null, position: null, origin },
    ],
  ),
);
export const names: Names = (seatId) => people.get(seatId);

export const items = [testId(101), testId(102), testId(103)] as const;
export const startOfMeeting = 1_700_000_000_000;
export const minuteMs = 60_000;

export interface Entry {
  at: number;
  changes: Change[];
}

export type Fields = Record<string, unknown>;

/** A meeting without a server: commands are decided and folded at once, and the log is at hand. */
export class TestMeeting {
  state: State = heart.empty;
  now = startOfMeeting;
  readonly log: Entry[] = [];
  #commands = 1_000;

  /** Gives the id of the command, which is also the id of the row it makes; throws its Refusal. */
  send(actor: Actor, type: string, fields: Fields = {}, id = this.nextId()): string {
    const { changes } = heart.decide(
      this.state,
      actor,
      { id, type, ...fields },
      { now: this.now, veil: testVeil },
    );
    const entry = { at: this.now, changes };
    this.state = fold([entry], this.state);
    this.log.push(entry);
    return id;
  }

  /** The code with which a command is refused; null when it is taken. Nothing may have changed by a refusal. */
  refusal(actor: Actor, type: string, fields: Fields = {}, id?: string): RefusalCode | null {
    try {
      this.send(actor, type, fields, id);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  nextId(): string {
    this.#commands += 1;
    return testId(this.#commands);
  }

  ask(actor: Actor, text: string, fields: Fields = {}): string {
    return this.send(actor, 'question.ask', { text, ...fields });
  }

  /** Asks, and lets the desk approve. */
  askApproved(actor: Actor, text: string, fields: Fields = {}): string {
    const questionId = this.ask(actor, text, fields);
    this.send(moderator, 'question.approve', { questionId });
    return questionId;
  }

  view(audience: Parameters<typeof heart.views.view>[1]): View {
    return heart.views.view(this.state, audience, names);
  }

  mine(actor: SeatActor): Mine & { questions: { id: string; path: Fields }[]; votes: string[] } {
    return heart.views.mine(this.state, actor.seatId, names) as ReturnType<TestMeeting['mine']>;
  }

  pathOf(actor: SeatActor, questionId: string): Fields | undefined {
    return this.mine(actor).questions.find(({ id }) => id === questionId)?.path;
  }
}

/** The state after these entries. */
export function fold(entries: readonly Entry[], from: State = heart.empty, veil = testVeil): State {
  let state = from;
  for (const { at, changes } of entries)
    for (const change of changes) state = heart.evolve(state, change, { at, veil });
  return state;
}

/** A meeting with three items that nobody has opened yet. */
export function createDraft(): TestMeeting {
  const meeting = new TestMeeting();
  meeting.send(product, 'meeting.create', {
    meetingId: testId(100),
    title: 'Tavolo tecnico',
    plannedStart: startOfMeeting,
    plannedEnd: startOfMeeting + 30 * minuteMs,
  });
  for (const [place, itemId] of items.entries())
    meeting.send(product, 'agenda.plan', {
      itemId,
      title: `Punto ${place + 1}`,
      kind: 'talk',
      speakers: [speaker.seatId],
      plannedStart: startOfMeeting + place * 10 * minuteMs,
      plannedMinutes: 10,
    });
  meeting.send(product, 'people.set', { speakers: [speaker.seatId] });
  return meeting;
}

/** The same, running its first item. */
export function createRunning(): TestMeeting {
  const meeting = createDraft();
  meeting.send(moderator, 'meeting.open');
  meeting.send(moderator, 'agenda.start', { itemId: items[0] });
  return meeting;
}
