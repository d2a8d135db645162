import { type FuzzFigures, fuzz } from "./fuzz.ts";
import { Installation } from "./installation.ts";

export interface FuzzRun extends FuzzFigures {
  /** What the server said of orders that could not be taken, and of defects. */
  readonly complaints: readonly string[];
  /** What `verify` and `rebuild --check` found. */
  readonly troubles: readonly string[];
}

/** Fuzzes a demo district of its own, and holds what is stored afterwards against the log. */
export async function fuzzRun(o: {
  readonly requests: number;
  readonly seed: number;
  readonly progress?: (done: number, of: number) => void;
}): Promise<FuzzRun> {
  const installation = await Installation.open(["--demo"]);
  try {
    const figures = await fuzz({
      ...o,
      url: installation.url,
      databaseUrl: await installation.databaseUrl(),
      key: installation.key,
    });
    await installation.isWell(10);
    const complaints = installation
      .said()
      .split("\n")
      .filter((line) => /orders cannot be taken|"level":[56]0/.test(line))
      .map((line) => line.slice(0, 500));
    await installation.stop();
    return { ...figures, complaints, troubles: await installation.troubles() };
  } finally {
    await installation.close();
  }
}
