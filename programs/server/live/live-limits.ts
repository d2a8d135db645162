export interface LiveLimits {
  /** Facts held in memory, each with the states it led to: 2 KB and more. Facts before them are read from the store. */
  readonly ringFacts: number;
  /** Bytes a reader may owe beyond its last snapshots before it is behind. */
  readonly queuedBytes: number;
  /** A reader that far behind a position it names is given snapshots instead. */
  readonly catchUpFacts: number;
  readonly heartbeatMillis: number;
  /** How long a reader may take nothing before it is cut off. */
  readonly stuckMillis: number;
  /** Positions of units are sent no more often than this. */
  readonly positionMillis: number;
  /** A reader that owes more is told of positions later, and then only of the latest. */
  readonly positionQueuedBytes: number;
}

export const liveLimits: LiveLimits = {
  ringFacts: 4096,
  queuedBytes: 512 * 1024,
  catchUpFacts: 5000,
  heartbeatMillis: 15_000,
  stuckMillis: 60_000,
  positionMillis: 250,
  positionQueuedBytes: 64 * 1024,
};
