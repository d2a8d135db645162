import { makeStore } from "./store.ts";

/** Chinese of the program's own texts into what readers in Taiwan have in its place. */
type Conversion = (zh: string) => string;

/** How a text becomes traditional Chinese; null until it is fetched, which it is only for whoever chose it. */
export const traditionalStore = makeStore<Conversion | null>(null);

const againMillis = 5000;
/** Texts with their blanks are some thousands; sentences of old facts with texts of their own may come besides. */
const mostKept = 10_000;

let fetching: Promise<void> | undefined;

/** Fetches the dictionaries once. Where the connection is gone it tries again; until then the texts stay simplified. */
export function fetchTraditional(): Promise<void> {
  fetching ??= import("./opencc.ts").then(
    ({ toTraditional }) => traditionalStore.set(remembering(toTraditional())),
    () => {
      fetching = undefined;
      setTimeout(() => void fetchTraditional(), againMillis);
    },
  );
  return fetching;
}

/** The same text comes again with every rendering. */
export function remembering(convert: Conversion): Conversion {
  const known = new Map<string, string>();
  return (zh) => {
    const before = known.get(zh);
    if (before !== undefined) return before;
    const said = convert(zh);
    if (known.size >= mostKept) known.clear();
    known.set(zh, said);
    return said;
  };
}
