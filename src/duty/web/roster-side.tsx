import type { ReactNode } from "react";
import { canonical } from "../../ground/canonical.ts";
import { useSay } from "../../ground/web/language.ts";
import { rosterTexts } from "./roster-texts.ts";
import { RosterTray } from "./roster-tray.tsx";
import { SwapsPanel } from "./swaps-panel.tsx";
import type { RosterScreen } from "./use-roster-screen.ts";
import { WarningList } from "./warning-list.tsx";

/** Beside the calendar: what can be put into it, what speaks against it, and which swaps are asked for. */
export function RosterSide({ screen }: { readonly screen: RosterScreen }): ReactNode {
  const say = useSay();
  const { part, rows, shown, editing, choices, isPlanning, nameOf, targetOf, known } = screen;
  const { hand } = editing;
  const handWords =
    hand === null || hand.kind === "new"
      ? null
      : say(hand.kind === "cut" ? rosterTexts.inHandCut : rosterTexts.inHandCopied, {
          what: editing.shiftName(hand.shift),
        });
  return (
    <aside className="roster-side" aria-label={say(rosterTexts.warnings)}>
      {isPlanning && shown.posts.length > 0 && (
        <RosterTray
          {...{ rows, choices, hand, handWords }}
          onTake={editing.setHand}
          onDrop={(what, row, on) => editing.put(targetOf(row, on), what)}
        />
      )}
      <WarningList
        warnings={[...screen.warned.all, ...screen.strength.flatMap(({ gaps }) => gaps)].map((warning) => ({
          warning,
          isNew: !known.has(canonical(warning)),
        }))}
        warningText={editing.warningText}
      />
      <SwapsPanel {...{ part, shown, editing, nameOf }} />
    </aside>
  );
}
