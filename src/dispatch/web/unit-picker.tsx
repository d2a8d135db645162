import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import type { Refusal } from "../../ground/refusal.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { useSay } from "../../ground/web/language.ts";
import { useClient, useStreams } from "../../journal/web/client.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import type { Unit } from "../unit.ts";
import { unitKindNames } from "../../ground/force.ts";
import { Picker } from "../../ground/web/picker.tsx";
import { Trouble } from "../../ground/web/trouble.tsx";
import { responseTexts } from "./response-texts.ts";
import { NoPlace } from "./no-place.tsx";
import { OfferChange } from "./offer-change.tsx";
import { PreemptionLoss } from "./preemption-loss.tsx";
import { RunCardPanel } from "./run-card-panel.tsx";
import { dispatchTexts } from "./texts.ts";
import { chooseFrom, type UnitChoice } from "./unit-choice.ts";
import { UnitRow } from "./unit-row.tsx";
import { useRecommendation } from "./use-recommendation.ts";
import { WhyForm } from "./why-form.tsx";

interface UnitPickerProps {
  readonly incident: Incident;
  readonly label: Sentence;
  /** The order that a choice gives, and its body for a unit. */
  readonly order: string;
  readonly bodyFor: (unitId: string) => Readonly<Record<string, unknown>>;
  readonly mayPreempt: boolean;
  readonly onlyStation?: string;
  /** What can be done where nobody in the list can go. */
  readonly instead?: ReactNode;
  readonly pickPoint?: () => Promise<readonly [number, number] | null>;
  readonly onClose: () => void;
}

/** A reason is asked for before the order is given: the rule demands one, or the unit leaves other work. */
interface Asking {
  readonly unit: Unit;
  readonly preempts: boolean;
}

/**
 * What the run card asks for, and who can go, the soonest first; below, who cannot and why. A committed unit can be
 * pre-empted with a reason, and where the card demands one, so can another than the recommended be taken.
 */
export function UnitPicker({
  incident,
  label,
  order,
  bodyFor,
  mayPreempt,
  onlyStation,
  instead,
  pickPoint,
  onClose,
}: UnitPickerProps): ReactNode {
  const say = useSay();
  const client = useClient();
  const names = useNames();
  const giving = useGiving();
  const streams = useStreams<Unit>("unit");
  const [asking, setAsking] = useState<Asking | null>(null);

  const isPlaced = incident.place.point !== undefined;
  const recommendation = useRecommendation(
    incident.id,
    `${incident.assignments.length} ${incident.place.point?.join() ?? ""}`,
  );
  const { again } = recommendation;
  const ordersDirectly = order === "OrderUnit";
  const isOrderable = (unitId: string) =>
    lessReason(rehearse(client, "OrderUnit", { incidentId: incident.id, unitId, recommended: unitId })) === null;
  // Only who can be ordered at this moment is recommended; one who no longer can makes the offer be asked for again.
  const recommended = isPlaced ? recommendation.recommended.filter(isOrderable) : [];
  const gone = recommendation.recommended.filter(
    (unit) => !isOrderable(unit) && !incident.assignments.some((one) => one.unit === unit),
  );
  const goneNow = ordersDirectly ? gone.join(" ") : "";
  useEffect(() => {
    if (goneNow !== "") again();
  }, [goneNow, again]);
  const bodyOf = (unit: string) => {
    const first = recommended.includes(unit) ? unit : recommended[0];
    return { ...bodyFor(unit), ...(ordersDirectly && first !== undefined ? { recommended: first } : {}) };
  };
  const choices = useMemo(() => {
    const units = streams
      .map(({ state }) => state)
      .filter((unit) => onlyStation === undefined || unit.station === onlyStation);
    return chooseFrom(
      units,
      incident.place.point,
      (unit) => lessReason(rehearse(client, order, bodyOf(unit.id))),
      recommendation.by,
      isPlaced ? recommendation.recommended : [],
      recommendation.leftOut,
    );
    // bodyOf is made anew at each drawing and says the same; the incident and the recommendation stand for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [streams, incident, client, order, onlyStation, recommendation]);

  async function give(unit: Unit, extra: Readonly<Record<string, unknown>>): Promise<boolean> {
    const answer = await giving.give(order, { ...bodyOf(unit.id), ...extra });
    if (answer.kind === "accepted") onClose();
    else again();
    return answer.kind === "accepted";
  }

  const canPreempt = (choice: UnitChoice) =>
    mayPreempt && choice.refusal?.refused === "UnitAlreadyCommitted" && choice.unit.active?.incident !== incident.id;

  function pick({ unit, refusal }: UnitChoice): void {
    const preempts = refusal !== null;
    const needsReason = preempts || rehearse(client, order, bodyOf(unit.id))?.refused === "ReasonDemanded";
    if (needsReason) setAsking({ unit, preempts });
    else void give(unit, {});
  }

  const nobody = choices.length > 0 && choices.every((choice) => choice.refusal !== null && !canPreempt(choice));

  if (asking !== null) {
    const { unit, preempts } = asking;
    return (
      <AskWhy
        {...{ asking, giving }}
        draft={`reason ${order} ${incident.id} ${unit.id}`}
        other={recommended.includes(unit.id) ? undefined : recommended[0]}
        onGive={(reason) => give(unit, { ...(preempts ? { preempt: true } : {}), reason })}
        onClose={() => setAsking(null)}
      />
    );
  }
  return (
    <>
      {!isPlaced && <NoPlace incident={incident} {...(pickPoint === undefined ? {} : { pickPoint })} />}
      {ordersDirectly && isPlaced && <OfferChange incident={incident} recommendation={recommendation} />}
      {ordersDirectly && recommendation.runCard !== null && (
        <RunCardPanel incident={incident} card={recommendation.runCard} recommended={recommended} onAnswered={again} />
      )}
      {nobody && (
        <div className="card-line nobody-able" role="status">
          {say(dispatchTexts.nobodyAble)} {instead}
        </div>
      )}
      <Picker
        label={label}
        placeholder={dispatchTexts.filterUnits}
        none={dispatchTexts.noUnits}
        hint={dispatchTexts.orderHint}
        choices={choices}
        busy={giving.busy}
        keyOf={({ unit }) => unit.id}
        textOf={({ unit }) =>
          [
            unit.callsign,
            unit.id,
            unit.station === undefined ? "" : names.station(unit.station),
            say(unitKindNames[unit.kind]),
          ].join(" ")
        }
        disabled={(choice) => choice.refusal !== null && !canPreempt(choice)}
        whyNot={({ refusal }) => whyNot(client, refusal, say)}
        unchosen={!isPlaced}
        row={(choice) => (
          <UnitRow
            choice={choice}
            isRecommended={recommended.includes(choice.unit.id)}
            canPreempt={canPreempt(choice)}
            against={whyNot(client, choice.refusal, say)}
          />
        )}
        onPick={pick}
        onClose={onClose}
      />
      {isPlaced && recommendation.note !== null && <p className="quiet card-line">{say(recommendation.note)}</p>}
      <Trouble said={giving.trouble} />
    </>
  );
}

interface AskWhyProps {
  readonly asking: Asking;
  readonly draft: string;
  /** Who is recommended in its place. */
  readonly other: string | undefined;
  readonly giving: ReturnType<typeof useGiving>;
  readonly onGive: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Why this unit: it leaves other work, or is another than the recommended. */
function AskWhy({ asking, draft, other, giving, onGive, onClose }: AskWhyProps): ReactNode {
  const say = useSay();
  const { unit, preempts } = asking;
  return (
    <WhyForm
      question={
        preempts
          ? say(dispatchTexts.preemptWhy, { unit: unit.callsign })
          : other === undefined
            ? say(responseTexts.reasonPlain, { unit: unit.callsign })
            : say(responseTexts.reasonWhy, { unit: unit.callsign, recommended: other })
      }
      about={preempts ? <PreemptionLoss unit={unit} /> : undefined}
      act={preempts ? dispatchTexts.preempt : dispatchTexts.orderUnit}
      isHard={preempts}
      busy={giving.busy}
      trouble={giving.trouble}
      {...{ draft, onGive, onClose }}
    />
  );
}

/** Needing a reason does not disqualify a unit. */
function lessReason(refusal: Refusal | null): Refusal | null {
  return refusal?.refused === "ReasonDemanded" ? null : refusal;
}

function whyNot(
  client: ReturnType<typeof useClient>,
  refusal: Refusal | null,
  say: ReturnType<typeof useSay>,
): string | null {
  return refusal === null ? null : say(sentenceOfRefusal(client, refusal));
}
