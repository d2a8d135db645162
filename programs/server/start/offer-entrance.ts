import { JournalUnavailable } from "../../../src/journal/journal.ts";
import type { People } from "../people.ts";
import type { Beginning } from "./beginning.ts";

/** Tells the one-time link of the first administrator while nobody has entered the installation. */
export async function offerEntrance({ options }: Beginning, people: People, url: string): Promise<void> {
  if (options.entrance === undefined || options.kind === "demo") return;
  // A server that cannot record the link, because its disk is full, still shows its board; the next start makes the
  // link.
  const first = await people.firstEntrance().catch((error: unknown) => {
    if (!(error instanceof JournalUnavailable)) throw error;
    options.log(`no link for the first administrator was made: ${error.message}`);
    return undefined;
  });
  if (first !== undefined) options.entrance(url + first.path, first.until);
}
