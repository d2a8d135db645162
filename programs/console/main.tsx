// First, so that the styles of components stand on those every program shares.
import { dressPage } from "../../src/ground/web/dress-page.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { entrySecretOf, isEntryPage } from "../../src/access/web/entry-address.ts";
import { listenForHotkeys } from "../../src/ground/web/hotkeys.ts";
import { allowSound } from "../../src/ground/web/sound.ts";
import { selectWhatIsFilledIn } from "../../src/ground/web/written-over.ts";
import { ConsoleProgram } from "./console-program.tsx";
// After the components it places.
import "./layout.css";

/** Out of the address before anything else runs: no history, no screen shared with others and no copy of it has it. */
const entrySecret = entrySecretOf(location);
if (isEntryPage(location.pathname)) history.replaceState(null, "", "/enter");

dressPage();
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
