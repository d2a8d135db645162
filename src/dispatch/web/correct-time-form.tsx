import { Button, Input } from "antd";
import { type ReactNode, useId, useState } from "react";
import { dayAndTime, instantFrom, useDistrict } from "../../district/web/use-district.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { journalTexts } from "../../journal/web/texts.ts";
import { steps } from "../facts.ts";
import type { Assignment, Incident, Step } from "../incident.ts";
import { stepNames } from "../names.ts";
import { dispatchTexts } from "./texts.ts";

/** Corrects one recorded time of an assignment; the original stays in the log beside it. */
export function CorrectTimeForm(props: { incident: Incident; assignment: Assignment; onClose: () => void }): ReactNode {
  const { incident, assignment, onClose } = props;
  const say = useSay();
  const { utcOffsetMinutes } = useDistrict();
  const giving = useGiving();
  const taken = steps.filter((step) => assignment.times[step] !== undefined);
  const written = (step: Step) =>
    dayAndTime(assignment.times[step] ?? assignment.times.ordered ?? "", utcOffsetMinutes);
  const [step, setStep] = useState<Step>(assignment.step);
  const [time, setTime] = useState(written(assignment.step));
  const [reason, setReason] = useState("");
  const id = useId();
  const to = instantFrom(time, utcOffsetMinutes);

  async function give(): Promise<void> {
    const body = { incidentId: incident.id, assignmentId: assignment.id, step, to, reason: reason.trim() };
    if ((await giving.give("CorrectTime", body)).kind === "accepted") onClose();
  }

  return (
    <form
      className="stack-form"
      aria-label={say(dispatchTexts.correctTimes, { unit: assignment.callsign })}
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== null && reason.trim() !== "") void give();
      }}
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
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
      <div className="form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(dispatchTexts.close)}
        </Button>
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={giving.busy}
          disabled={to === null || reason.trim() === ""}
        >
          {say(dispatchTexts.correctTime)}
        </Button>
      </div>
    </form>
  );
}
