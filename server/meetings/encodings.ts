import type { Audience } from '#meeting/roles.ts';
import type { State } from '#meeting/state.ts';
import { encodeFrame, type Frame } from '../sockets/frames.ts';
import type { LiveMeeting } from './meetings.ts';

/** A meeting at one revision. */
export interface Moment {
  epoch: string;
  rev: number;
  state: State;
}

/** How often a view or a patch was built and encoded: a test holds it to once an audience and tick. */
export interface EncodingCounts {
  views: number;
  patches: number;
}

/**
 * Messages that lead to one moment, each built and encoded once however many read it. What a seat sees
 * of itself is put in last, as text, so that the part all share is never encoded again.
 */
export class Encodings {
  readonly moment: Moment;
  readonly #meeting: LiveMeeting;
  readonly #counts: EncodingCounts;
  readonly #views = new Map<Audience, string>();
  readonly #patches = new Map<string, { opening: string; shared: Frame }>();
  readonly #changedSeats = new Map<number, Set<string>>();
  readonly #mine = new Map<string, string>();

  constructor(meeting: LiveMeeting, moment: Moment, counts: EncodingCounts) {
    this.#meeting = meeting;
    this.moment = moment;
    this.#counts = counts;
  }

  /** The whole view of an audience, with what the seat sees of itself. */
  view(audience: Audience, seatId: string | null): Frame {
    const { epoch, rev } = this.moment;
    const head = `{"epoch":${JSON.stringify(epoch)},"rev":${rev},"now":${Date.now()},"audience":"${audience}"`;
    return encodeFrame('view', `${head},"view":${this.#view(audience)},"mine":${this.#mineOf(seatId)}}`);
  }

  /** What leads from an earlier moment of the same epoch to this one, with `mine` only where it may differ. */
  patch(audience: Audience, seatId: string | null, before: Moment): Frame {
    const isMineNew = seatId !== null && this.#changedSince(before).has(seatId);
    return isMineNew ? this.resumption(audience, seatId, before) : this.#patch(audience, before).shared;
  }

  /** The same for somebody who comes back: always with `mine`, because the browser may be another person's by now. */
  resumption(audience: Audience, seatId: string | null, before: Moment): Frame {
    const { opening } = this.#patch(audience, before);
    return encodeFrame('patch', `${opening},"mine":${this.#mineOf(seatId)}}`);
  }

  #view(audience: Audience): string {
    const known = this.#views.get(audience);
    if (known !== undefined) return known;
    const { heart, names } = this.#meeting;
    const json = JSON.stringify(heart.views.view(this.moment.state, audience, names));
    this.#counts.views += 1;
    this.#views.set(audience, json);
    return json;
  }

  #patch(audience: Audience, before: Moment): { opening: string; shared: Frame } {
    const key = `${audience} ${before.rev}`;
    const known = this.#patches.get(key);
    if (known) return known;
    const { heart, names } = this.#meeting;
    const { epoch, rev, state } = this.moment;
    const { put, drop } = heart.views.patch(before.state, state, audience, names);
    const json = JSON.stringify({ epoch, from: before.rev, rev, now: Date.now(), put, drop });
    this.#counts.patches += 1;
    const built = { opening: json.slice(0, -1), shared: encodeFrame('patch', json) };
    this.#patches.set(key, built);
    return built;
  }

  #changedSince(before: Moment): Set<string> {
    const known = this.#changedSeats.get(before.rev);
    if (known) return known;
    const changed = this.#meeting.heart.views.mineChanged(before.state, this.moment.state);
    this.#changedSeats.set(before.rev, changed);
    return changed;
  }

  #mineOf(seatId: string | null): string {
    const known = this.#mine.get(seatId ?? '');
    if (known !== undefined) return known;
    const { heart, names } = this.#meeting;
    const json = JSON.stringify(heart.views.mine(this.moment.state, seatId, names));
    this.#mine.set(seatId ?? '', json);
    return json;
  }
}
