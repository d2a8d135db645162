import { type District, unnamedDistrict } from "../../src/district/district.ts";
import { districtStream } from "../../src/district/facts.ts";
import type { Sentence } from "../../src/ground/sentence.ts";
import type { Desk } from "../../src/journal/web/desk.ts";
import type { LiveStore } from "../../src/journal/web/live-store.ts";
import { consoleWords } from "./rulebook.ts";

type Named = Readonly<Record<string, { readonly name: Sentence }>>;

/** Words for what refusals name: codes of the rules, and the district's own names as they are at that moment. */
export function deskWords(live: Pick<LiveStore, "state">): Desk["words"] {
  const district = () => (live.state(districtStream) as District | undefined) ?? unnamedDistrict;
  const namesOf = (things: Named) => Object.fromEntries(Object.entries(things).map(([id, { name }]) => [id, name]));
  return {
    ...consoleWords,
    get station() {
      return namesOf(district().stations);
    },
    get department() {
      return namesOf(district().departments);
    },
    get part() {
      return namesOf({ ...district().departments, ...district().stations });
    },
    get type() {
      return namesOf(district().types);
    },
  };
}
