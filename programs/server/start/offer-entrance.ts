import { JournalUnavailable } from "../../../src/journal/journal.ts";
import type { People } from "../people.ts";
import type { Beginning } from "./beginning.ts";

/** Tells the address by which the first administrator of a house nobody has entered comes in. */
export async function offerEntrance({ options }: Beginning, people: People, url: string): Promise<void> {
  if (options.entrance === undefined || options.kind === "demo") return;
  // A house that cannot record it, its disk full, still shows its board; the next start makes the link.
  const first = await people.firstEntrance().catch((error: unknown) => {
    if (!(error instanceof JournalUnavailable)) throw error;
    options.log(`no link for the first administrator was made: ${error.message}`);
    return undefined;
  });
  if (first !== undefined) options.entrance(url + first.path, first.until);
}
