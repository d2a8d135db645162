/** A place in the queue of files to be read. */
export interface ReadingTurn {
  /** Does the reading once every file before it is done, unless the place has been given up by then. */
  read<Found>(reading: () => Promise<Found>): Promise<Found | undefined>;
  /** Whoever sent the file has gone, or has an answer. */
  leave(): void;
}

/**
 * Files are read one at a time: each may take hundreds of megabytes, and twelve at once took gigabytes. A few may wait,
 * each with its file in memory; further ones are told to come back.
 */
export function readingTurns(mostWaiting: number) {
  const taken = new Set<object>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    /** Nothing when as many are waiting as may. To be asked before the file is taken in. */
    take: (): ReadingTurn | undefined => {
      if (taken.size > mostWaiting) return undefined;
      const place = {};
      taken.add(place);
      return {
        read: (reading) => {
          const turn = last.then(() => (taken.has(place) ? reading() : undefined));
          last = turn.catch(() => undefined);
          return turn;
        },
        leave: () => void taken.delete(place),
      };
    },
  };
}
