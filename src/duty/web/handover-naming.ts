import { useMemo } from "react";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { nameOfPart } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStreams } from "../../journal/web/client.ts";
import { usePosts } from "./use-posts.ts";

export interface Naming {
  readonly nameOf: (badge: string) => string;
  readonly postName: (post: string) => string;
  readonly ownerName: (owner: string) => string;
}

/** Owners are people, units or parts of the organisation; each is said by its own name. */
export function useNaming(): Naming {
  const say = useSay();
  const nameOf = useOfficerNames();
  const district = useDistrict();
  const { posts } = usePosts();
  const units = useStreams<{ readonly id: string; readonly callsign: string }>("unit");
  return useMemo(() => {
    const callsigns = new Map(units.map(({ state }) => [state.id, state.callsign]));
    return {
      nameOf,
      postName: (post) => say(posts[post]?.name ?? { zh: post, en: post }),
      ownerName: (owner) => {
        const part = nameOfPart(district, owner);
        return part === undefined ? (callsigns.get(owner) ?? nameOf(owner)) : say(part);
      },
    };
  }, [nameOf, posts, units, district, say]);
}
