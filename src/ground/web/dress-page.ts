import "./tokens.css";
import "./elements.css";
import "./panel.css";
import "./notice.css";
import "./bar-item.css";
import "./trouble.css";
import "./touch.css";
import { languageTags } from "../preferences.ts";
import { preferencesStore } from "./preferences.ts";
import { fetchTraditional } from "./traditional.ts";

/**
 * Gives a program's page its language, colours and size of writing, now and whenever one of them changes. Called before
 * anything is drawn and before React hears of a change: the map reads its colours from the page.
 */
export function dressPage(): void {
  const dress = () => {
    const page = document.documentElement;
    const { language, theme, textSize } = preferencesStore.get();
    page.lang = languageTags[language];
    page.dataset["theme"] = theme;
    page.dataset["textSize"] = textSize;
    if (language === "zh-TW") void fetchTraditional();
  };
  dress();
  preferencesStore.subscribe(dress);
}
