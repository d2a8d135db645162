/** A name as the map gives it: the local one, and the others where there are. */
export interface Names {
  /** `name`: what stands on the sign. */
  readonly local: string;
  readonly zh?: string;
  readonly en?: string;
}
