import { Button } from "antd";
import type { ReactNode } from "react";
import type { CardPlace, RunCard } from "../../district/run-card.ts";
import { useSay } from "../../ground/web/language.ts";
import { useDesk, useStreams } from "../../journal/web/desk.ts";
import { OrderButton, useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { capabilityNames, informedPostNames, unitKindNames } from "../names.ts";
import type { Unit } from "../unit.ts";
import { responseTexts } from "./response-texts.ts";

interface RunCardPanelProps {
  readonly incident: Incident;
  readonly card: RunCard & { readonly places: readonly CardPlace[] };
  readonly recommended: readonly string[];
}

/** What the run card asks for: each place with who fills it or should, and who is to be told. */
export function RunCardPanel({ incident, card, recommended }: RunCardPanelProps): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const giving = useGiving();
  const units = useStreams<Unit>("unit");
  const callsign = (id: string) => units.find(({ state }) => state.id === id)?.state.callsign ?? id;
  const told = incident.informed?.map(({ post }) => post) ?? [];
  const { level } = card.when;

  async function sendAll(): Promise<void> {
    for (const unitId of recommended) {
      const body = { incidentId: incident.id, unitId, recommended: unitId };
      // The first that is refused says why; the rest are left to the person.
      if ((await giving.give("OrderUnit", body)).kind !== "accepted") return;
    }
  }

  return (
    <section className="run-card" aria-label={say(responseTexts.runCard)}>
      <h4>
        <span className="quiet">{say(responseTexts.runCard)}</span> {say(card.name)}
        {level !== undefined && level > 1 && <span className="quiet"> · {say(responseTexts.level, { level })}</span>}
      </h4>
      <ul>
        {card.places.map((place, index) => (
          // Places of one line are alike and never move.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index} data-filled={place.sent !== undefined}>
            <span className="cut">{forceWords(card, place, say)}</span>
            <span className="figures">
              {place.sent !== undefined && `✓ ${callsign(place.sent)}`}
              {place.suggested !== undefined && `→ ${callsign(place.suggested)}`}
              {place.sent === undefined && place.suggested === undefined && (
                <span className="trouble">{say(responseTexts.nobody)}</span>
              )}
              {place.substitute && <span className="quiet"> {say(responseTexts.substitute)}</span>}
            </span>
          </li>
        ))}
      </ul>
      <div className="run-card-acts">
        {recommended.length > 0 && mayGive(desk, "OrderUnit") && (
          <Button size="small" type="primary" loading={giving.busy} onClick={() => void sendAll()}>
            {say(responseTexts.sendRecommended, { units: recommended.map(callsign).join(" ") })}
          </Button>
        )}
        {card.inform.map((post) =>
          told.includes(post) ? (
            <span key={post} className="quiet">
              {say(responseTexts.informed, { post: say(informedPostNames[post]) })}
            </span>
          ) : (
            <OrderButton key={post} order="InformPost" body={{ incidentId: incident.id, post }}>
              {say(responseTexts.informPost, { post: say(informedPostNames[post]) })}
            </OrderButton>
          ),
        )}
      </div>
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
    </section>
  );
}

function forceWords(card: RunCard, { line }: CardPlace, say: ReturnType<typeof useSay>): string {
  const { kinds = [], capabilities = [] } = card.send[line] ?? {};
  return [
    kinds.map((kind) => say(unitKindNames[kind])).join(" / "),
    ...capabilities.map((one) => say(capabilityNames[one])),
  ]
    .filter(Boolean)
    .join(" · ");
}
