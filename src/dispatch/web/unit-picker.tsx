import { Button, Input, type InputRef } from "antd";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { useNames } from "../../district/web/use-district.ts";
import type { Refusal } from "../../ground/refusal.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { elapsedText } from "../../ground/web/elapsed.ts";
import { type Say, useSay } from "../../ground/web/language.ts";
import { useDesk, useStreams } from "../../journal/web/desk.ts";
import { useGiving } from "../../journal/web/order-button.tsx";
import { sentenceOfRefusal } from "../../journal/web/refusal-sentence.ts";
import { rehearse } from "../../journal/web/rehearse.ts";
import type { Incident } from "../incident.ts";
import { flies } from "../status.ts";
import type { Unit } from "../unit.ts";
import { unitKindNames } from "../names.ts";
import { Picker } from "../../ground/web/picker.tsx";
import { type Detail, detailsOf } from "./recommended-details.ts";
import { responseTexts } from "./response-texts.ts";
import { RunCardPanel } from "./run-card-panel.tsx";
import { Shape, StatusMark } from "./shape.tsx";
import { unitOutlines } from "./shapes.ts";
import { dispatchTexts } from "./texts.ts";
import { chooseFrom, type UnitChoice } from "./unit-choice.ts";
import { useRecommendation } from "./use-recommendation.ts";

interface UnitPickerProps {
  readonly incident: Incident;
  readonly label: Sentence;
  /** The order that a choice gives, and its body for a unit. */
  readonly order: string;
  readonly bodyFor: (unitId: string) => Readonly<Record<string, unknown>>;
  readonly mayPreempt: boolean;
  readonly onlyStation?: string;
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
  onClose,
}: UnitPickerProps): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const names = useNames();
  const giving = useGiving();
  const streams = useStreams<Unit>("unit");
  const [asking, setAsking] = useState<Asking | null>(null);

  const recommendation = useRecommendation(incident.id, incident.assignments.length);
  const { recommended } = recommendation;
  const ordersDirectly = order === "OrderUnit";
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
      (unit) => lessReason(rehearse(desk, order, bodyOf(unit.id))),
      recommendation.by,
      recommendation.recommended,
      recommendation.leftOut,
    );
    // bodyOf is made anew at each drawing and says the same; the incident and the recommendation stand for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [streams, incident, desk, order, onlyStation, recommendation]);

  async function give(unit: Unit, extra: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await giving.give(order, { ...bodyOf(unit.id), ...extra });
    if (answer.kind === "accepted") onClose();
  }

  const canPreempt = (choice: UnitChoice) =>
    mayPreempt && choice.refusal?.refused === "UnitAlreadyCommitted" && choice.unit.active?.incident !== incident.id;

  function pick({ unit, refusal }: UnitChoice): void {
    const preempts = refusal !== null;
    const needsReason = preempts || rehearse(desk, order, bodyOf(unit.id))?.refused === "ReasonDemanded";
    if (needsReason) setAsking({ unit, preempts });
    else void give(unit, {});
  }

  if (asking !== null) {
    const { unit, preempts } = asking;
    const other = recommended.includes(unit.id) ? undefined : recommended[0];
    return (
      <WhyForm
        question={
          preempts
            ? say(dispatchTexts.preemptWhy, { unit: unit.callsign })
            : other === undefined
              ? say(responseTexts.reasonPlain, { unit: unit.callsign })
              : say(responseTexts.reasonWhy, { unit: unit.callsign, recommended: other })
        }
        act={preempts ? dispatchTexts.preempt : dispatchTexts.orderUnit}
        isHard={preempts}
        busy={giving.busy}
        trouble={giving.trouble}
        onGive={(reason) => void give(unit, { ...(preempts ? { preempt: true } : {}), reason })}
        onClose={() => setAsking(null)}
      />
    );
  }
  return (
    <>
      {ordersDirectly && recommendation.runCard !== null && (
        <RunCardPanel incident={incident} card={recommendation.runCard} recommended={recommended} />
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
        row={(choice) => (
          <UnitRow
            choice={choice}
            isRecommended={recommended.includes(choice.unit.id)}
            canPreempt={canPreempt(choice)}
            against={whyNot(desk, choice.refusal, say)}
          />
        )}
        onPick={pick}
        onClose={onClose}
      />
      {recommendation.note !== null && <p className="quiet card-line">{say(recommendation.note)}</p>}
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
    </>
  );
}

/** That a reason is needed speaks against nobody. */
function lessReason(refusal: Refusal | null): Refusal | null {
  return refusal?.refused === "ReasonDemanded" ? null : refusal;
}

function whyNot(desk: ReturnType<typeof useDesk>, refusal: Refusal | null, say: Say): string | null {
  return refusal === null ? null : say(sentenceOfRefusal(desk, refusal));
}

function UnitRow({
  choice,
  isRecommended,
  canPreempt,
  against,
}: {
  choice: UnitChoice;
  isRecommended: boolean;
  canPreempt: boolean;
  against: string | null;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const { unit, status, metres, recommended, travelSeconds } = choice;
  const travel = travelSeconds === undefined ? undefined : elapsedText(travelSeconds);
  const details = recommended === undefined ? [] : detailsOf(recommended);
  return (
    <div className="force-row" data-recommended={isRecommended}>
      <span className="picker-callsign">
        <Shape outline={unitOutlines[status]} /> {unit.callsign}
      </span>
      <span className="cut quiet">
        {unit.station === undefined ? say(unitKindNames[unit.kind]) : names.station(unit.station)}
      </span>
      {against === null ? (
        <StatusMark status={status} />
      ) : (
        <span className="cut quiet" title={against}>
          {against}
        </span>
      )}
      <span className="figures quiet" title={say(wayOf(choice))}>
        {canPreempt && <span className="preempt-word">{say(dispatchTexts.preempt)} </span>}
        {travel ?? distanceText(metres, say)}
      </span>
      {(isRecommended || details.length > 0) && (
        <span className="force-details quiet">
          {isRecommended && <strong className="force-recommended">{say(responseTexts.recommended)}</strong>}
          {details.map((detail) => (
            <span key={detail.text.en + JSON.stringify(detail.with)} data-heed={detail.heed}>
              {say(detail.text, wordsOf(detail, say))}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function wordsOf({ with: values }: Detail, say: Say): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? say(value) : value]),
  );
}

function wayOf({ unit, travelSeconds }: UnitChoice): Sentence {
  if (travelSeconds === undefined) return dispatchTexts.straight;
  return flies(unit) ? dispatchTexts.byAir : dispatchTexts.byRoad;
}

function distanceText(metres: number | undefined, say: Say): string {
  if (metres === undefined) return "";
  return metres < 1000
    ? say(dispatchTexts.metres, { metres: Math.round(metres / 10) * 10 })
    : say(dispatchTexts.kilometres, { kilometres: (metres / 1000).toFixed(1) });
}

interface WhyFormProps {
  readonly question: string;
  readonly act: Sentence;
  /** It takes a crew from other work. */
  readonly isHard: boolean;
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
}

function WhyForm({ question, act, isHard, busy, trouble, onGive, onClose }: WhyFormProps): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState("");
  const field = useRef<InputRef>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="stack-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== "") onGive(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <label htmlFor={id}>{question}</label>
      <Input
        ref={field}
        id={id}
        size="small"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {trouble !== null && (
        <p role="alert" className="trouble">
          {say(trouble)}
        </p>
      )}
      <div className="form-buttons">
        <Button size="small" type="text" onClick={onClose}>
          {say(dispatchTexts.close)}
        </Button>
        <Button size="small" danger={isHard} htmlType="submit" loading={busy} disabled={reason.trim() === ""}>
          {say(act)}
        </Button>
      </div>
    </form>
  );
}
