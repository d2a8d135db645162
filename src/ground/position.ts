import type { Instant } from "./instant.ts";
import type { Point } from "./point.ts";

/** Where something was at a moment, as a receiver measured it. Always WGS-84. */
export interface Position {
  readonly at: Instant;
  readonly point: Point;
  /** Metres per second over ground. */
  readonly speed?: number;
  /** Degrees clockwise from true north, 0 to 360. */
  readonly heading?: number;
  /** Metres within which the receiver believes itself to be. */
  readonly accuracy?: number;
}
