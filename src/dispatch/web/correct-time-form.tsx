import { Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { dayAndTime, instantFrom, useDistrict } from "../../district/web/use-district.ts";
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
  const id = useId();
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
      <label htmlFor={`${id}step`}>{say(dispatchTexts.step)}</label>
      <PickOne<Step>
        id={`${id}step`}
        value={step}
        onChange={(chosen) => {
          setStep(chosen);
          setTime(written(chosen));
        }}
        options={taken.map((value) => ({ value, text: say(stepNames[value]) }))}
      />
      <label htmlFor={`${id}time`}>{say(dispatchTexts.newTime)}</label>
      <Input
        id={`${id}time`}
        size="small"
        autoFocus
        className="figures"
        value={time}
        {...(to === null ? { status: "error" as const, "aria-describedby": `${id}bad` } : {})}
        onChange={(event) => setTime(event.target.value)}
      />
      {to === null && (
        <span id={`${id}bad`} className="trouble">
          {say(dispatchTexts.badTime)}
        </span>
      )}
      <label htmlFor={`${id}reason`}>{say(journalTexts.reason)}</label>
      <Input
        id={`${id}reason`}
        size="small"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </OrderForm>
  );
}
