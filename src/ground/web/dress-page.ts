import "./tokens.css";
import "./elements.css";
import "./panel.css";
import "./notice.css";
import "./bar-item.css";
import "./trouble.css";
import "./touch.css";
import { languageStore } from "./language.ts";
import { textSizeStore } from "./text-size.ts";
import { themeStore } from "./theme.ts";

/**
 * Gives a program's page its language, colours and size of writing, now and whenever one of them changes. Called before
 * anything is drawn and before React hears of a change: the map reads its colours from the page.
 */
export function dressPage(): void {
  const dress = () => {
    const page = document.documentElement;
    page.lang = languageStore.get() === "zh" ? "zh-CN" : "en";
    page.dataset["theme"] = themeStore.get();
    page.dataset["textSize"] = textSizeStore.get();
  };
  dress();
  languageStore.subscribe(dress);
  themeStore.subscribe(dress);
  textSizeStore.subscribe(dress);
}
