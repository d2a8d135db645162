import type { ReactNode } from "react";
import { useNames } from "../../district/web/use-district.ts";
import { placeWords } from "../../ground/place-words.ts";
import { useSay } from "../../ground/web/language.ts";
import { useStream } from "../../journal/web/client.ts";
import { statuses } from "../unit-facts.ts";
import { incidentStream } from "../facts.ts";
import type { Incident } from "../incident.ts";
import { isActive } from "../stage.ts";
import { unitStatus } from "../status.ts";
import type { Unit } from "../unit.ts";
import { dispatchTexts } from "./texts.ts";

/** What is taken from, before a unit is pre-empted: the incident it leaves, and who remains there. */
export function PreemptionLoss({ unit }: { unit: Unit }): ReactNode {
  const say = useSay();
  const names = useNames();
  const { active } = unit;
  const left = useStream<Incident>(incidentStream(active?.incident ?? ""));
  if (active === undefined) return null;
  const number = active.incidentNumber;
  if (left === undefined)
    return <p className="preemption-loss">{say(dispatchTexts.leavesUnseen, { unit: unit.callsign, number })}</p>;
  const here = left.assignments.filter(isActive);
  const others = here.filter((one) => one.unit !== unit.id).map(({ callsign }) => callsign);
  const place = placeWords(left.place);
  const leads = here.some((one) => one.unit === unit.id && one.role === "lead");
  return (
    <p className="preemption-loss">
      {say(dispatchTexts.leaves, {
        unit: unit.callsign,
        number,
        type: names.type(left.handledType ?? left.reportedType),
        priority: left.priority,
        place: place === undefined ? "—" : say(place),
        status: say(statuses[unitStatus(unit)]),
      })}{" "}
      <strong>
        {others.length === 0
          ? say(dispatchTexts.nobodyRemains, { number })
          : say(leads ? dispatchTexts.remainWithoutLead : dispatchTexts.remain, { number, units: others.join(" ") })}
      </strong>
    </p>
  );
}
