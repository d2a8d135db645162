import { type Fact, streamKey } from "../ground/fact.ts";
import { type Retained, retentionKinds } from "../ground/retention.ts";
import type { DispatchFact } from "./facts.ts";

/**
 * Narrative: three years, as long as a claim may be brought (Civil Code art. 188). Media, of which there is none yet: what
 * crews record on scene is kept for six months at least (公安机关现场执法视音频记录工作规定).
 */
export const dispatchRetentions = retentionKinds({
  narrative: {
    name: { zh: "警情（叙述、单列信息、反馈）", en: "Incidents (narrative, details, reports)" },
    usualDays: 1095,
  },
  media: { name: { zh: "影音（尚无内容）", en: "Media (there is none yet)" }, usualDays: 183 },
});

function isOver(told: Fact, stream: string): boolean | undefined {
  const fact = told as DispatchFact;
  switch (fact.type) {
    case "IncidentOpened":
    case "IncidentReopened":
      return false;
    case "IncidentFiled":
    case "IncidentDiverted":
    case "IncidentHandedOver":
    case "IncidentWithdrawn":
    case "IncidentVoided":
      return true;
    case "IncidentMerged":
      return fact.data.incident === streamKey(stream) ? true : undefined;
    case "IncidentUnmerged":
      return fact.data.incident === streamKey(stream) ? false : undefined;
    default:
      return undefined;
  }
}

/** An incident's time begins when it leaves the work, in whichever way, and again when it was taken up and leaves anew. */
export const incidentRetained: Retained = {
  by: dispatchRetentions.narrative,
  named: { zh: "警情 {id}", en: "Incident {id}" },
  isOver,
};
