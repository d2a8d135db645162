import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from "react";
import { AddressLink } from "../../src/ground/web/address-link.tsx";
import { useSay } from "../../src/ground/web/language.ts";
import { Panel } from "../../src/ground/web/panel.tsx";
import { type Client, useClient } from "../../src/journal/web/client.ts";
import type { RoomGlance } from "../../src/journal/web/room-web.ts";
import { useFigures } from "../../src/journal/web/use-figures.ts";
import { allGlances, glancesFor } from "./glances.ts";
import { openPages } from "./menu.ts";
import { consoleTexts } from "./texts.ts";
import "./overview-page.css";

const components: ReadonlyMap<string, ComponentType> = new Map(
  allGlances.map((glance) => [glance.name, lazy(async () => ({ default: await glance.load() }))]),
);

/** What stands in which column. A panel that grows moves only what is below it in its own. */
const columns: readonly (readonly RoomGlance["place"][])[] = [["now", "work"], ["force"], ["days"]];

/** How everything stands now, for whoever looks after the whole: what the rooms declare as their glances. */
export function OverviewPage(): ReactNode {
  const say = useSay();
  const glances = glancesFor(useClient());
  return (
    <div className="overview">
      <WaitingElsewhere />
      <p className="overview-sight quiet">{say(consoleTexts.overviewSight)}</p>
      <div className="overview-columns">
        {columns.map((places) => (
          <div key={places[0]} className="overview-column">
            {glances
              .filter(({ place }) => places.includes(place))
              .map(({ name }) => (
                <Suspense key={name} fallback={<Panel title="…" state="loading" />}>
                  <Glance name={name} />
                </Suspense>
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Glance({ name }: { readonly name: string }): ReactNode {
  const component = components.get(name);
  return component === undefined ? null : createElement(component);
}

/** Pages on which something waits, with how much: the same counts as the rail's. */
function waitingElsewhere(client: Client) {
  return openPages(client)
    .map(({ path, title, waiting }) => ({ path, title, count: waiting?.(client) ?? 0 }))
    .filter(({ path, count }) => path !== "/" && count > 0);
}

/** A line of its own whether anything waits or not, so that nothing below it moves. */
function WaitingElsewhere(): ReactNode {
  const say = useSay();
  const waiting = useFigures(waitingElsewhere);
  return (
    <nav className="overview-waiting" aria-label={say(consoleTexts.waitsOnPages)}>
      {waiting.length === 0 && <span className="quiet">{say(consoleTexts.nothingWaits)}</span>}
      {waiting.map(({ path, title, count }) => (
        <AddressLink
          key={path}
          to={path}
          className="overview-tile"
          label={say(consoleTexts.waitsOn, { page: say(title), count })}
        >
          <span>{say(title)}</span> <strong className="figures">{count}</strong>
        </AddressLink>
      ))}
    </nav>
  );
}
