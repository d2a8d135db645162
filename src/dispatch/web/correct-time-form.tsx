import { type ReactNode, useState } from "react";
import { dayAndTime, instantFrom, useDistrict } from "../../district/web/use-district.ts";
import { Field, TextField } from "../../ground/web/field.tsx";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { OrderForm } from "../../journal/web/order-form.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { stepNames, steps } from "../assignment-facts.ts";
import type { Assignment, Incident, Step } from "../incident.ts";
import { dispatchTexts } from "./texts.ts";

/** Corrects one recorded time of an assignment; the original stays in the log beside it. */
export function CorrectTimeForm(props: { incident: Incident; assignment: Assignment; onClose: () => void }): ReactNode {
  const { incident, assignment, onClose } = props;
  const say = useSay();
  const { zone } = useDistrict();
  const taken = steps.filter((step) => assignment.times[step] !== undefined);
  const written = (step: Step) => dayAndTime(assignment.times[step] ?? assignment.times.ordered ?? "", zone);
  const [step, setStep] = useState<Step>(assignment.step);
  const [time, setTime] = useState(written(assignment.step));
  const [reason, setReason] = useState("");
  const to = instantFrom(time, zone);

  return (
    <OrderForm
      className="stack-form"
      label={say(dispatchTexts.correctTimes, { unit: assignment.callsign })}
      send={say(dispatchTexts.correctTime)}
      order="CorrectTime"
      body={
        to === null || reason.trim() === ""
          ? null
          : { incidentId: incident.id, assignmentId: assignment.id, step, to, reason: reason.trim() }
      }
      onClose={onClose}
    >
      <Field label={say(dispatchTexts.step)} name="step">
        {(control) => (
          <PickOne<Step>
            {...control}
            value={step}
            onChange={(chosen) => {
              setStep(chosen);
              setTime(written(chosen));
            }}
            options={taken.map((value) => ({ value, text: say(stepNames[value]) }))}
          />
        )}
      </Field>
      <TextField
        label={say(dispatchTexts.newTime)}
        name="to"
        focused
        figures
        required
        trouble={to === null ? dispatchTexts.badTime : null}
        value={time}
        onChange={setTime}
      />
      <TextField
        label={say(journalTexts.reason)}
        name="reason"
        required
        most={500}
        value={reason}
        onChange={setReason}
      />
    </OrderForm>
  );
}
