import { Button } from "../../ground/web/button.tsx";
import { Input } from "../../ground/web/input.tsx";
import { type ReactNode, useState } from "react";
import { instantOf } from "../../ground/instant.ts";
import { Form } from "../../ground/web/form.tsx";
import { Field } from "../../ground/web/field.tsx";
import { serverNow } from "../../ground/web/clock.ts";
import { Dialog } from "../../ground/web/dialog.tsx";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { RosterWarning } from "../facts.ts";
import { monthOf } from "../roster.ts";
import { type Difference, differencesOf, type MonthPlan, plansOf } from "./roster-draft.ts";
import { monthName } from "./roster-days.ts";
import { rosterTexts } from "./roster-texts.ts";
import type { RosterEditing } from "./use-roster-editing.ts";
import "./roster-dialogs.css";

interface SaveDialogProps {
  readonly part: string;
  readonly zone: string;
  readonly editing: RosterEditing;
  /** What the draft brings about. */
  readonly brought: readonly RosterWarning[];
  readonly onClose: () => void;
}

/** What will change, in words, before it is given: a month an order; what has begun needs a reason. */
export function SaveDialog({ part, zone, editing, brought, onClose }: SaveDialogProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const [reason, setReason] = useState("");
  const { draft, own, warningText } = editing;
  const plans = plansOf(draft, own, { now: instantOf(serverNow()), zone });
  const differences = Map.groupBy(differencesOf(draft, own), ({ shift }) => monthOf(shift.from, zone));
  const isPast = plans.some(({ begun }) => begun);
  const bodyOf = ({ month, add, remove }: MonthPlan) => ({
    ...{ part, month, add, remove },
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
  });
  // Rosters are not held here: what is taken away is left to the server, what is added is asked of the rule at once.
  const refusal = plans.map((plan) => rehearse(client, "PlanShifts", { ...bodyOf(plan), remove: [] })).find(Boolean);
  const lacksReason = isPast && reason.trim() === "";

  async function save(): Promise<void> {
    for (const plan of plans) {
      const answer = await giving.give("PlanShifts", bodyOf(plan));
      if (answer.kind !== "accepted") return;
      editing.saved(plan);
    }
    editing.announce(say(rosterTexts.savedMonth));
    onClose();
  }

  return (
    <Dialog onClose={onClose} title={say(rosterTexts.difference)} width={560}>
      <Form
        className="roster-save"
        send={null}
        ready={!lacksReason && refusal === undefined}
        busy={giving.busy}
        onSend={() => void save()}
        onClose={onClose}
      >
        {[...differences].map(([month, all]) => (
          <section key={month}>
            <h3>{say(rosterTexts.differenceOf, { month: say(monthName(`${month}-01`)), count: all.length })}</h3>
            <ul className="roster-differences">
              {all.map((difference) => (
                <DifferenceRow key={difference.shift.shift} difference={difference} editing={editing} />
              ))}
            </ul>
          </section>
        ))}
        {brought.length > 0 && (
          <section>
            <h3>{say(rosterTexts.warnings)}</h3>
            <ul>
              {brought.map((warning) => (
                <li key={warningText(warning)} className="roster-warning" data-what={warning.what}>
                  {warningText(warning)}
                </li>
              ))}
            </ul>
          </section>
        )}
        {isPast && (
          <Field label={say(rosterTexts.reasonPast)} required className="roster-field">
            {(control) => (
              <Input
                {...control}
                autoFocus
                required
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {refusal !== undefined && refusal !== null && !lacksReason && (
          <Trouble said={sentenceOfRefusal(client, refusal)} />
        )}
        <Trouble said={giving.trouble} />
        <div className="roster-shift-buttons">
          <Button
            danger
            look="text"
            onClick={() => {
              editing.discard();
              onClose();
            }}
          >
            {say(rosterTexts.discard)}
          </Button>
          <span className="panel-head-space" />
          <Button onClick={onClose}>{say(rosterTexts.cancel)}</Button>
          <Button look="primary" submit autoFocus={!isPast} busy={giving.busy} disabled={lacksReason}>
            {say(rosterTexts.save)}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface DifferenceRowProps {
  readonly difference: Difference;
  readonly editing: Pick<RosterEditing, "shiftName">;
}

function DifferenceRow({ difference, editing }: DifferenceRowProps): ReactNode {
  const say = useSay();
  const { kind, shift } = difference;
  return (
    <li data-kind={kind}>
      {kind === "moved" ? (
        <>
          <del>{editing.shiftName(shift)}</del> <span className="quiet">{say(rosterTexts.moved1)}</span>{" "}
          <ins>{editing.shiftName(difference.to)}</ins>
        </>
      ) : (
        <>
          <span className="quiet">{say(kind === "added" ? rosterTexts.added1 : rosterTexts.removed1)}</span>{" "}
          {kind === "added" ? <ins>{editing.shiftName(shift)}</ins> : <del>{editing.shiftName(shift)}</del>}
        </>
      )}
    </li>
  );
}
