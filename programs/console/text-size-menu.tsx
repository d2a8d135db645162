import { MenuButton } from "../../src/ground/web/menu-button.tsx";
import type { ReactNode } from "react";
import type { Sentence } from "../../src/ground/sentence.ts";
import { useSay } from "../../src/ground/web/language.ts";
import { type TextSize, textSizes } from "../../src/ground/preferences.ts";
import { choosePreferences, usePreference } from "../../src/ground/web/preferences.ts";
import { consoleTexts } from "./texts.ts";

export const textSizeNames: Readonly<Record<TextSize, Sentence>> = {
  normal: consoleTexts.textNormal,
  large: consoleTexts.textLarge,
  largest: consoleTexts.textLargest,
};

/** How large everything is written; on all consoles of the person. */
export function TextSizeMenu(): ReactNode {
  const say = useSay();
  const size = usePreference("textSize");
  return (
    <MenuButton
      look="text"
      title={say(consoleTexts.textSize)}
      items={textSizes.map((key) => ({ key, label: say(textSizeNames[key]) }))}
      chosen={size}
      onPick={(chosen) => void choosePreferences({ textSize: chosen })}
    >
      {say(consoleTexts.textSizeShort)}
    </MenuButton>
  );
}
