import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { carry } from "./roster-drag.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { ShiftChoices } from "./shift-form.tsx";
import { clockHours, standardShifts } from "./standard-shifts.ts";
import type { Hand } from "./use-roster-editing.ts";

interface RosterTrayProps {
  /** What the calendar's rows are; the tray names the other half. */
  readonly rows: "people" | "posts";
  readonly choices: ShiftChoices;
  readonly hand: Hand | null;
  readonly handWords: string | null;
  readonly onTake: (hand: Hand | null) => void;
  readonly onDrop: (hand: Hand, row: string, day: string) => void;
}

/** Shifts of the field to drag into the calendar, or to choose and put down. */
export function RosterTray({ rows, choices, hand, handWords, onTake, onDrop }: RosterTrayProps): ReactNode {
  const say = useSay();
  const of = rows === "people" ? choices.posts : choices.people;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const value = of.some((one) => one.value === chosen) ? chosen : of[0]?.value;
  const taken = (from: number, minutes: number): Hand => ({
    ...{ kind: "new", from, minutes },
    ...(value === undefined ? {} : rows === "people" ? { post: value } : { person: value }),
  });
  return (
    <section className="roster-side-section" aria-label={say(rosterTexts.tray)}>
      <h2>{say(rosterTexts.tray)}</h2>
      <Field label={say(rows === "people" ? rosterTexts.post : rosterTexts.person)} className="roster-field">
        {(control) => <PickOne {...control} value={value} options={of} onChange={setChosen} />}
      </Field>
      <div className="roster-tray">
        {standardShifts.map((shift) => {
          const { from, minutes, name } = shift;
          const words = `${say(name)} ${clockHours(shift)}`;
          const isHeld = hand?.kind === "new" && hand.from === from && hand.minutes === minutes;
          return (
            <button
              key={name.en}
              type="button"
              className="roster-chip figures"
              aria-pressed={isHeld}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                carry(event, { words, onDrop: ({ row, day }) => onDrop(taken(from, minutes), row, day) });
              }}
              onClick={() => onTake(isHeld ? null : taken(from, minutes))}
            >
              {words}
            </button>
          );
        })}
      </div>
      <p className="quiet">{say(rosterTexts.trayHow)}</p>
      {handWords !== null && (
        <p className="roster-hand">
          <span>{handWords}</span>
          <Button onClick={() => onTake(null)}>{say(rosterTexts.putDown)}</Button>
        </p>
      )}
    </section>
  );
}
