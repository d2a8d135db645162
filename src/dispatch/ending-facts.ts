import { z } from "zod";
import { always, defineFact } from "../ground/fact.ts";
import { type CodeNames, phrase } from "../ground/sentence.ts";
import { text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";

/* How an incident ends, goes on elsewhere or begins again. */

const reason = text(500);

export const voidMarks = ["void", "false", "duplicate", "misdial"] as const;

export const voidMarkNames: CodeNames<typeof voidMarks> = {
  void: { zh: "撤销", en: "Void" },
  false: { zh: "虚假", en: "False" },
  duplicate: { zh: "重复", en: "Duplicate" },
  misdial: { zh: "误拨", en: "Misdial" },
};

export const IncidentFiled = defineFact({
  type: "IncidentFiled",
  version: 1,
  shape: z.strictObject({}),
  say: always({ zh: "归档", en: "Filed" }),
});

export const IncidentReopened = defineFact({
  type: "IncidentReopened",
  version: 1,
  shape: z.strictObject({ reason }),
  say: ({ reason }) => phrase({ zh: "重新启动：{reason}", en: "Reopened – {reason}" }, { reason }),
});

/** 合并警情: `incident` goes on in `into`. Streams: both. */
export const IncidentMerged = defineFact({
  type: "IncidentMerged",
  version: 1,
  shape: z.strictObject({ incident: ulidSchema, into: ulidSchema, reason }),
  say: ({ reason }) => phrase({ zh: "合并警情：{reason}", en: "Incidents merged – {reason}" }, { reason }),
});

export const IncidentUnmerged = defineFact({
  type: "IncidentUnmerged",
  version: 1,
  shape: z.strictObject({ incident: ulidSchema, from: ulidSchema, reason }),
  say: ({ reason }) => phrase({ zh: "取消合并：{reason}", en: "Incidents unmerged – {reason}" }, { reason }),
});

/** 关联警情. Streams: both. */
export const IncidentsLinked = defineFact({
  type: "IncidentsLinked",
  version: 1,
  shape: z.strictObject({ incidents: z.tuple([ulidSchema, ulidSchema]) }),
  say: always({ zh: "关联警情", en: "Incidents linked" }),
});

export const IncidentDiverted = defineFact({
  type: "IncidentDiverted",
  version: 1,
  shape: z.strictObject({ to: text(120), reason }),
  say: ({ to, reason }) => phrase({ zh: "分流至{to}：{reason}", en: "Diverted to {to} – {reason}" }, { to, reason }),
});

export const IncidentHandedOver = defineFact({
  type: "IncidentHandedOver",
  version: 1,
  shape: z.strictObject({ to: text(120), reason }),
  say: ({ to, reason }) => phrase({ zh: "移交{to}：{reason}", en: "Handed over to {to} – {reason}" }, { to, reason }),
});

export const IncidentWithdrawn = defineFact({
  type: "IncidentWithdrawn",
  version: 1,
  shape: z.strictObject({ reason }),
  say: ({ reason }) => phrase({ zh: "报警人撤销：{reason}", en: "Withdrawn by the caller – {reason}" }, { reason }),
});

export const IncidentVoided = defineFact({
  type: "IncidentVoided",
  version: 1,
  shape: z.strictObject({ mark: z.enum(voidMarks), reason }),
  say: ({ mark, reason }) =>
    phrase({ zh: "{mark}：{reason}", en: "{mark} – {reason}" }, { mark: voidMarkNames[mark], reason }),
});

export const endingFacts = [
  IncidentFiled,
  IncidentReopened,
  IncidentMerged,
  IncidentUnmerged,
  IncidentsLinked,
  IncidentDiverted,
  IncidentHandedOver,
  IncidentWithdrawn,
  IncidentVoided,
] as const;
