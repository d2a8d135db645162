import { Button, Dropdown } from "antd";
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
    <Dropdown
      trigger={["click"]}
      menu={{
        items: shown.map(({ path, title }) => ({ key: path, label: say(title) })),
        selectedKeys: [here === undefined ? "/" : pathOf(here)],
        onClick: ({ key }) => goToPage({ path: key }),
      }}
    >
      <Button size="small" aria-haspopup="menu">
        <span className="unseen">{say(consoleTexts.pages)} </span>
        {say(here?.title ?? consoleTexts.hall)} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}
