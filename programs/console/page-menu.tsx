import { Button, Dropdown } from "antd";
import type { ReactNode } from "react";
import { useSay } from "../../src/ground/web/language.ts";
import { useDesk } from "../../src/journal/web/desk.ts";
import { goTo, useAddress } from "./address.ts";
import { misplacedAt, openPages, pageAt } from "./pages.ts";
import { consoleTexts } from "./texts.ts";

/** Where one is, and where else one can go. */
export function PageMenu(): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const address = useAddress();
  const shown = openPages(desk);
  if (shown.length < 2) return null;
  const here = misplacedAt(address, desk) === null ? pageAt(address, desk) : undefined;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: shown.map(({ path, title }) => ({ key: path, label: say(title) })),
        selectedKeys: [here?.path ?? "/"],
        onClick: ({ key }) => goTo(key),
      }}
    >
      <Button size="small" aria-haspopup="menu">
        <span className="unseen">{say(consoleTexts.pages)} </span>
        {say(here?.title ?? consoleTexts.hall)} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  );
}
