import { MenuButton } from "../../src/ground/web/menu-button.tsx";
import type { ReactNode } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { useStore } from "../../src/ground/web/store.ts";
import { chooseTextSize, type TextSize, textSizes, textSizeStore } from "../../src/ground/web/text-size.ts";
import { useClient } from "../../src/journal/web/client.ts";
import { consoleTexts } from "./texts.ts";

const names: Readonly<Record<TextSize, Sentence>> = {
  normal: consoleTexts.textNormal,
  large: consoleTexts.textLarge,
  largest: consoleTexts.textLargest,
};

/** How large everything is written; kept in this browser for each person. */
export function TextSizeMenu(): ReactNode {
  const say = useSay();
  const { session } = useClient();
  const size = useStore(textSizeStore);
  return (
    <MenuButton
      look="text"
      title={say(consoleTexts.textSize)}
      items={textSizes.map((key) => ({ key, label: say(names[key]) }))}
      chosen={size}
      onPick={(chosen) => chooseTextSize(session.officer, chosen)}
    >
      {say(consoleTexts.textSizeShort)}
    </MenuButton>
  );
}
