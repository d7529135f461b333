/** Plain numbers that browsers and server share. Times in milliseconds unless the name says otherwise. */
export const limits = {
  /** Bytes of one message on the wire. */
  messageBytes: 16 * 1024,
  /** Grapheme clusters of a question; a meeting's settings may ask for less. */
  questionLength: 500,
  /** UTF-16 units of any text: bounds what stacked marks can add to a cluster. */
  textUnits: 4_000,
  noticeLength: 280,
  answerLength: 2_000,
  noteLength: 500,
  nameLength: 80,
  bodyLength: 120,
  titleLength: 200,
  /** A person's questions not yet answered or declined. */
  waitingQuestions: 10,
  questionsPerMinute: 10,
  supportsPerMinute: 120,
  /** Messages a second on one socket. */
  messagesPerSecond: 50,
  socketsPerSeat: 20,
  /** Least time between two ordinary patches to an audience: four a second, with a margin for timers. */
  tickMs: 260,
  pulseMs: 10_000,
  /** Commands that may wait for the database, per meeting, before `unavailable`. */
  waitingCommands: 5_000,
  /** Commands in one append. */
  batchSize: 200,
  /** Bytes that may wait in a slow reader's socket before it is cut. */
  socketBacklogBytes: 64 * 1024,
  agendaItems: 100,
} as const;

/** How many commands of a class one seat may send a minute. A command names its class with its rule. */
export const ratesPerMinute = {
  questions: limits.questionsPerMinute,
  supports: limits.supportsPerMinute,
} as const;
export type RateClass = keyof typeof ratesPerMinute;
