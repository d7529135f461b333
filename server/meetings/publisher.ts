import { limits } from '#meeting/limits.ts';
import type { Audience } from '#meeting/roles.ts';
import { encodeFrame, type Frame } from '../sockets/frames.ts';
import { type EncodingCounts, Encodings, type Moment } from './encodings.ts';
import type { LiveMeeting, News } from './meetings.ts';

/** One socket, as the publisher knows it. */
export interface Reader {
  readonly audience: Audience;
  readonly seatId: string | null;
  write(frame: Frame): void;
}

/**
 * Tells all readers of a meeting what is new: urgent changes at once, ordinary ones at most once a
 * tick. All readers stand at the same revision, the one shown last, so that one patch serves a whole
 * audience; a patch goes out even where an audience sees nothing new in it.
 */
export class Publisher {
  /** Since the publisher was made. */
  readonly counts: EncodingCounts = { views: 0, patches: 0 };
  readonly #meeting: LiveMeeting;
  readonly #readers = new Map<Audience, Set<Reader>>();
  readonly #stopListening: (() => void)[];
  /** What leads to the moment that all readers have been shown. */
  #shown: Encodings;
  #latest: Moment;
  #timer: NodeJS.Timeout | null = null;
  #lastTickMs = Number.NEGATIVE_INFINITY;

  constructor(meeting: LiveMeeting) {
    this.#meeting = meeting;
    this.#latest = presentMoment(meeting);
    this.#shown = new Encodings(meeting, this.#latest, this.counts);
    this.#stopListening = [
      meeting.onNews((news) => this.#hear(news)),
      meeting.onEpoch(() => this.#startAnew()),
    ];
  }

  /** The revision that all readers have been shown. */
  get rev(): number {
    return this.#shown.moment.rev;
  }

  /** Adds a reader and gives it its first message: a patch from where it was, or else the whole view. */
  join(reader: Reader, resume: { epoch: string; rev: number } | undefined): void {
    // Who comes from another process may have been shown what nobody here has yet.
    if (resume && resume.rev > this.rev) this.#tick();
    const readers = this.#readers.get(reader.audience) ?? new Set();
    this.#readers.set(reader.audience, readers.add(reader));
    const before = resume && this.#momentOf(resume);
    const { audience, seatId } = reader;
    reader.write(
      before ? this.#shown.resumption(audience, seatId, before) : this.#shown.view(audience, seatId),
    );
  }

  leave(reader: Reader): void {
    this.#readers.get(reader.audience)?.delete(reader);
  }

  /** Tells everybody that the link lives, and who is present. */
  pulse(present: { hall: number; remote: number }): void {
    const { epoch, rev } = this.#shown.moment;
    const frame = encodeFrame('pulse', JSON.stringify({ epoch, rev, now: Date.now(), present }));
    for (const readers of this.#readers.values()) for (const reader of readers) reader.write(frame);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const stop of this.#stopListening) stop();
    this.#readers.clear();
  }

  #hear({ after, rev, isUrgent }: News): void {
    this.#latest = { epoch: this.#meeting.epoch, rev, state: after };
    const waitMs = this.#lastTickMs + limits.tickMs - performance.now();
    if (isUrgent || waitMs <= 0) this.#tick();
    else this.#timer ??= setTimeout(() => this.#tick(), waitMs);
  }

  #tick(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const before = this.#shown.moment;
    if (this.#latest.rev === before.rev) return;
    this.#lastTickMs = performance.now();
    this.#shown = new Encodings(this.#meeting, this.#latest, this.counts);
    for (const [audience, readers] of this.#readers)
      for (const reader of readers) reader.write(this.#shown.patch(audience, reader.seatId, before));
  }

  /** Another epoch: nothing that readers know holds any more. */
  #startAnew(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#latest = presentMoment(this.#meeting);
    this.#shown = new Encodings(this.#meeting, this.#latest, this.counts);
    for (const [audience, readers] of this.#readers)
      for (const reader of readers) reader.write(this.#shown.view(audience, reader.seatId));
  }

  #momentOf({ epoch, rev }: { epoch: string; rev: number }): Moment | null {
    if (rev > this.rev) return null;
    const state = this.#meeting.stateAt(epoch, rev);
    return state && { epoch, rev, state };
  }
}

function presentMoment({ epoch, rev, state }: LiveMeeting): Moment {
  return { epoch, rev, state };
}
