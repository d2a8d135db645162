import type { ReactNode } from "react";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { changeOf } from "./offer-changed.ts";
import { responseTexts } from "./response-texts.ts";
import type { Recommendation } from "./use-recommendation.ts";

/** When the offer was asked for again: who is no longer in it and why, and who is in it instead. */
export function OfferChange({
  incident,
  recommendation,
}: {
  incident: Incident;
  recommendation: Recommendation;
}): ReactNode {
  const say = useSay();
  const client = useClient();
  const units = useStreams<Unit>("unit");
  const callsign = (id: string) => units.find(({ state }) => state.id === id)?.state.callsign ?? id;
  const { gone, come } = changeOf(
    recommendation.before,
    recommendation.recommended,
    incident.assignments.map(({ unit }) => unit),
  );
  const lost = gone.flatMap((unitId) => {
    const refusal = rehearse(client, "OrderUnit", { incidentId: incident.id, unitId, recommended: unitId });
    return refusal === null ? [] : [say(sentenceOfRefusal(client, refusal))];
  });
  // Who is still free and merely no longer first is no news.
  if (lost.length === 0) return null;
  return (
    <p role="status" className="card-line offer-change">
      {say(responseTexts.offerRefreshed)} {lost.join(" ")}{" "}
      {come.length > 0
        ? say(responseTexts.offerNow, { units: come.map(callsign).join(" ") })
        : say(responseTexts.offerNobody)}
    </p>
  );
}
