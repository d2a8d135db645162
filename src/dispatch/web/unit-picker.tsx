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
import type { Unit } from "../unit.ts";
import { unitKindNames } from "../names.ts";
import { Picker } from "../../ground/web/picker.tsx";
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

/** Who can go, the nearest first; below, who cannot and why. A committed unit can be pre-empted with a reason. */
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
  const [preempting, setPreempting] = useState<Unit | null>(null);

  const ranks = useRecommendation(incident.id);
  const choices = useMemo(() => {
    const units = streams
      .map(({ state }) => state)
      .filter((unit) => onlyStation === undefined || unit.station === onlyStation);
    return chooseFrom(units, incident.place.point, (unit) => rehearse(desk, order, bodyFor(unit.id)), ranks.by);
    // bodyFor is made anew at each drawing and says the same; the incident stands for it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [streams, incident, desk, order, onlyStation, ranks]);

  async function give(unit: Unit, extra: Readonly<Record<string, unknown>>): Promise<void> {
    const answer = await giving.give(order, { ...bodyFor(unit.id), ...extra });
    if (answer.kind === "accepted") onClose();
  }

  const canPreempt = (choice: UnitChoice) =>
    mayPreempt && choice.refusal?.refused === "UnitAlreadyCommitted" && choice.unit.active?.incident !== incident.id;

  if (preempting !== null) {
    return (
      <PreemptForm
        unit={preempting}
        busy={giving.busy}
        trouble={giving.trouble}
        onGive={(reason) => void give(preempting, { preempt: true, reason })}
        onClose={() => setPreempting(null)}
      />
    );
  }
  return (
    <>
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
          <UnitRow choice={choice} canPreempt={canPreempt(choice)} against={whyNot(desk, choice.refusal, say)} />
        )}
        onPick={(choice) => (choice.refusal === null ? void give(choice.unit, {}) : setPreempting(choice.unit))}
        onClose={onClose}
      />
      {ranks.note !== null && <p className="quiet card-line">{say(ranks.note)}</p>}
      {giving.trouble !== null && (
        <p role="alert" className="trouble">
          {say(giving.trouble)}
        </p>
      )}
    </>
  );
}

function whyNot(desk: ReturnType<typeof useDesk>, refusal: Refusal | null, say: Say): string | null {
  return refusal === null ? null : say(sentenceOfRefusal(desk, refusal));
}

function UnitRow({
  choice,
  canPreempt,
  against,
}: {
  choice: UnitChoice;
  canPreempt: boolean;
  against: string | null;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const { unit, status, metres, recommended } = choice;
  const seconds = recommended?.travelSeconds ?? null;
  const travel = seconds === null ? undefined : elapsedText(seconds);
  return (
    <div className="force-row">
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
      <span className="figures quiet" title={say(wayOf(recommended))}>
        {canPreempt && <span className="preempt-word">{say(dispatchTexts.preempt)} </span>}
        {travel ?? distanceText(metres, say)}
      </span>
    </div>
  );
}

function wayOf(recommended: UnitChoice["recommended"]): Sentence {
  if (recommended === undefined || recommended.travelSeconds === null) return dispatchTexts.straight;
  return recommended.byAir ? dispatchTexts.byAir : dispatchTexts.byRoad;
}

function distanceText(metres: number | undefined, say: Say): string {
  if (metres === undefined) return "";
  return metres < 1000
    ? say(dispatchTexts.metres, { metres: Math.round(metres / 10) * 10 })
    : say(dispatchTexts.kilometres, { kilometres: (metres / 1000).toFixed(1) });
}

interface PreemptFormProps {
  readonly unit: Unit;
  readonly busy: boolean;
  readonly trouble: Sentence | null;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
}

function PreemptForm({ unit, busy, trouble, onGive, onClose }: PreemptFormProps): ReactNode {
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
      <label htmlFor={id}>{say(dispatchTexts.preemptWhy, { unit: unit.callsign })}</label>
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
        <Button size="small" danger htmlType="submit" loading={busy} disabled={reason.trim() === ""}>
          {say(dispatchTexts.preempt)}
        </Button>
      </div>
    </form>
  );
}
