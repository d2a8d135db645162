import { MenuButton } from "../../src/ground/web/menu-button.tsx";
import type { ReactNode } from "react";
import { useSay } from "../../src/ground/web/language.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { useGoToPage } from "./go-to-page.ts";
import { openPages, pathOf } from "./menu.ts";
import { consoleTexts } from "./texts.ts";
import { usePlace } from "./use-place.ts";

/** Where one is, and where else one can go. */
export function PageMenu(): ReactNode {
  const say = useSay();
  const goToPage = useGoToPage();
  const place = usePlace();
  const shown = openPages(useClient());
  if (shown.length < 2) return null;
  const here = place.kind === "open" ? place.page : undefined;
  return (
    <MenuButton
      edge="start"
      items={shown.map((page) => ({ key: page.path, label: say(page.title) }))}
      chosen={here === undefined ? "/" : pathOf(here)}
      onPick={(path) => goToPage({ path })}
    >
      <span className="unseen">{say(consoleTexts.pages)} </span>
      {say(here?.title ?? consoleTexts.hall)} <span aria-hidden="true">▾</span>
    </MenuButton>
  );
}
