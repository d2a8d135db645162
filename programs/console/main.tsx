import "./tokens.css";
import "./layout.css";
import "./frame.css";
import "./touch.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { entrySecretOf, isEntryPage } from "../../src/access/web/entry-address.ts";
import { listenForHotkeys } from "../../src/ground/web/hotkeys.ts";
import { languageStore } from "../../src/ground/web/language.ts";
import { allowSound } from "../../src/ground/web/sound.ts";
import { textSizeStore } from "../../src/ground/web/text-size.ts";
import { selectWhatIsFilledIn } from "../../src/ground/web/written-over.ts";
import { ConsoleProgram } from "./console-program.tsx";
import { allowOwnStyles } from "./own-styles.ts";
import { themeStore } from "./theme.ts";

/** Before anything is drawn and before React hears of a change: the map reads its colours from the page. */
function dressPage(): void {
  document.documentElement.lang = languageStore.get() === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset["theme"] = themeStore.get();
  document.documentElement.dataset["textSize"] = textSizeStore.get();
}

/** Out of the address before anything else runs: no history, no screen shared with others and no copy of it has it. */
const entrySecret = entrySecretOf(location);
if (isEntryPage(location.pathname)) history.replaceState(null, "", "/enter");

allowOwnStyles();
dressPage();
languageStore.subscribe(dressPage);
themeStore.subscribe(dressPage);
textSizeStore.subscribe(dressPage);
listenForHotkeys();
selectWhatIsFilledIn();
for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, allowSound, { passive: true });

const place = document.getElementById("console");
if (place === null) throw new Error("the page has no place for the console");
createRoot(place).render(
  <StrictMode>
    <ConsoleProgram entrySecret={entrySecret} />
  </StrictMode>,
);
