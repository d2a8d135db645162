import { type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { AddressLink } from "../../src/ground/web/address-link.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { useClient } from "../../src/journal/web/client.ts";
import type { PageGroup } from "../../src/journal/web/room-web.ts";
import { HallSearchContext } from "./go-to-page.ts";
import { GroupIcon } from "./group-icons.tsx";
import { groupOf, type OpenPage, openPages, pageGroups, pathOf } from "./menu.ts";
import { consoleTexts, groupNames } from "./texts.ts";
import { usePlace } from "./use-place.ts";
import "./rail.css";

/**
 * The groups of pages that are open to whoever is signed in. Each leads to the page of the group that was looked at last,
 * the first at first; `GroupPages` leads to the others.
 */
export function Rail(): ReactNode {
  const say = useSay();
  const hallSearch = useContext(HallSearchContext);
  const pages = openPages(useClient());
  const place = usePlace();
  const here = groupOf(place);
  const path = place.kind === "open" ? (place.page === undefined ? "/" : pathOf(place.page)) : undefined;
  const [last, setLast] = useState<Partial<Record<PageGroup, string>>>({});
  useEffect(() => {
    if (here !== undefined && path !== undefined) setLast((before) => ({ ...before, [here]: path }));
  }, [here, path]);
  return (
    <nav className="rail" aria-label={say(consoleTexts.rail)}>
      {pageGroups.map((group) => {
        const own = pages.filter((page) => page.group === group);
        const to = own.find((page) => page.path === last[group]) ?? own[0];
        if (to === undefined) return null;
        return (
          <AddressLink
            key={group}
            to={to.path}
            {...(to.path === "/" ? { search: hallSearch } : {})}
            isHere={group === here}
            className="rail-group"
          >
            <GroupIcon group={group} />
            <span>{say(groupNames[group])}</span>
            <Waiting of={own} />
          </AddressLink>
        );
      })}
    </nav>
  );
}

/** The pages of the group one is in; on the hall only where there are others, as it has no line to spare. */
export function GroupPages(): ReactNode {
  const say = useSay();
  const hallSearch = useContext(HallSearchContext);
  const pages = openPages(useClient());
  const place = usePlace();
  const here = groupOf(place);
  const own = pages.filter((page) => page.group === here);
  const path = place.kind === "open" && place.page !== undefined ? pathOf(place.page) : "/";
  if (here === undefined || (path === "/" && own.length < 2)) return null;
  return (
    <nav className="group-pages" aria-label={say(groupNames[here])}>
      {own.map((page) => (
        <AddressLink
          key={page.path}
          to={page.path}
          {...(page.path === "/" ? { search: hallSearch } : {})}
          isHere={page.path === path}
          className="group-page"
        >
          {say(page.title)}
          <Waiting of={[page]} />
        </AddressLink>
      ))}
    </nav>
  );
}

/** How much waits on pages; nothing while nothing does. */
function Waiting({ of: pages }: { readonly of: readonly OpenPage[] }): ReactNode {
  const say = useSay();
  const client = useClient();
  const count = useSyncExternalStore(client.live.subscribe, () =>
    pages.reduce((sum, page) => sum + (page.waiting?.(client) ?? 0), 0),
  );
  if (count === 0) return null;
  return (
    <>
      <span className="rail-count figures" aria-hidden="true">
        {count > 99 ? "99+" : count}
      </span>
      <span className="unseen">{say(consoleTexts.waitingThere, { count })}</span>
    </>
  );
}
