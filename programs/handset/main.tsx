// First, so that the styles of components stand on those every program shares.
import { dressPage } from "../../src/ground/web/dress-page.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { allowSound } from "../../src/ground/web/sound.ts";
import { HandsetProgram } from "./handset-program.tsx";
import { keepProgram } from "./keep-program.ts";
// After the components it places.
import "./handset.css";

dressPage();
keepProgram();
// A browser makes no sound before whoever has it has touched the page.
for (const gesture of ["pointerdown", "keydown"]) document.addEventListener(gesture, allowSound, { passive: true });

const place = document.getElementById("handset");
if (place === null) throw new Error("the page has no place for the handset");
createRoot(place).render(
  <StrictMode>
    <HandsetProgram />
  </StrictMode>,
);
