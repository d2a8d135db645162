import { lazy } from "react";
import type { Shown } from "../../src/journal/web/shown.tsx";
import { rooms } from "./rooms.ts";

/** What the rooms of this console show of one another's streams. */
export const shownHere: Shown = {
  addresses: Object.assign({}, ...rooms.map(({ shows = {} }) => shows)) as Shown["addresses"],
  sections: rooms.flatMap(({ sections = [] }) =>
    sections.map((section) => ({
      section,
      Component: lazy(async () => ({ default: await section.load() })),
    })),
  ),
};
