import type { ReactNode } from "react";
import { languageNames, languages } from "../preferences.ts";
import { MenuButton } from "./menu-button.tsx";
import { choosePreferences, usePreference } from "./preferences.ts";

/** In which language one reads; on all consoles of the person. Its name is in both, for who cannot read what is shown. */
export function LanguageMenu(): ReactNode {
  const chosen = usePreference("language");
  return (
    <MenuButton
      look="text"
      title="语言 Language"
      items={languages.map((key) => ({ key, label: languageNames[key] }))}
      chosen={chosen}
      onPick={(language) => void choosePreferences({ language })}
    >
      {languageNames[chosen]}
    </MenuButton>
  );
}
