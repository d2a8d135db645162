import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { flatOf, organisationOf } from "../../district/organisation.ts";
import { useDistrict } from "../../district/web/use-district.ts";
import { canonical } from "../../ground/canonical.ts";
import { type Instant, instantOf } from "../../ground/instant.ts";
import { serverNow } from "../../ground/web/clock.ts";
import { useSay } from "../../ground/web/language.ts";
import { useConnection, useDesk } from "../../journal/web/desk.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import { CellDialog } from "./cell-dialog.tsx";
import { FillDialog } from "./fill-dialog.tsx";
import { PostsDialog } from "./posts-dialog.tsx";
import { RosterBar } from "./roster-bar.tsx";
import { dayAfter, daysOf, markOf, type Span } from "./roster-days.ts";
import { isEmpty } from "./roster-draft.ts";
import { type Cursor, type DayHead, RosterGrid } from "./roster-grid.tsx";
import { cursorAfter } from "./roster-layout.ts";
import { RosterPrint } from "./roster-print.tsx";
import { mayPlan } from "./roster-standing.ts";
import { firstPart } from "./first-part.ts";
import { usePosts } from "./own-person.ts";
import { rosterTexts } from "./roster-texts.ts";
import { RosterTray } from "./roster-tray.tsx";
import { strengthOf } from "./roster-warnings.ts";
import { notShown } from "./not-shown.ts";
import { sees } from "./sees.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { StrengthStrip } from "./strength-strip.tsx";
import { SwapsPanel } from "./swaps-panel.tsx";
import { useGridEvents } from "./use-grid-events.ts";
import { type Target, useRosterEditing } from "./use-roster-editing.ts";
import { useRosterRows } from "./use-roster-rows.ts";
import { useRosterWarnings } from "./use-roster-warnings.ts";
import { type RosterShown, useRoster } from "./use-roster.ts";
import { WarningList } from "./warning-list.tsx";
import "./roster-view.css";
import { dayOf, instantOn } from "../../ground/zone.ts";

interface RosterViewProps {
  /** What somebody of the staff is called, by badge number, for whoever may know it; the number itself when absent. */
  readonly nameOf?: (badge: string) => string;
}

type Open =
  | { readonly kind: "cell"; readonly row: string; readonly day: string }
  | { readonly kind: "fill" | "save" | "posts" };

/** Who works when: one part of the organisation, a week or a month; changes are a draft until they are saved. */
export function RosterView({ nameOf = byNumber }: RosterViewProps): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const district = useDistrict();
  const { zone } = district;
  const today = dayOf(instantOf(serverNow()), zone);
  const { session } = desk;
  const isConnecting = useConnection().state === "connecting";
  const posts = usePosts();
  const parts = useMemo(() => flatOf(organisationOf(district)), [district]);
  const [chosenPart, setPart] = useState<string | null>(null);
  const part =
    chosenPart ??
    firstPart(
      session,
      parts.map(({ id }) => id),
      posts,
    );
  const [span, setSpan] = useState<Span>("week");
  const [rows, setRows] = useState<"people" | "posts">("people");
  const [day, setDay] = useState(today);
  const [cursor, setCursor] = useState<Cursor>({ row: 0, day: 0, shift: 0 });
  const { open, setOpen, close } = useDialog();
  const days = useMemo(() => daysOf(span, day), [span, day]);
  const shown = useRoster(part, days);
  // Shifts stand in people's own streams: who sees none of them can say nothing of who works, leads or is missing.
  const inSight = sees(desk, "person/x", { id: "", part });
  const postName = useMemo(() => {
    const { posts } = shown.postsState;
    return (id: string) => posts[id]?.name ?? { zh: id, en: id };
  }, [shown.postsState]);
  const editing = useRosterEditing(part, shown, { nameOf, postName });
  const isPlanning = mayPlan(desk, part, days[0]?.slice(0, 7) ?? "");
  const heads = useMemo(
    () => days.map((each): DayHead => ({ day: each, mark: markOf(shown.calendar, each), isToday: each === today })),
    [days, shown.calendar, today],
  );
  const [from, to] = [instantOn(days[0] ?? "", 0, zone), instantOn(days.at(-1) ?? "", 1440, zone)];
  const warned = useRosterWarnings(shown, editing.shifts, from, to);
  const { groups, flat, wordsOf, goesOn, beside } = useRosterRows({
    ...{ rows, days, shown, editing, warned, nameOf, postName, from },
  });
  const strength = useMemo(
    () => strengthOf(shown.posts, editing.shifts, from, to),
    [shown.posts, editing.shifts, from, to],
  );
  const choices = useMemo(
    () => ({
      people: shown.people
        .filter(({ disabled }) => disabled === undefined)
        .map(({ id }) => ({ value: id, text: nameOf(id) })),
      posts: shown.posts.map(({ post, name }) => ({ value: post, text: say(name) })),
    }),
    [shown.people, shown.posts, nameOf, say],
  );
  const targetOf = (row: string, on: string): Target =>
    rows === "people" ? { day: on, person: row } : { day: on, post: row };
  const at = { row: Math.min(cursor.row, Math.max(0, flat.length - 1)), day: Math.min(cursor.day, days.length - 1) };
  const atRow = flat[at.row];
  const cell = atRow?.row.cells[at.day];

  const events = useGridEvents({
    ...{ editing, isPlanning, targetOf, zone, days: days.length },
    onOpen: (row, on) => {
      goToCell(row, on);
      setOpen({ kind: "cell", row, day: on });
    },
    onCursor: goToCell,
  });

  function goToCell(row: string, on: string): void {
    const next = { row: flat.findIndex((one) => one.row.id === row), day: days.indexOf(on) };
    setCursor((before) => (before.row === next.row && before.day === next.day ? before : { ...next, shift: 0 }));
  }

  function onKey(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "z") {
      event.preventDefault();
      return editing.undo();
    }
    const next = cursorAfter(event.key, control, at, { rows: flat.length, days: days.length });
    if (next !== undefined) {
      event.preventDefault();
      return setCursor({ ...next, shift: 0 });
    }
    if (control || atRow === undefined || cell === undefined) return;
    const bar = cell.bars[cursor.shift % Math.max(1, cell.bars.length)];
    if (!isPlanning && event.key !== "Enter") return;
    const did = events.key(event.key, { row: atRow.row.id, day: cell.day, shift: bar?.shift });
    if (event.key === " " && cell.bars.length > 1) {
      const next = cell.bars[(cursor.shift + 1) % cell.bars.length];
      setCursor({ ...at, shift: cursor.shift + 1 });
      if (next !== undefined) editing.announce(editing.shiftName(next.shift));
    }
    if (did || event.key === " ") event.preventDefault();
  }

  const { hand } = editing;
  const handWords =
    hand === null
      ? null
      : hand.kind === "new"
        ? null
        : say(hand.kind === "cut" ? rosterTexts.inHandCut : rosterTexts.inHandCopied, {
            what: editing.shiftName(hand.shift),
          });
  const count = editing.draft.added.length + editing.draft.removed.length;
  const partName = say(parts.find(({ id }) => id === part)?.name ?? { zh: part, en: part });
  const known = useKnown(shown, from, to);

  return (
    <div
      className="roster"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.defaultPrevented) return;
        if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        event.preventDefault();
        editing.undo();
      }}
    >
      <RosterBar
        {...{ span, rows, part, days, count, isPlanning }}
        parts={parts.map(({ id, name, level }) => ({ value: id, text: `${"　".repeat(level)}${say(name)}` }))}
        hasPosts={["DefinePost", "WithdrawPost", "DefinePattern", "SetRestRules"].some((order) => mayGive(desk, order))}
        onPart={(id) => {
          setPart(id);
          editing.setHand(null);
        }}
        onSpan={setSpan}
        onRows={setRows}
        onDay={setDay}
        day={day}
        today={today}
        onUndo={editing.undo}
        onOpen={(kind) => setOpen({ kind })}
      />
      {!inSight && (
        <p role="status" className="nothing">
          {say(notShown)} · {say(rosterTexts.notShownHow)}
        </p>
      )}
      {shown.trouble !== null && (
        <p role="alert" className="trouble">
          {say(rosterTexts.unread, { why: say(shown.trouble) })}
        </p>
      )}
      {inSight && (
        <>
          <section className="roster-main" aria-label={say(rosterTexts.roster)}>
            {flat.length === 0 ? (
              <p className="nothing">
                {say(isConnecting ? rosterTexts.loading : rows === "people" ? rosterTexts.nobody : rosterTexts.noPosts)}
              </p>
            ) : (
              <RosterGrid
                label={`${say(rosterTexts.roster)} ${partName}`}
                how={isPlanning ? say(rosterTexts.gridHow) : ""}
                cursor={{ ...at, shift: cursor.shift }}
                marked={hand !== null && hand.kind !== "new" ? hand.shift.shift : null}
                {...{ heads, groups, wordsOf, goesOn, onKey }}
                {...events.pointer}
              />
            )}
            <StrengthStrip {...{ strength, from, to }} days={days.length} warningText={editing.warningText} />
          </section>
          <aside className="roster-side" aria-label={say(rosterTexts.warnings)}>
            {isPlanning && shown.posts.length > 0 && (
              <RosterTray
                {...{ rows, choices, hand, handWords }}
                onTake={editing.setHand}
                onDrop={(what, row, on) => editing.put(targetOf(row, on), what)}
              />
            )}
            <WarningList
              warnings={[...warned.all, ...strength.flatMap(({ gaps }) => gaps)].map((warning) => ({
                warning,
                isNew: !known.has(canonical(warning)),
              }))}
              warningText={editing.warningText}
            />
            <SwapsPanel {...{ part, shown, editing, nameOf }} />
          </aside>
        </>
      )}
      <Said text={editing.said.text} count={editing.said.count} />
      <RosterPrint title={`${say(rosterTexts.roster)} · ${partName}`} {...{ heads, groups, beside, zone }} />
      {open?.kind === "cell" && (
        <CellDialog
          title={rows === "people" ? nameOf(open.row) : say(postName(open.row))}
          day={open.day}
          shifts={shiftsAt(flat, open)}
          officer={session.officer}
          suggestion={{
            person: rows === "people" ? open.row : "",
            post: rows === "posts" ? open.row : (shown.posts[0]?.post ?? ""),
          }}
          canAskSwap={mayGive(desk, "AskSwap")}
          {...{ isPlanning, part, shown, editing, choices, nameOf }}
          onClose={close}
        />
      )}
      {open?.kind === "fill" && (
        <FillDialog
          {...{ shown, choices }}
          shifts={editing.shifts.filter(editing.isEditable)}
          firstDay={days[0] ?? today}
          lastDay={days.at(-1) ?? dayAfter(today, 6)}
          onFill={editing.fill}
          onClose={close}
        />
      )}
      {open?.kind === "save" && !isEmpty(editing.draft) && (
        <SaveDialog
          {...{ part, zone, editing }}
          brought={warned.all.filter((warning) => !known.has(canonical(warning)))}
          onClose={close}
        />
      )}
      {open?.kind === "posts" && <PostsDialog {...{ part, shown }} onClose={close} />}
    </div>
  );
}

function byNumber(badge: string): string {
  return badge;
}

/** One dialog at a time; closing it gives the focus back to where it was, or to the calendar when that is gone. */
function useDialog() {
  const opener = useRef<Element | null>(null);
  const [open, show] = useState<Open | null>(null);
  const isOpen = open !== null;
  useEffect(() => {
    if (isOpen || opener.current === null) return;
    const before = opener.current;
    opener.current = null;
    const isThere = before.isConnected && before !== document.body;
    const back = isThere ? before : document.querySelector('.roster-grid [role="gridcell"][tabindex="0"]');
    if (back instanceof HTMLElement) back.focus();
  }, [isOpen]);
  return {
    open,
    setOpen: (what: Open) => {
      opener.current = document.activeElement;
      show(what);
    },
    close: () => show(null),
  };
}

function shiftsAt(
  flat: ReturnType<typeof useRosterRows>["flat"],
  { row, day }: { readonly row: string; readonly day: string },
) {
  const cell = flat.find((one) => one.row.id === row)?.row.cells.find((one) => one.day === day);
  return cell === undefined ? [] : [...cell.bars.map(({ shift }) => shift), ...cell.running];
}

/** What was warned of before anything was changed on the screen, in canonical text. */
function useKnown(shown: RosterShown, from: Instant, to: Instant): ReadonlySet<string> {
  const stored = useRosterWarnings(shown, shown.shifts, from, to);
  const { posts, shifts } = shown;
  return useMemo(() => {
    const gaps = strengthOf(posts, shifts, from, to).flatMap((each) => each.gaps);
    return new Set([...stored.all, ...gaps].map(canonical));
  }, [stored, posts, shifts, from, to]);
}

/** What was done, for who does not see it; said again when it is done again. */
function Said({ text, count }: { readonly text: string; readonly count: number }): ReactNode {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (line.current !== null) line.current.textContent = count % 2 === 0 ? text : `${text}\u00a0`;
  }, [text, count]);
  return <p ref={line} role="status" aria-live="polite" className="unseen roster-said" />;
}
