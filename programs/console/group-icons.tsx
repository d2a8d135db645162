import type { ReactNode } from "react";
import type { PageGroup } from "../../src/journal/web/room-web.ts";

/** Lines of a picture of 20 by 20. */
const lines: Readonly<Record<PageGroup, string>> = {
  // A headset.
  command:
    "M3 11v-1a7 7 0 0 1 14 0v1M3 11h3v5H4.5A1.5 1.5 0 0 1 3 14.5zM17 11h-3v5h1.5a1.5 1.5 0 0 0 1.5-1.5zM14 16q0 2-3 2",
  // A list that is ticked off.
  tasks: "M3 5l1.5 1.5L7 4M3 10.5l1.5 1.5L7 9.5M3 16l1.5 1.5L7 15M10 5.5h7M10 11h7M10 16.5h7",
  // A calendar.
  duty: "M3 5h14v12H3zM3 9h14M7 3v4M13 3v4",
  // Houses.
  community: "M2 10l5-5 5 5M3.5 9v8h7V9M12 8l2-2 4 4M13.5 17h3V9.5",
  // Scales.
  law: "M10 3v14M6 17h8M4 6h12M4 6l-2 6h4zM16 6l-2 6h4z",
  // Bars.
  data: "M3 17V9M8 17V4M13 17v-6M17 17V7",
  // Sliders.
  administration: "M3 5h8M15 5h2M13 3v4M3 10h2M9 10h8M7 8v4M3 15h9M16 15h1M14 13v4",
  // A person.
  own: "M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3.5 17q1-5 6.5-5t6.5 5",
};

/** The picture of a group of pages; its word stands beside it. */
export function GroupIcon({ group }: { readonly group: PageGroup }): ReactNode {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d={lines[group]} />
    </svg>
  );
}
