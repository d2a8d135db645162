import { useMemo, useState } from "react";
import { flatOf, organisationOf } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { dayOf, instantOn } from "../../ground/zone.ts";
import { useClient } from "../../journal/web/client.ts";
import { firstPart } from "./first-part.ts";
import { usePosts } from "./use-posts.ts";
import { daysOf, type Span } from "./roster-days.ts";

/** What of the roster is looked at: a part of the organisation, a week or a month, by people or by posts. */
export function useRosterChoice() {
  const { session } = useClient();
  const district = useDistrict();
  const { zone } = district;
  const today = dayOf(instantOf(serverNow()), zone);
  const posts = usePosts();
  const parts = useMemo(() => flatOf(organisationOf(district)), [district]);
  const [chosenPart, setPart] = useState<string | null>(null);
  const part =
    chosenPart ??
    firstPart(
      session,
      parts.map(({ id }) => id),
      posts,
    );
  const [span, setSpan] = useState<Span>("week");
  const [rows, setRows] = useState<"people" | "posts">("people");
  const [day, setDay] = useState(today);
  const days = useMemo(() => daysOf(span, day), [span, day]);
  const [from, to] = [instantOn(days[0] ?? "", 0, zone), instantOn(days.at(-1) ?? "", 1440, zone)];
  return { part, parts, setPart, span, setSpan, rows, setRows, day, setDay, days, from, to, today, zone };
}
