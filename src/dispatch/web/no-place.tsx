import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useClient } from "../../journal/web/client.ts";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { IncidentOrderForm } from "./incident-orders.tsx";
import { incidentOrders } from "./orders-for.ts";
import { dispatchTexts } from "./texts.ts";

interface NoPlaceProps {
  readonly incident: Incident;
  readonly pickPoint?: () => Promise<readonly [number, number] | null>;
}

const correctPlace = incidentOrders.find(({ order }) => order === "CorrectPlace");

/** Says that nothing is recommended without a place on the map, and lets it be given right here. */
export function NoPlace({ incident, pickPoint }: NoPlaceProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const [giving, setGiving] = useState(false);
  if (giving && correctPlace !== undefined) {
    return (
      <IncidentOrderForm
        incident={incident}
        order={correctPlace}
        title={say(dispatchTexts.givePlace)}
        pickPoint={pickPoint ?? (() => Promise.resolve(null))}
        onClose={() => setGiving(false)}
      />
    );
  }
  return (
    <div className="card-line no-place" role="status">
      <span>{say(dispatchTexts.noPlaceNoOffer)}</span>
      {mayGive(client, "CorrectPlace") && (
        <Button look="primary" onClick={() => setGiving(true)}>
          {say(dispatchTexts.givePlace)}
        </Button>
      )}
    </div>
  );
}
