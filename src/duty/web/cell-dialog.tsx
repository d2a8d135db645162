import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { Dialog } from "../../ground/web/dialog.tsx";
import { useSay } from "../../ground/web/language.ts";
import { AskSwapForm } from "./ask-swap-form.tsx";
import { dayName, weekdayOf } from "./roster-days.ts";
import type { DraftShift } from "./roster-draft.ts";
import { rosterTexts } from "./roster-texts.ts";
import { ShiftForm, type ShiftChoices } from "./shift-form.tsx";
import { fieldsOf } from "./shift-fields.ts";
import type { RosterEditing } from "./use-roster-editing.ts";
import type { RosterShown } from "./use-roster.ts";
import "./roster-dialogs.css";

interface CellDialogProps {
  /** The row's name and its day. */
  readonly title: string;
  readonly day: string;
  /** The shifts of the cell, with those that go on from the day before. */
  readonly shifts: readonly DraftShift[];
  readonly isPlanning: boolean;
  /** Who is looking; their own stored shifts can be swapped. */
  readonly officer: string;
  readonly part: string;
  readonly shown: RosterShown;
  readonly editing: RosterEditing;
  readonly choices: ShiftChoices;
  /** What a shift added here begins as. */
  readonly suggestion: { readonly person: string; readonly post: string };
  readonly nameOf: (badge: string) => string;
  readonly canAskSwap: boolean;
  readonly onClose: () => void;
}

/** Everything that can be done with a cell, without dragging: change, remove, take in hand, add, ask for a swap. */
export function CellDialog(props: CellDialogProps): ReactNode {
  const { title, day, shifts, isPlanning, editing, choices, shown, suggestion, onClose } = props;
  const say = useSay();
  const { zone } = shown.rules;
  const heading = say(rosterTexts.cellOf, { row: title, day: `${say(weekdayOf(day))} ${say(dayName(day))}` });
  return (
    <Dialog onClose={onClose} title={heading} width={720}>
      <div className="roster-cell-dialog">
        {shifts.length === 0 && <p className="quiet">{say(rosterTexts.noShift)}</p>}
        {shifts.map((shift) => (
          <CellShift key={shift.shift} {...props} shift={shift} />
        ))}
        {isPlanning && (
          <section aria-label={say(rosterTexts.add)}>
            <h3>{say(rosterTexts.add)}</h3>
            <ShiftForm
              name={say(rosterTexts.add)}
              fields={{ ...suggestion, day, from: "08:00", to: "20:00", wholeDays: 0 }}
              choices={choices}
              zone={zone}
              focused={shifts.length === 0}
              give={{ text: say(rosterTexts.add), label: say(rosterTexts.add) }}
              onGive={(wanted) => {
                editing.add(wanted);
                onClose();
              }}
            />
            <p className="quiet">{say(rosterTexts.nextDayHow)}</p>
          </section>
        )}
      </div>
    </Dialog>
  );
}

function CellShift({ shift, ...props }: CellDialogProps & { readonly shift: DraftShift }): ReactNode {
  const { isPlanning, editing, choices, shown, officer, canAskSwap, onClose } = props;
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const what = editing.shiftName(shift);
  const isStored = shown.shifts.some((one) => one.shift === shift.shift);
  const isOwn = shift.person === officer && isStored && editing.isEditable(shift);
  const swap = canAskSwap && isOwn && (
    <Button aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
      {say(rosterTexts.askSwap)}
    </Button>
  );
  return (
    <section aria-label={what}>
      <h3>{what}</h3>
      {isPlanning && editing.isEditable(shift) ? (
        <ShiftForm
          name={what}
          fields={fieldsOf(shift, shown.rules.zone)}
          choices={choices}
          zone={shown.rules.zone}
          focused
          give={{ text: say(rosterTexts.apply), label: say(rosterTexts.applyNamed, { what }) }}
          more={
            <>
              <Button
                onClick={() => {
                  editing.take("cut", shift);
                  onClose();
                }}
              >
                {say(rosterTexts.takeInHand)}
              </Button>
              <Button
                danger
                aria-label={say(rosterTexts.removeNamed, { what })}
                onClick={() => {
                  editing.remove(shift);
                  onClose();
                }}
              >
                {say(rosterTexts.remove)}
              </Button>
              {swap}
            </>
          }
          onGive={({ person, post, from, to }) => {
            editing.move(shift, { person, post, from, to }, rosterTexts.changed);
            onClose();
          }}
        />
      ) : (
        <div className="roster-shift-buttons">
          {isPlanning && <span className="quiet">{say(rosterTexts.notHere)}</span>}
          {swap}
        </div>
      )}
      {isAsking && (
        <AskSwapForm
          shift={shift}
          part={props.part}
          shown={shown}
          nameOf={props.nameOf}
          editing={editing}
          onDone={onClose}
        />
      )}
    </section>
  );
}
