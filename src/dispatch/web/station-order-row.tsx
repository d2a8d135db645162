import { Button } from "../../ground/web/button.tsx";
import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { useTimeWords } from "../../district/web/use-time-words.ts";
import { millis } from "../../ground/instant.ts";
import { useNow } from "../../ground/web/clock.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { useSay } from "../../ground/web/language.ts";
import { useOpened } from "../../ground/web/use-opened.ts";
import { useClient } from "../../journal/web/client.ts";
import { OrderButton, ReasonForm } from "../../journal/web/order-button.tsx";
import { mayGive, rehearse } from "../../journal/web/rehearse.ts";
import type { Incident, StationOrder } from "../incident.ts";
import { isUnanswered, stands } from "../stage.ts";
import { offeredReasons } from "./offered-reasons.ts";
import { Shape } from "./shape.tsx";
import { unitOutlines } from "./shapes.ts";
import { StationPicker } from "./station-picker.tsx";
import { dispatchTexts } from "./texts.ts";
import { UnitPicker } from "./unit-picker.tsx";

/** An order to a station's desk: signed or not, and what its desk or the hall can do with it now. */
export function StationOrderRow({ incident, order }: { incident: Incident; order: StationOrder }): ReactNode {
  const say = useSay();
  const client = useClient();
  const names = useNames();
  const now = useNow();
  const times = useTimeWords();
  const { now: picking, open: pick, close } = useOpened<"crew" | { readonly reassign: string | null }>();
  const body = { incidentId: incident.id, stationOrderId: order.id };
  const time = (instant: string) => times.time(instant);
  const may = (name: string, extra: Readonly<Record<string, unknown>> = {}) =>
    rehearse(client, name, { ...body, ...extra }) === null;
  const maySend = mayGive(client, "SendCrew") && order.signedAt !== undefined && stands(order);
  const unsigned = order.signedAt === undefined && stands(order);
  const station = names.station(order.station);

  return (
    <li className="assignment" data-active={stands(order)} aria-label={station}>
      <div className="assignment-head">
        <Shape outline={unsigned ? unitOutlines.awaitingAcknowledgement : unitOutlines.acknowledged} />
        <strong>{station}</strong>
        <span className="quiet figures cut">
          {say(dispatchTexts.orderedAt, { time: time(order.orderedAt) })}
          {order.signedAt !== undefined && ` · ${say(dispatchTexts.signedAt, { time: time(order.signedAt) })}`}
        </span>
        <span className="panel-head-space" />
        {unsigned && (
          <span className="figures" role="status">
            {say(dispatchTexts.unsigned)}{" "}
            <span className="quiet">{elapsedText((now - millis(order.orderedAt)) / 1000)}</span>
          </span>
        )}
      </div>
      {order.returned !== undefined && (
        <p className="card-line">
          {say(dispatchTexts.returnedAt, { time: time(order.returned.at), reason: order.returned.reason })}
        </p>
      )}
      {order.withdrawnAt !== undefined && (
        <p className="card-line quiet">{say(dispatchTexts.withdrawnAt, { time: time(order.withdrawnAt) })}</p>
      )}
      <div className="assignment-orders">
        {may("SignOrder") && (
          <OrderButton order="SignOrder" body={body} kind="primary" label={`${say(dispatchTexts.sign)} ${station}`}>
            {say(dispatchTexts.sign)}
          </OrderButton>
        )}
        {maySend && (
          <Button
            look={isUnanswered(incident, order) ? "primary" : "plain"}
            onClick={() => (picking === "crew" ? close() : pick("crew"))}
          >
            {say(dispatchTexts.sendCrew)}
          </Button>
        )}
        {may("ReturnOrder", { reason: "…" }) && (
          <OrderButton
            order="ReturnOrder"
            body={body}
            reason="needed"
            offered={offeredReasons["ReturnOrder"] ?? []}
            label={`${say(dispatchTexts.giveOrderBack)} ${station}`}
          >
            {say(dispatchTexts.giveOrderBack)}
          </OrderButton>
        )}
        {may("WithdrawStationOrder", { reason: "…" }) && (
          <OrderButton
            order="WithdrawStationOrder"
            body={body}
            reason="needed"
            offered={offeredReasons["WithdrawStationOrder"] ?? []}
            label={`${say(dispatchTexts.withdraw)} ${station}`}
          >
            {say(dispatchTexts.withdraw)}
          </OrderButton>
        )}
        {unsigned && mayGive(client, "ReassignStation") && (
          <Button onClick={() => (picking === null ? pick({ reassign: null }) : close())}>
            {say(dispatchTexts.reassignStation)}
          </Button>
        )}
      </div>
      {picking === "crew" && (
        <UnitPicker
          incident={incident}
          label={dispatchTexts.sendCrew}
          order="SendCrew"
          bodyFor={(unitId) => ({ ...body, unitId })}
          mayPreempt={false}
          onlyStation={order.station}
          instead={
            <>
              {say(dispatchTexts.makeAvailable)}{" "}
              {may("ReturnOrder", { reason: "…" }) && (
                <OrderButton order="ReturnOrder" body={body} reason="needed">
                  {say(dispatchTexts.giveBackOrder)}
                </OrderButton>
              )}
            </>
          }
          onClose={close}
        />
      )}
      {picking !== null && picking !== "crew" && picking.reassign === null && (
        <ReasonForm
          doing={say(dispatchTexts.chooseStation)}
          offered={offeredReasons["ReassignStation"] ?? []}
          optional={false}
          busy={false}
          trouble={null}
          onGive={(reassign) => pick({ reassign })}
          onClose={close}
        />
      )}
      {picking !== null && picking !== "crew" && picking.reassign !== null && (
        <StationPicker
          incident={incident}
          label={dispatchTexts.reassignStation}
          order="ReassignStation"
          bodyFor={(stationId) => ({ ...body, stationId, reason: picking.reassign })}
          onClose={close}
        />
      )}
    </li>
  );
}
