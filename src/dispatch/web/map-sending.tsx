import { type ReactNode, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { placeWords } from "../../ground/place-words.ts";
import { TextField } from "../../ground/web/field.tsx";
import { Form } from "../../ground/web/form.tsx";
import { useHotkey } from "../../ground/web/hotkeys.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStream } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import { incidentStream, unitStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import type { Sending } from "./map-drag.ts";
import type { Spot } from "./map-dragging.ts";
import { PreemptionLoss } from "./preemption-loss.tsx";
import { dispatchTexts } from "./texts.ts";

interface SendingFormProps {
  readonly sending: Sending;
  /** Where it was let go. */
  readonly at: Spot;
  readonly onClose: () => void;
}

const [formWidth, formHeight] = [280, 150];

/** Asks once more before a unit drawn onto an incident is ordered there: Enter orders it, Esc leaves all as it was. */
export function SendingForm({ sending, at, onClose }: SendingFormProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const names = useNames();
  const giving = useGiving();
  const [reason, setReason] = useState("");
  const [demanded, setDemanded] = useState(false);
  const unit = useStream<Unit>(unitStream(sending.unit));
  const incident = useStream<Incident>(incidentStream(sending.incident));
  useHotkey("Escape", dispatchTexts.close, onClose, { whileTyping: true });
  if (unit === undefined || incident === undefined) return null;

  const body = { incidentId: incident.id, unitId: unit.id };
  const refusal = rehearse(client, "OrderUnit", body);
  const preempts = refusal?.refused === "UnitAlreadyCommitted" && unit.active?.incident !== incident.id;
  const asksReason = preempts || demanded || refusal?.refused === "ReasonDemanded";
  const refused = refusal !== null && !asksReason;
  const why = reason.trim();

  async function give(): Promise<void> {
    const extra = { ...(preempts ? { preempt: true } : {}), ...(why === "" ? {} : { reason: why }) };
    const answer = await giving.give("OrderUnit", { ...body, ...extra });
    if (answer.kind === "accepted") onClose();
    else if (answer.kind === "refused" && answer.refused.code === "ReasonDemanded") setDemanded(true);
  }

  const place = placeWords(incident.place);
  const title = say(preempts ? dispatchTexts.preemptUnitTo : dispatchTexts.sendUnitTo, {
    unit: unit.id,
    incident: incident.number,
  });
  const left = Math.max(8, Math.min(at.x + 8, at.width - formWidth - 8));
  const top = Math.max(8, Math.min(at.y + 8, at.height - formHeight - 8));
  return (
    <Form
      className="map-panel map-sending stack-form"
      label={title}
      dialog={{ left, top, width: formWidth }}
      send={refused ? null : say(preempts ? dispatchTexts.preempt : dispatchTexts.sendIt)}
      kind={preempts ? "danger" : "primary"}
      sendFocused={!asksReason}
      ready={!refused && (!asksReason || why !== "")}
      busy={giving.busy}
      trouble={refusal !== null && refused ? sentenceOfRefusal(client, refusal) : giving.trouble}
      leaveFocused={refused}
      onSend={() => void give()}
      onClose={onClose}
    >
      <h3 className="figures">{title}</h3>
      <p className="quiet cut">
        {[names.type(incident.handledType ?? incident.reportedType), ...(place === undefined ? [] : [say(place)])].join(
          " · ",
        )}
      </p>
      {preempts && <PreemptionLoss unit={unit} />}
      {asksReason && (
        <TextField
          label={say(dispatchTexts.sendingReason)}
          required
          most={500}
          focused
          value={reason}
          onChange={setReason}
        />
      )}
    </Form>
  );
}
