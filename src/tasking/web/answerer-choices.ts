import { useMemo } from "react";
import { useSay } from "../../ground/web/language.ts";
import type { Party } from "../party-facts.ts";
import { chosenParty, partyChoices, partyWords } from "./party-words.ts";
import { partyValue } from "./service-setting.ts";
import { usePartyHouse } from "./use-parties.ts";

/** Who can answer an item of the menu: everybody work is given to but units and task groups, which come and go. */
export function useAnswererChoices(
  given: readonly Party[],
): readonly { readonly value: string; readonly label: string }[] {
  const say = useSay();
  const house = usePartyHouse();
  return useMemo(() => {
    const seats = partyChoices(house, undefined)
      .flatMap(({ choices }) => choices.flatMap(({ value }) => chosenParty(value, house) ?? []))
      .filter(({ kind }) => kind !== "unit" && kind !== "group");
    // What an item has already is shown by its name, also where it is offered no more.
    const labels = new Map([...seats, ...given].map((party) => [partyValue(party), say(partyWords(party, house))]));
    return [...labels].map(([value, label]) => ({ value, label }));
  }, [house, given, say]);
}
