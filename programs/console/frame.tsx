import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { z } from "zod";
import { useSearchOf } from "../../src/ground/web/address.ts";
import { bringToFront, HotkeyLayer } from "../../src/ground/web/hotkeys.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { useClient } from "../../src/journal/web/client.ts";
import type { RoomPage } from "../../src/journal/web/room-web.ts";
import { useBarActs } from "./bar-acts.ts";
import { HallSearchContext } from "./go-to-page.ts";
import { FrameKeys, type FrameOverlay } from "./frame-keys.tsx";
import { hasHall, pages, pathOf } from "./menu.ts";
import { MisplacedPage } from "./misplaced-page.tsx";
import { GroupPages, Rail } from "./rail.tsx";
import { Rings } from "./rings.tsx";
import { Screen } from "./screen.tsx";
import { SkipLinks } from "./skip-links.tsx";
import { useTabTitle } from "./tab-title.ts";
import { consoleTexts } from "./texts.ts";
import { Notices, TopBar } from "./top-bar.tsx";
import { Tour } from "./tour-when.tsx";
import { usePlace } from "./use-place.ts";
import { useStartPage } from "./use-start-page.ts";
import { useServerStatus } from "./use-status.ts";

/** The pages' components, each fetched when it is first shown. */
const views: ReadonlyMap<RoomPage, ComponentType> = new Map(
  pages.map((page) => [page, lazy(async () => ({ default: await page.load() }))]),
);

/** All that the hall's address says, whoever reads which part of it. */
const wholeHallSearch = { path: "/", search: z.record(z.string(), z.string()).catch({}) };

/** The keys of a page that is no page: none but those of the frame. */
const misplacedLayer = "misplaced";

/** The page of the address. The hall stays behind the others as it was left: a call may be half taken there. */
export function Frame(): ReactNode {
  const say = useSay();
  const client = useClient();
  const place = usePlace();
  useStartPage();
  const hallSearch = useSearchOf(wholeHallSearch);
  const page = place.kind === "open" ? place.page : undefined;
  const layer = place.kind !== "open" ? misplacedLayer : page === undefined ? "" : pathOf(page);
  useTabTitle(place.kind === "open" ? place.title : consoleTexts.unknownPage);
  useEffect(() => bringToFront(layer), [layer]);
  const hall = hasHall(client);
  const view = page && views.get(page);
  const shown = view !== undefined && (
    <Suspense fallback={<p className="nothing">{say(consoleTexts.loading)}</p>}>{createElement(view)}</Suspense>
  );
  if (page?.isPaper === true) return shown;
  return (
    <HallSearchContext value={hallSearch}>
      <div className="frame">
        <div className="frame-page">
          {hall && (
            <div hidden={layer !== ""}>
              <Screen />
            </div>
          )}
          {page !== undefined && (
            <PageBeside key={layer} layer={layer}>
              <h1 className="unseen">{say(page.title)}</h1>
              {shown}
            </PageBeside>
          )}
          {place.kind !== "open" && (
            <PageBeside layer={misplacedLayer}>
              <MisplacedPage path={place.pathname} place={place} />
            </PageBeside>
          )}
          {layer === "" && !hall && <p className="nothing">{say(consoleTexts.nothingHere)}</p>}
        </div>
        {/* After the page, whose own skip links are the first stops of Tab. */}
        <Rail />
        <Rings />
        <Tour />
      </div>
    </HallSearchContext>
  );
}

interface PageBesideProps {
  readonly layer: string;
  readonly children: ReactNode;
}

function PageBeside({ layer, children }: PageBesideProps): ReactNode {
  const status = useServerStatus();
  const [over, setOver] = useState<FrameOverlay>(null);
  return (
    <HotkeyLayer value={layer}>
      <div className="console console-page">
        <SkipLinks links={[{ to: "page", text: consoleTexts.toPage }]} />
        <TopBar status={status} onOpen={setOver} {...useBarActs()} />
        <GroupPages />
        <Notices status={status} />
        <main className="page" id="page" tabIndex={-1}>
          {children}
        </main>
        <FrameKeys open={over} onOpen={setOver} />
      </div>
    </HotkeyLayer>
  );
}
