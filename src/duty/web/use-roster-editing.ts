import { useCallback, useEffect, useMemo, useState } from "react";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import type { RosterWarning, Shift } from "../facts.ts";
import type { ShiftWanted } from "../pattern-shifts.ts";
import type { Posts } from "../posts.ts";
import {
  type Destination,
  type Draft,
  type DraftChange,
  type DraftShift,
  isEmpty,
  type MonthPlan,
  moving,
  noDraft,
  shiftsAfter,
  undone,
  withChange,
  withoutMonth,
} from "./roster-draft.ts";
import { dayName, hoursOf } from "./roster-days.ts";
import { rosterTexts } from "./roster-texts.ts";
import { warningsBrought } from "./roster-warnings.ts";
import { isOfPart, type RosterShown } from "./use-roster.ts";
import { sentenceOfWarning } from "./warning-sentence.ts";
import { dayOf, instantOn } from "../../ground/zone.ts";

/** What has been taken up to be put into a cell. */
export type Hand =
  | {
      readonly kind: "new";
      readonly person?: string;
      readonly post?: string;
      readonly from: number;
      readonly minutes: number;
    }
  | { readonly kind: "cut" | "copied"; readonly shift: DraftShift };

/** The cell something goes into: a day, and a person or a post. */
export type Target = { readonly day: string } & ({ readonly person: string } | { readonly post: string });

interface EditingNames {
  readonly nameOf: (badge: string) => string;
  readonly postName: (id: string) => Sentence;
}

export type RosterEditing = ReturnType<typeof useRosterEditing>;

/** The draft of each part, what is in hand, and the words in which a screen reader hears what was done. */
export function useRosterEditing(part: string, shown: RosterShown, { nameOf, postName }: EditingNames) {
  const say = useSay();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [hand, setHand] = useState<Hand | null>(null);
  const [said, setSaid] = useState({ text: "", count: 0 });
  const { zone } = shown.rules;
  const draft = drafts[part] ?? noDraft;
  const { own, foreign } = useMemo(
    () => partedBy(shown.shifts, part, shown.postsState, shown.everybody),
    [shown.shifts, shown.postsState, shown.everybody, part],
  );
  const shifts = useMemo(() => [...foreign, ...shiftsAfter(own, draft)], [foreign, own, draft]);
  const isUnsaved = Object.values(drafts).some((one) => !isEmpty(one));
  useEffect(() => {
    if (!isUnsaved) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", hold);
    return () => removeEventListener("beforeunload", hold);
  }, [isUnsaved]);

  const setDraft = (next: Draft) => setDrafts((before) => ({ ...before, [part]: next }));
  const announce = (text: string) => setSaid(({ count }) => ({ text, count: count + 1 }));

  function shiftName(shift: ShiftWanted): string {
    return say(rosterTexts.shiftName, {
      person: nameOf(shift.person),
      day: say(dayName(dayOf(shift.from, zone))),
      hours: hoursOf(shift, zone),
      post: say(postName(shift.post)),
    });
  }

  const { rest } = shown.rules;
  const warningText = useCallback(
    (warning: RosterWarning): string => say(sentenceOfWarning(warning, { person: nameOf, post: postName, rest, zone })),
    [say, nameOf, postName, rest, zone],
  );

  /** The first thing that a change brings against itself. */
  function broughtBy(next: Draft, people: readonly string[]): RosterWarning | undefined {
    const after = [...foreign, ...shiftsAfter(own, next)];
    return [...new Set(people)].flatMap((id) => {
      const person = shown.people.find((one) => one.id === id);
      const of = (all: readonly Shift[]) => all.filter((one) => one.person === id);
      return person === undefined ? [] : warningsBrought(person, of(shifts), of(after), shown.rules);
    })[0];
  }

  function change(change: DraftChange, done: Sentence, what: string): void {
    const next = withChange(draft, own, change);
    setDraft(next);
    const brought = broughtBy(
      next,
      change.add.map(({ person }) => person),
    );
    const text = say(done, { what, count: change.add.length });
    announce(brought === undefined ? text : say(rosterTexts.alsoWarns, { what: text, warning: warningText(brought) }));
  }

  const { postsState, everybody } = shown;
  const isEditable = useCallback(
    (shift: DraftShift): boolean => isOfPart(shift, part, postsState, everybody),
    [part, postsState, everybody],
  );

  function guarded(shift: DraftShift, act: () => void): void {
    if (isEditable(shift)) act();
    else announce(say(rosterTexts.notHere));
  }

  return {
    ...{ draft, own, shifts, hand, said, setHand, announce, shiftName, warningText, isEditable },
    add: (wanted: ShiftWanted) => change({ add: [wanted], remove: [] }, rosterTexts.added, shiftName(wanted)),
    fill: (made: DraftChange) => change(made, rosterTexts.filled, ""),
    move: (shift: DraftShift, where: Destination, done: Sentence = rosterTexts.moved) =>
      guarded(shift, () => {
        const made = moving(shift, where, zone);
        const [wanted] = made.add;
        if (wanted !== undefined) change(made, done, shiftName(wanted));
      }),
    remove: (shift: DraftShift) =>
      guarded(shift, () => change({ add: [], remove: [shift.shift] }, rosterTexts.removed, shiftName(shift))),
    take: (kind: "cut" | "copied", shift: DraftShift) =>
      guarded(shift, () => {
        setHand({ kind, shift });
        const text = kind === "cut" ? rosterTexts.inHandCut : rosterTexts.inHandCopied;
        announce(say(text, { what: shiftName(shift) }));
      }),
    /** Puts something into a cell: what is in hand unless something else is named. */
    put: (target: Target, what: Hand | null = hand): void => {
      if (what === null) return announce(say(rosterTexts.handEmpty));
      if (what.kind === "new") {
        const { person, post } = { ...what, ...target };
        if (person === undefined || post === undefined) {
          const missing = say(person === undefined ? rosterTexts.person : rosterTexts.post);
          return announce(say(rosterTexts.chooseFirst, { what: missing }));
        }
        const { from, minutes } = what;
        const wanted = {
          ...{ person, post },
          from: instantOn(target.day, from, zone),
          to: instantOn(target.day, from + minutes, zone),
        };
        return change({ add: [wanted], remove: [] }, rosterTexts.added, shiftName(wanted));
      }
      // What was cut may have gone elsewhere or been taken back since.
      const now = shifts.find(({ shift }) => shift === what.shift.shift);
      if (what.kind === "cut" && now === undefined) return announce(say(rosterTexts.handEmpty));
      const { add, remove } = moving(now ?? what.shift, target, zone);
      const [wanted] = add;
      if (wanted === undefined) return;
      if (what.kind === "cut") {
        setHand(null);
        return change({ add, remove }, rosterTexts.moved, shiftName(wanted));
      }
      const { of: _, ...copy } = wanted;
      change({ add: [copy], remove: [] }, rosterTexts.added, shiftName(wanted));
    },
    undo: () => {
      if (draft.before === null) return announce(say(rosterTexts.nothingToUndo));
      const before = undone(draft);
      setDraft(before);
      announce(say(rosterTexts.undone, { count: before.added.length + before.removed.length }));
    },
    discard: () => setDraft(noDraft),
    saved: (plan: MonthPlan) =>
      setDrafts((before) => ({
        ...before,
        [part]: withoutMonth(before[part] ?? noDraft, plan, zone),
      })),
  };
}

function partedBy(shifts: readonly Shift[], part: string, posts: Posts, people: RosterShown["everybody"]) {
  const own: Shift[] = [];
  const foreign: Shift[] = [];
  for (const shift of shifts) (isOfPart(shift, part, posts, people) ? own : foreign).push(shift);
  return { own, foreign };
}
