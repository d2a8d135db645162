import "./tokens.css";
import "./layout.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { listenForHotkeys } from "../../src/ground/web/hotkeys.ts";
import { allowSound } from "../../src/ground/web/sound.ts";
import { ConsoleProgram } from "./console-program.tsx";

listenForHotkeys();
for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, allowSound, { passive: true });

const place = document.getElementById("console");
if (place === null) throw new Error("the page has no place for the console");
createRoot(place).render(
  <StrictMode>
    <ConsoleProgram />
  </StrictMode>,
);
