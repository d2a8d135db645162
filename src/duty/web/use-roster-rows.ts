import { useCallback, useMemo } from "react";
import { type Instant, millis } from "../../ground/instant.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import type { DraftShift } from "./roster-draft.ts";
import { hourOf, hoursOf } from "./roster-days.ts";
import type { GridGroup, GridRow, ShiftWords } from "./roster-grid.tsx";
import { groupsOf, rowOf } from "./roster-layout.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { RosterEditing } from "./use-roster-editing.ts";
import type { RosterWarned } from "./use-roster-warnings.ts";
import type { RosterShown } from "./use-roster.ts";

interface RowsWanted {
  readonly rows: "people" | "posts";
  readonly days: readonly string[];
  readonly shown: RosterShown;
  readonly editing: Pick<RosterEditing, "shifts" | "own" | "isEditable" | "warningText">;
  readonly warned: RosterWarned;
  readonly nameOf: (badge: string) => string;
  readonly postName: (id: string) => Sentence;
  readonly from: Instant;
}

/** The calendar's rows, people by the post they mostly stand at or the posts themselves, and how their shifts read. */
export function useRosterRows({ rows, days, shown, editing, warned, nameOf, postName, from }: RowsWanted) {
  const say = useSay();
  const { zone } = shown.rules;
  const { shifts, own } = editing;
  const isDense = days.length > 7;
  const groups = useMemo((): readonly GridGroup[] => {
    if (rows === "posts") {
      const by = Map.groupBy(shifts, ({ post }) => post);
      const of = shown.posts.map(({ post, name }): GridRow => {
        return { row: rowOf(post, by.get(post) ?? [], days, zone), name: say(name), below: "" };
      });
      return [{ key: "posts", name: null, rows: of }];
    }
    const by = Map.groupBy(shifts, ({ person }) => person);
    const posts = shown.posts.map(({ post }) => post);
    return groupsOf(shown.people, posts, from).map(({ post, people }) => ({
      key: post ?? "",
      name: say(post === null ? rosterTexts.othersOf : postName(post)),
      rows: people.map(({ id }): GridRow => {
        const row = rowOf(id, by.get(id) ?? [], days, zone);
        return { row, name: nameOf(id), below: nameOf(id) === id ? "" : id };
      }),
    }));
  }, [rows, shifts, shown.people, shown.posts, days, zone, from, nameOf, postName, say]);
  const flat = useMemo(() => groups.flatMap((group) => group.rows), [groups]);

  const beside = useCallback(
    ({ person, post }: DraftShift) => (rows === "people" ? say(postName(post)) : nameOf(person)),
    [rows, postName, nameOf, say],
  );
  const stored = useMemo(() => new Set(own.map(({ shift }) => shift)), [own]);
  const { isEditable, warningText } = editing;
  const words = useMemo(() => {
    const shown = flat.flatMap(({ row }) => row.cells.flatMap(({ bars }) => bars.map(({ shift }) => shift)));
    return new Map(
      shown.map((shift): [string, ShiftWords] => {
        const hours = hoursOf(shift, zone);
        const editable = isEditable(shift);
        return [
          shift.shift,
          {
            short: isDense ? beginning(shift, hours) : `${bareHours(hours)} ${beside(shift)}`,
            spoken: `${hours} ${beside(shift)}`,
            warnings: warned.of(shift).map(warningText),
            isNew: editable && !stored.has(shift.shift),
            editable,
          },
        ];
      }),
    );
  }, [flat, beside, warned, stored, isDense, zone, isEditable, warningText]);
  const wordsOf = useCallback((shift: DraftShift) => words.get(shift.shift) ?? noWords, [words]);
  const goesOn = useCallback(
    (shift: DraftShift) => say(rosterTexts.goesOn, { what: beside(shift), until: hourOf(shift.to, zone, true) }),
    [beside, zone, say],
  );
  return { groups, flat, wordsOf, goesOn, beside };
}

/** 20–08: on a bar there is no room for more. */
function bareHours(hours: string): string {
  return hours.replaceAll(":00", "");
}

/** In a month a bar has room for the hour it begins at, one of less than ten hours not even that: where it lies tells it. */
function beginning({ from, to }: DraftShift, hours: string): string {
  return millis(to) - millis(from) < 10 * 3_600_000 ? "" : hours.slice(0, 2);
}

const noWords: ShiftWords = { short: "", spoken: "", warnings: [], isNew: false, editable: false };
