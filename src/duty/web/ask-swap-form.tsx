import { type ReactNode, useState } from "react";
import { Field } from "../../ground/web/field.tsx";
import { useSay } from "../../ground/web/language.ts";
import { instantOf } from "../../ground/instant.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { OrderButton } from "../../journal/web/order-button.tsx";
import type { Shift } from "../facts.ts";
import { monthOf } from "../roster.ts";
import { swapWarnings } from "./open-swaps.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { RosterEditing } from "./use-roster-editing.ts";
import { isOfPart, type RosterShown } from "./use-roster.ts";

interface AskSwapFormProps {
  readonly shift: Shift;
  readonly part: string;
  readonly shown: RosterShown;
  readonly nameOf: (badge: string) => string;
  readonly editing: RosterEditing;
  readonly onDone: () => void;
}

/** Asks a colleague to take one's shift, perhaps for one of theirs of the same month. */
export function AskSwapForm({ shift, part, shown, nameOf, editing, onDone }: AskSwapFormProps): ReactNode {
  const say = useSay();
  const [to, setTo] = useState("");
  const [forShift, setForShift] = useState("");
  const month = monthOf(shift.from, shown.rules.zone);
  const now = instantOf(serverNow());
  const theirs = shown.shifts.filter(
    (one) =>
      one.person === to &&
      one.from > now &&
      monthOf(one.from, shown.rules.zone) === month &&
      isOfPart(one, part, shown.postsState, shown.everybody),
  );
  const inReturn = theirs.find((one) => one.shift === forShift);
  const swap = { shift, from: shift.person, to, ...(inReturn === undefined ? {} : { forShift: inReturn }) };
  const warnings = to === "" ? [] : swapWarnings(swap, shown.everybody, shown.rules);
  return (
    <div className="roster-shift-form">
      <Field label={say(rosterTexts.colleague)} required className="roster-field" name="to">
        {(control) => (
          <PickOne
            {...control}
            focused
            value={to === "" ? undefined : to}
            placeholder={say(rosterTexts.chooseColleague)}
            options={shown.people
              .filter((person) => person.id !== shift.person && person.disabled === undefined)
              .map((person) => ({ value: person.id, text: nameOf(person.id) }))}
            onChange={(chosen) => {
              setTo(chosen);
              setForShift("");
            }}
          />
        )}
      </Field>
      <Field label={say(rosterTexts.inReturn)} className="roster-field" name="for">
        {(control) => (
          <PickOne
            {...control}
            value={forShift}
            options={[
              { value: "", text: say(rosterTexts.nothingInReturn) },
              ...theirs.map((one) => ({ value: one.shift, text: editing.shiftName(one) })),
            ]}
            onChange={setForShift}
          />
        )}
      </Field>
      {to !== "" && (
        <OrderButton
          order="AskSwap"
          kind="primary"
          body={{ part, month, shift: shift.shift, to, ...(forShift === "" ? {} : { forShift }) }}
          onAccepted={onDone}
        >
          {say(rosterTexts.askSwap)}
        </OrderButton>
      )}
      {warnings.length > 0 && (
        <div className="roster-swap-warnings">
          <span className="quiet">{say(rosterTexts.swapWould)}</span>
          <ul>
            {warnings.map((warning) => (
              <li key={editing.warningText(warning)}>{editing.warningText(warning)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
