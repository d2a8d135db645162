import type { District } from "../district/district.ts";
import type { Sentence } from "../ground/sentence.ts";
import { shownAt } from "../ground/zone.ts";
import type { IntakeFact } from "../intake/facts.ts";
import type { DispatchFact } from "./facts.ts";
import { forceTierNames } from "./names.ts";
import type { Said } from "./other-sentence.ts";

const alerted: Readonly<Record<string, Sentence>> = {
  station: { zh: "派出所综合指挥室", en: "the station desk" },
  dispatcher: { zh: "派警员", en: "the dispatcher" },
  shiftLeader: { zh: "值班长", en: "the shift leader" },
  dutyCommander: { zh: "指挥长", en: "the duty commander" },
};

/** What was raised because something did not happen in time, and what took it back. */
export function sayAlarm(fact: DispatchFact | IntakeFact, district?: District): Said | undefined {
  switch (fact.type) {
    case "AcknowledgementOverdue":
      return {
        zh: "签收超时，预警{post}",
        en: "Acknowledgement overdue; {post} alerted",
        with: { post: alerted[fact.data.alerted] },
      };
    case "WaitingOverdue":
      return {
        zh: "{priority} 级警情自 {since} 起无人受派，超过 {seconds} 秒，预警{post}",
        en: "Priority {priority}, nobody ordered since {since}, longer than {seconds} s; {post} alerted",
        with: {
          priority: fact.data.priority,
          since: clock(fact.data.since, district),
          seconds: fact.data.seconds,
          post: alerted[fact.data.alerted],
        },
      };
    case "PromiseForecastLifted":
      return {
        zh: "预计 {at} 到场，可赶上{tier}时限 {due}",
        en: "Arrival now forecast for {at}, within the promise of the {tier} tier ({due})",
        with: {
          tier: forceTierNames[fact.data.tier],
          at: clock(fact.data.expectedAt, district),
          due: clock(fact.data.due, district),
        },
      };
    case "AlertAcknowledged":
      return { zh: "预警已知悉", en: "The alert was acknowledged" };
    default:
      return undefined;
  }
}

/** Hours, minutes and seconds in the district's zone. */
export function clock(instant: string, district?: District): string {
  return shownAt(instant, district?.zone ?? "UTC").slice(11, 19);
}
