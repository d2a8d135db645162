import { useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useDesk, useStream } from "../../journal/web/desk.ts";
import { postsStream } from "../facts.ts";
import { noPosts, type Posts } from "../posts.ts";
import { useOfficerNames } from "./officer-names.ts";
import { sayFact } from "./say-fact.ts";

/** Says facts with the names this console knows. */
export function useSayFact(): (fact: Fact) => Sentence {
  const { book, words } = useDesk();
  const district = useDistrict();
  const { posts } = useStream<Posts>(postsStream) ?? noPosts;
  const nameOf = useOfficerNames();
  return useMemo(
    () => (fact: Fact) => sayFact(fact, { book, district, posts, nameOf, words }),
    [book, district, posts, nameOf, words],
  );
}
