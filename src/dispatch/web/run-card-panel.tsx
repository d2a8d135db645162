import { Button } from "../../ground/web/button.tsx";
import { type ReactNode, useState } from "react";
import type { CardPlace, RunCard } from "../../district/run-card.ts";
import { useSay } from "../../ground/web/language.ts";
import { Trouble } from "../../ground/web/trouble.tsx";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { OrderButton, useGiving } from "../../journal/web/order-button.tsx";
import { mayGive } from "../../journal/web/rehearse.ts";
import type { DispatchFact } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { whyNotOrdered } from "../assignment-facts.ts";
import { capabilityNames, informedPostNames, unitKindNames } from "../../ground/force.ts";
import type { Unit } from "../unit.ts";
import { responseTexts } from "./response-texts.ts";

interface RunCardPanelProps {
  readonly incident: Incident;
  readonly card: RunCard & { readonly places: readonly CardPlace[] };
  /** Who is recommended and can be ordered now. */
  readonly recommended: readonly string[];
  /** The group was ordered, or refused: the offer is no longer what it was. */
  readonly onAnswered: () => void;
}

/** What the run card asks for: each place with who fills it or should, and who is to be told. */
export function RunCardPanel({ incident, card, recommended, onAnswered }: RunCardPanelProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const giving = useGiving();
  const units = useStreams<Unit>("unit");
  const callsign = (id: string) => units.find(({ state }) => state.id === id)?.state.callsign ?? id;
  const told = incident.informed?.map(({ post }) => post) ?? [];
  const { level } = card.when;
  // Without a place nothing was looked for, so nobody is said to be missing.
  const isPlaced = incident.place.point !== undefined;

  const [answer, setAnswer] = useState<{ readonly incident: string; readonly facts: readonly DispatchFact[] } | null>(
    null,
  );
  const answered = answer?.incident === incident.id ? answer.facts : [];
  const ordered = answered.flatMap((fact) => (fact.type === "UnitOrdered" ? [fact.data.callsign] : []));
  const notOrdered = answered.flatMap((fact) => (fact.type === "UnitNotOrdered" ? [fact.data] : []));

  async function sendAll(): Promise<void> {
    const units = recommended.map((unitId) => ({ unitId, recommended: unitId }));
    const given = await giving.give("OrderUnits", { incidentId: incident.id, units });
    setAnswer(
      given.kind === "accepted" ? { incident: incident.id, facts: given.facts as readonly DispatchFact[] } : null,
    );
    if (given.kind !== "accepted") onAnswered();
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
              {place.suggested !== undefined && !recommended.includes(place.suggested) && (
                <span className="quiet"> {say(responseTexts.atOtherWork)}</span>
              )}
              {isPlaced && place.sent === undefined && place.suggested === undefined && (
                <Trouble standing said={responseTexts.nobody} />
              )}
              {place.substitute && <span className="quiet"> {say(responseTexts.substitute)}</span>}
            </span>
          </li>
        ))}
      </ul>
      <div className="run-card-acts">
        {recommended.length > 0 && mayGive(client, "OrderUnits") && (
          <Button look="primary" busy={giving.busy} onClick={() => void sendAll()}>
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
      {answered.length > 0 && (
        <p role="status">
          {say(responseTexts.groupOrdered, { units: ordered.join(" ") })}
          {notOrdered.length > 0 && (
            <Trouble standing said={responseTexts.groupNotOrdered}>
              {notOrdered.map((data) => say(whyNotOrdered(data))).join(" ")}
            </Trouble>
          )}
        </p>
      )}
      <Trouble said={giving.trouble} />
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
