import type { FactNames } from "../fact-names.ts";
import type { Sentence } from "../sentence.ts";

const same = (id: string): Sentence => ({ zh: id, en: id });

/** Nothing has a name here, and the time is UTC. */
export const idsOnly: FactNames = {
  zone: "UTC",
  officer: same,
  part: same,
  type: same,
  role: ({ role }) => same(role),
  post: same,
  word: same,
  order: same,
};
