/** A stream that does not exist or that the reader may not see: one answer for both, so that asking tells nothing. */
export class NothingThere extends Error {
  readonly stream: string;
  constructor(stream: string) {
    super(`nothing at ${stream}`);
    this.stream = stream;
  }
}
