import { useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import type { Fact } from "../../ground/fact.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { sayFact } from "../../journal/say-fact.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { postsStream } from "../facts.ts";
import { noPosts, type Posts } from "../posts.ts";
import { factNames } from "./fact-names.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";

/** Says facts with the names this console knows. */
export function useSayFact(): (fact: Fact) => Sentence {
  const { book } = useClient();
  const district = useDistrict();
  const { posts } = useStream<Posts>(postsStream) ?? noPosts;
  const nameOf = useOfficerNames();
  return useMemo(() => {
    const names = factNames({ book, district, posts, nameOf });
    return (fact: Fact) => sayFact(book, fact, names);
  }, [book, district, posts, nameOf]);
}
