import { useMemo } from "react";
import { useDistrict } from "../../district/web/use-district.ts";
import { postsStream } from "../../duty/facts.ts";
import { noPosts, type Posts } from "../../duty/posts.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStream, useStreams } from "../../journal/web/client.ts";
import type { TaskGroup } from "../group.ts";
import type { Party } from "../party-facts.ts";
import { type PartyHouse, partyWords } from "./party-words.ts";

interface SeenUnit {
  readonly id: string;
  readonly callsign: string;
}

/** The parts of the house as they are named and offered here: units and groups as far as they are in sight. */
export function usePartyHouse(): PartyHouse {
  const district = useDistrict();
  const { posts } = useStream<Posts>(postsStream) ?? noPosts;
  const groups = useStreams<TaskGroup>("group");
  const units = useStreams<SeenUnit>("unit");
  return useMemo(
    () => ({
      district,
      posts,
      groups: groups.map(({ state }) => state),
      units: units.map(({ state }) => state),
    }),
    [district, posts, groups, units],
  );
}

/** What a party is called, in the language of the screen. */
export function usePartyName(): (party: Party) => string {
  const say = useSay();
  const house = usePartyHouse();
  return useMemo(() => (party) => say(partyWords(party, house)), [say, house]);
}
