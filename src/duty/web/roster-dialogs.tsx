import type { ReactNode } from "react";
import { canonical } from "../../ground/canonical.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { CellDialog } from "./cell-dialog.tsx";
import { FillDialog } from "./fill-dialog.tsx";
import { PostsDialog } from "./posts-dialog.tsx";
import { dayAfter } from "./roster-days.ts";
import { isEmpty } from "./roster-draft.ts";
import { SaveDialog } from "./save-dialog.tsx";
import type { RosterOpen } from "./use-roster-dialog.ts";
import type { RosterScreen } from "./use-roster-screen.ts";

interface RosterDialogsProps {
  readonly screen: RosterScreen;
  readonly open: RosterOpen | null;
  readonly onClose: () => void;
}

/** What is open over the roster: a cell, a stretch to fill, the draft before it is saved, the posts. */
export function RosterDialogs({ screen, open, onClose }: RosterDialogsProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const { part, rows, days, today, zone, shown, editing, choices, isPlanning, nameOf, postName } = screen;
  switch (open?.kind) {
    case "cell":
      return (
        <CellDialog
          title={rows === "people" ? nameOf(open.row) : say(postName(open.row))}
          day={open.day}
          shifts={shiftsAt(screen.flat, open)}
          officer={client.session.officer}
          suggestion={{
            person: rows === "people" ? open.row : "",
            post: rows === "posts" ? open.row : (shown.posts[0]?.post ?? ""),
          }}
          canAskSwap={mayGive(client, "AskSwap")}
          {...{ isPlanning, part, shown, editing, choices, nameOf, onClose }}
        />
      );
    case "fill":
      return (
        <FillDialog
          {...{ shown, choices, onClose }}
          shifts={editing.shifts.filter(editing.isEditable)}
          firstDay={days[0] ?? today}
          lastDay={days.at(-1) ?? dayAfter(today, 6)}
          onFill={editing.fill}
        />
      );
    case "save":
      return isEmpty(editing.draft) ? null : (
        <SaveDialog
          {...{ part, zone, editing, onClose }}
          brought={screen.warned.all.filter((warning) => !screen.known.has(canonical(warning)))}
        />
      );
    case "posts":
      return <PostsDialog {...{ part, shown, onClose }} />;
    default:
      return null;
  }
}

function shiftsAt(flat: RosterScreen["flat"], { row, day }: { readonly row: string; readonly day: string }) {
  const cell = flat.find((one) => one.row.id === row)?.row.cells.find((one) => one.day === day);
  return cell === undefined ? [] : [...cell.bars.map(({ shift }) => shift), ...cell.running];
}
