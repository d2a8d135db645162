import { useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { useSayFact } from "../../duty/web/use-say-fact.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { factSentence } from "../fact-sentence.ts";

/** Says the facts of a timeline, whichever room they come from. */
export function useFactSentence(): (fact: Fact) => Sentence {
  const district = useDistrict();
  const sayFact = useSayFact();
  return useMemo(() => (fact: Fact) => factSentence(fact, district, sayFact), [district, sayFact]);
}
