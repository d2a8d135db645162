/** Runs a piece of work when its turn comes; undefined at once when too many wait already. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result> | undefined;

/** At most `atOnce` pieces of work at a time, first come first served, at most `waiting` in the line. */
export function inTurn(atOnce: number, waiting: number): InTurn {
  let running = 0;
  const line: (() => void)[] = [];

  async function run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running < atOnce) running += 1;
    // Whoever leaves hands the place on without giving it up, so that nobody who comes meanwhile slips in.
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return (work) => (running >= atOnce && line.length >= waiting ? undefined : run(work));
}
