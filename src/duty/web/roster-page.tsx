import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { notShown } from "./not-shown.ts";
import { useOfficerNames } from "../../access/web/officer-names.ts";
import { RosterBar } from "./roster-bar.tsx";
import { RosterDialogs } from "./roster-dialogs.tsx";
import { RosterMain } from "./roster-main.tsx";
import { RosterPrint } from "./roster-print.tsx";
import { RosterSide } from "./roster-side.tsx";
import { rosterTexts } from "./roster-texts.ts";
import { personView } from "../../access/person-view.ts";
import { seesKind } from "../../access/web/sees-kind.ts";
import { useRosterChoice } from "./use-roster-choice.ts";
import { useRosterCursor } from "./use-roster-cursor.ts";
import { useRosterDialog } from "./use-roster-dialog.ts";
import { useRosterScreen } from "./use-roster-screen.ts";
import "./roster-page.css";

/** Who works when: one part of the organisation, a week or a month; changes are a draft until they are saved. */
export function RosterPage(): ReactNode {
  const say = useSay();
  const client = useClient();
  const chosen = useRosterChoice();
  const screen = useRosterScreen(chosen, useOfficerNames());
  const { part, parts, span, rows, day, days, today, zone, shown, editing, isPlanning } = screen;
  const { heads, groups, beside, partName } = screen;
  const { open, setOpen, close } = useRosterDialog();
  const moving = useRosterCursor(screen, (row, on) => setOpen({ kind: "cell", row, day: on }));
  // Shifts stand in people's own streams: who sees none of them can say nothing of who works, leads or is missing.
  const inSight = seesKind(client, personView, { part });
  const count = editing.draft.added.length + editing.draft.removed.length;
  return (
    <div className="roster" onKeyDown={(event) => undoByKey(event, editing.undo)}>
      <RosterBar
        {...{ span, rows, part, days, count, isPlanning, day, today }}
        parts={parts.map(({ id, name, level }) => ({ value: id, text: `${"　".repeat(level)}${say(name)}` }))}
        hasPosts={["DefinePost", "WithdrawPost", "DefinePattern", "SetRestRules"].some((order) =>
          mayGive(client, order),
        )}
        onPart={(id) => {
          chosen.setPart(id);
          editing.setHand(null);
        }}
        onSpan={chosen.setSpan}
        onRows={chosen.setRows}
        onDay={chosen.setDay}
        onUndo={editing.undo}
        onOpen={(kind) => setOpen({ kind })}
      />
      {!inSight && (
        <p role="status" className="nothing">
          {say(notShown)} · {say(rosterTexts.notShownHow)}
        </p>
      )}
      {shown.trouble !== null && <Trouble said={rosterTexts.unread} values={{ why: say(shown.trouble) }} />}
      {inSight && (
        <>
          <RosterMain {...{ screen, moving }} />
          <RosterSide screen={screen} />
        </>
      )}
      <Said text={editing.said.text} count={editing.said.count} />
      <RosterPrint title={`${say(rosterTexts.roster)} · ${partName}`} {...{ heads, groups, beside, zone }} />
      <RosterDialogs {...{ screen, open }} onClose={close} />
    </div>
  );
}

/** Outside the calendar too, but not while somebody writes. */
function undoByKey(event: KeyboardEvent<HTMLElement>, undo: () => void): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.defaultPrevented) return;
  if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  event.preventDefault();
  undo();
}

/** What was done, for who does not see it; said again when it is done again. */
function Said({ text, count }: { readonly text: string; readonly count: number }): ReactNode {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (line.current !== null) line.current.textContent = count % 2 === 0 ? text : `${text}\u00a0`;
  }, [text, count]);
  return <p ref={line} role="status" aria-live="polite" className="unseen roster-said" />;
}
