import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useConnection } from "../../journal/web/client.ts";
import { RosterGrid } from "./roster-grid.tsx";
import { rosterTexts } from "./roster-texts.ts";
import { StrengthStrip } from "./strength-strip.tsx";
import type { useRosterCursor } from "./use-roster-cursor.ts";
import type { RosterScreen } from "./use-roster-screen.ts";

interface RosterMainProps {
  readonly screen: RosterScreen;
  readonly moving: ReturnType<typeof useRosterCursor>;
}

/** The calendar, with the strength of the posts below it. */
export function RosterMain({ screen, moving }: RosterMainProps): ReactNode {
  const say = useSay();
  const isConnecting = useConnection().state === "connecting";
  const { rows, days, from, to, editing, isPlanning, strength, heads, groups, wordsOf, goesOn } = screen;
  const { hand } = editing;
  return (
    <section className="roster-main" aria-label={say(rosterTexts.roster)}>
      {screen.flat.length === 0 ? (
        <p className="nothing">
          {say(isConnecting ? rosterTexts.loading : rows === "people" ? rosterTexts.nobody : rosterTexts.noPosts)}
        </p>
      ) : (
        <RosterGrid
          label={`${say(rosterTexts.roster)} ${screen.partName}`}
          how={isPlanning ? say(rosterTexts.gridHow) : ""}
          cursor={moving.cursor}
          marked={hand !== null && hand.kind !== "new" ? hand.shift.shift : null}
          {...{ heads, groups, wordsOf, goesOn }}
          onKey={moving.onKey}
          {...moving.pointer}
        />
      )}
      <StrengthStrip {...{ strength, from, to }} days={days.length} warningText={editing.warningText} />
    </section>
  );
}
