import { useMemo } from "react";
import { useMinute } from "../../access/web/use-minute.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { dayOf } from "../../ground/zone.ts";
import { useStream, useStreams } from "../../journal/web/client.ts";
import { type Certified, crewLacks } from "../crew-lacks.ts";
import { postsStream } from "../facts.ts";
import { noPosts, type Posts } from "../posts.ts";

interface Crewed {
  readonly id: string;
  readonly crew: readonly { readonly badge: string }[];
}

/** Certificates that a unit's posts need and nobody of its crew holds, as far as whoever is here sees its people. */
export function useCrewLacks({ id, crew }: Crewed): readonly string[] {
  const posts = useStream<Posts>(postsStream) ?? noPosts;
  const people = useStreams<Certified>("person");
  const { zone } = useDistrict();
  const day = dayOf(useMinute(), zone);
  return useMemo(() => {
    const badges = new Set(crew.map(({ badge }) => badge));
    const own = people.map(({ state }) => state).filter((person) => badges.has(person.id));
    return crewLacks(posts, id, own, day);
  }, [posts, people, id, crew, day]);
}
