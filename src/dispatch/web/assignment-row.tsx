import { MenuButton } from "../../ground/web/menu-button.tsx";
import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { PickOne } from "../../ground/web/pick-one.tsx";
import { useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton, ReasonForm, useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import { assignmentRoleNames, endingNames, stepNames, steps } from "../assignment-facts.ts";
import type { Assignment, Incident, Step } from "../incident.ts";
import { undoSeconds } from "../mending.ts";
import { isActive, isOpen } from "../stage.ts";
import { arrivalWords, type Estimate } from "./arrival-words.ts";
import { type AssignmentAction, actionsFor } from "./assignment-actions.ts";
import { CorrectTimeForm } from "./correct-time-form.tsx";
import { RecordingLine } from "./recording-line.tsx";
import { offeredReasons } from "./offered-reasons.ts";
import { responseTexts } from "./response-texts.ts";
import { Shape } from "./shape.tsx";
import { unitOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";
import { UnitPicker } from "./unit-picker.tsx";

const outlineOfStep = {
  ordered: unitOutlines.awaitingAcknowledgement,
  acknowledged: unitOutlines.acknowledged,
  enRoute: unitOutlines.enRoute,
  onScene: unitOutlines.onScene,
  handling: unitOutlines.handling,
  cleared: unitOutlines.returning,
} as const;

type Aside = "correct" | "expect" | AssignmentAction | { readonly reassign: string | null };

interface AssignmentRowProps {
  readonly incident: Incident;
  readonly assignment: Assignment;
  /** Undefined: not known, or there already. */
  readonly arrives: Estimate | undefined;
}

/** One crew on this incident: its steps with their times, the next step as a button, the rest behind a menu. */
export function AssignmentRow({ incident, assignment, arrives }: AssignmentRowProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const names = useNames();
  const now = useNow();
  const { now: aside, open: openAside, close } = useOpened<Aside>();
  const active = isActive(assignment);
  const { steps: ahead, ways, canUndo } = actionsFor(client, incident, assignment);
  const [next, ...later] = ahead;
  const clear = later.find(({ order }) => order === "ClearUnit");
  const since = assignment.times[assignment.step];
  const menu: { key: string; label: string; pick: () => void }[] = [
    ...later.filter((action) => action !== clear).map((action) => entry(action)),
    ...ways.map((action) => entry(action)),
    ...(active && isOpen(incident) && mayGive(client, "ReassignUnit")
      ? [{ key: "reassign", label: say(dispatchTexts.reassign), pick: () => openAside({ reassign: null }) }]
      : []),
    ...(active && assignment.times.onScene !== undefined && mayGive(client, "ExpectClearing")
      ? [{ key: "expect", label: say(responseTexts.expectClearing), pick: () => openAside("expect") }]
      : []),
    ...(mayGive(client, "CorrectTime")
      ? [{ key: "correct", label: say(dispatchTexts.correctTime), pick: () => openAside("correct") }]
      : []),
  ];

  function entry(action: AssignmentAction): { key: string; label: string; pick: () => void } {
    return { key: action.order + action.title.en, label: say(action.title), pick: () => openAside(action) };
  }

  return (
    <li className="assignment" data-active={active} aria-label={assignment.callsign}>
      <div className="assignment-head">
        <Shape outline={outlineOfStep[assignment.step]} />
        <strong>{assignment.callsign}</strong>
        <span className="quiet cut">
          {say(assignmentRoleNames[assignment.role])}
          {assignment.station !== undefined && ` · ${names.station(assignment.station)}`}
        </span>
        <span className="panel-head-space" />
        {active ? (
          <span className="figures" role="status">
            {say(stepNames[assignment.step])}
            {since !== undefined && <span className="quiet"> {elapsedText((now - millis(since)) / 1000)}</span>}
          </span>
        ) : (
          <span className="quiet">{say(endingNames[assignment.ending ?? "done"])}</span>
        )}
      </div>
      <StepTimes assignment={assignment} />
      {active && <Outlook assignment={assignment} arrives={arrives} now={now} />}
      {active && <RecordingLine incident={incident} assignment={assignment} />}
      <div className="assignment-orders">
        {next !== undefined && (
          <OrderButton
            order={next.order}
            body={next.body}
            kind="primary"
            label={`${say(next.title)} ${assignment.callsign}`}
          >
            {say(next.title)}
          </OrderButton>
        )}
        {clear !== undefined && (
          <OrderButton order={clear.order} body={clear.body} label={`${say(clear.title)} ${assignment.callsign}`}>
            {say(clear.title)}
          </OrderButton>
        )}
        {canUndo && (
          <OrderButton
            order="UndoStep"
            body={{ incidentId: incident.id, assignmentId: assignment.id }}
            label={say(dispatchTexts.undoLabel, { unit: assignment.callsign })}
          >
            <span className="figures">
              {say(dispatchTexts.undo, { seconds: secondsLeft(assignment.latest.recordedAt, now) })}
            </span>
          </OrderButton>
        )}
        {menu.length > 0 && (
          <MenuButton
            aria-label={`${say(dispatchTexts.more)} ${assignment.callsign}`}
            items={menu}
            onPick={(picked) => menu.find(({ key }) => key === picked)?.pick()}
          >
            {say(dispatchTexts.more)}
          </MenuButton>
        )}
        {aside !== null && typeof aside === "object" && "order" in aside && (
          <AsideOrder action={aside} callsign={assignment.callsign} onDone={close} />
        )}
      </div>
      {aside !== null && typeof aside === "object" && "reassign" in aside && (
        <Reassigning
          incident={incident}
          assignment={assignment}
          reason={aside.reassign}
          onReason={(reassign) => openAside({ reassign })}
          onClose={close}
        />
      )}
      {aside === "expect" && <ExpectClearing incident={incident} assignment={assignment} onClose={close} />}
      {aside === "correct" && <CorrectTimeForm incident={incident} assignment={assignment} onClose={close} />}
    </li>
  );
}

/** When it will be there, or free. */
function Outlook({
  assignment,
  arrives,
  now,
}: Pick<AssignmentRowProps, "assignment" | "arrives"> & { readonly now: number }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const { clearsAt } = assignment;
  const words = arrives === undefined ? undefined : arrivalWords(arrives, now);
  if (clearsAt !== undefined) {
    return <span className="figures quiet">{say(responseTexts.clearsAt, { time: times.time(clearsAt) })}</span>;
  }
  return words === undefined ? null : (
    <span className="figures quiet">{say(words.text, { ...words.with, by: say(words.by) })}</span>
  );
}

const clearingChoices = [5, 10, 15, 20, 30, 45, 60, 90, 120];

function ExpectClearing({
  incident,
  assignment,
  onClose,
}: Pick<AssignmentRowProps, "incident" | "assignment"> & { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const giving = useGiving();
  const body = { incidentId: incident.id, assignmentId: assignment.id };
  async function give(minutes: number): Promise<void> {
    if ((await giving.give("ExpectClearing", { ...body, minutes })).kind === "accepted") onClose();
  }
  return (
    <div className="stack-form">
      <PickOne<number>
        focused
        label={say(responseTexts.expectClearing)}
        placeholder={say(responseTexts.expectClearing)}
        value={undefined}
        options={clearingChoices.map((minutes) => ({ value: minutes, text: say(responseTexts.minutes, { minutes }) }))}
        onChange={(minutes) => void give(minutes)}
      />
      <Trouble said={giving.trouble} />
    </div>
  );
}

interface ReassigningProps {
  readonly incident: Incident;
  readonly assignment: Assignment;
  readonly reason: string | null;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** First why, then to whom. */
function Reassigning({ incident, assignment, reason, onReason, onClose }: ReassigningProps): ReactNode {
  const say = useSay();
  if (reason === null) {
    return (
      <ReasonForm
        doing={say(dispatchTexts.chooseUnit)}
        offered={offeredReasons["ReassignUnit"] ?? []}
        optional={false}
        busy={false}
        trouble={null}
        onGive={onReason}
        onClose={onClose}
      />
    );
  }
  return (
    <UnitPicker
      incident={incident}
      label={dispatchTexts.reassign}
      order="ReassignUnit"
      bodyFor={(unitId) => ({ incidentId: incident.id, assignmentId: assignment.id, unitId, reason })}
      mayPreempt={false}
      onClose={onClose}
    />
  );
}

/** An order chosen from the menu: given by one more press, with its reason where it needs one. */
function AsideOrder({
  action,
  callsign,
  onDone,
}: {
  action: AssignmentAction;
  callsign: string;
  onDone: () => void;
}): ReactNode {
  const say = useSay();
  return (
    <OrderButton
      key={action.order}
      order={action.order}
      body={action.body}
      kind="danger"
      label={`${say(action.title)} ${callsign}`}
      autoFocus
      offered={offeredReasons[action.order] ?? []}
      {...(action.reason === undefined ? {} : { reason: action.reason })}
      onAccepted={onDone}
    >
      {say(action.title)}
    </OrderButton>
  );
}

function secondsLeft(recordedAt: string, now: number): number {
  return Math.max(0, undoSeconds - Math.floor((now - millis(recordedAt)) / 1000));
}

/** The times of an assignment, one column a step, so that rows compare at a glance; a corrected one is marked. */
function StepTimes({ assignment }: { assignment: Assignment }): ReactNode {
  const say = useSay();
  const times = useTimeWords();
  const correction = (step: Step) => assignment.corrections.findLast((entry) => entry.step === step);
  return (
    <dl className="step-times">
      {steps.map((step) => {
        const time = assignment.times[step];
        const corrected = correction(step);
        return (
          <div key={step} data-step={step}>
            <dt>{say(stepNames[step])}</dt>
            <dd
              className="figures"
              {...(corrected === undefined
                ? {}
                : {
                    title: say(dispatchTexts.corrected, {
                      from: times.time(corrected.from),
                      by: corrected.by,
                      reason: corrected.reason,
                    }),
                  })}
            >
              {time === undefined ? "–" : times.time(time)}
              {corrected !== undefined && "*"}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
