import { useMemo } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import type { FactNames } from "../../ground/fact-names.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { postsStream } from "../facts.ts";
import { noPosts, type Posts } from "../posts.ts";
import { factNames } from "./fact-names.ts";

/** What ids are called by what this client holds: for `FactNamesContext`. */
export function useKnownNames(): FactNames {
  const { book } = useClient();
  const district = useDistrict();
  const { posts } = useStream<Posts>(postsStream) ?? noPosts;
  const nameOf = useOfficerNames();
  return useMemo(() => factNames({ book, district, posts, nameOf }), [book, district, posts, nameOf]);
}
