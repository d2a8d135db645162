import { useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { usePosts } from "../../duty/web/use-posts.ts";
import { useSay } from "../../ground/web/language.ts";
import { useFactNames } from "../../journal/web/fact-names.ts";
import { type Party, partyName } from "../party-facts.ts";
import { partyValue } from "./service-setting.ts";

/** Who can answer an item of the menu: the hall, departments, stations, supervision, and single posts of them. */
export function useAnswererChoices(
  given: readonly Party[],
): readonly { readonly value: string; readonly label: string }[] {
  const say = useSay();
  const names = useFactNames();
  const { departments, stations } = useDistrict();
  const { posts } = usePosts();
  return useMemo(() => {
    const seats: readonly Party[] = [
      { kind: "hall" },
      ...Object.keys(departments).map((id): Party => ({ kind: "department", id })),
      ...Object.keys(stations).map((id): Party => ({ kind: "station", id })),
      { kind: "supervision" },
      ...Object.values(posts).flatMap(({ post, power }): readonly Party[] =>
        power.department !== undefined
          ? [{ kind: "department", id: power.department, post }]
          : power.station === undefined
            ? []
            : [{ kind: "station", id: power.station, post }],
      ),
      // What an item has already is shown by its name, also where it is offered no more.
      ...given,
    ];
    const labels = new Map(seats.map((party) => [partyValue(party), say(partyName(party, names))]));
    return [...labels].map(([value, label]) => ({ value, label }));
  }, [departments, stations, posts, given, say, names]);
}
