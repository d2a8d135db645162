import { z } from "zod";
import { tie } from "../access/ties.ts";
import { unitStream } from "../dispatch/facts.ts";
import { districtStream } from "../district/facts.ts";
import { streamKind } from "../ground/fact.ts";
import type { States } from "../ground/fold.ts";
import { instantSchema, plusSeconds } from "../ground/instant.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { refuse } from "../ground/refusal.ts";
import { codeSchema, sealedText, text } from "../ground/text.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { statuteStream } from "../statute/facts.ts";
import { districtOf } from "./check-district.ts";
import { againstSchema, type Evidence, evidenceSchema, severities } from "./check-facts.ts";
import { checkedIncidentView } from "./check-known.ts";
import { ruleOf } from "./check-rules.ts";
import { type UnitRead, unitRead } from "./complaint-seen.ts";
import { complaintView } from "./complaint-view.ts";
import { FindingOpened, findingStream } from "./finding-facts.ts";
import { findingDays } from "./check-district.ts";

/** The station of the crew that it is against, unless a complaint proves it that names more than that crew. */
function stationOfCrew(
  states: States,
  unit: string,
  crew: UnitRead | null | undefined,
  evidence: readonly Evidence[],
): { readonly station?: string } {
  if (crew?.station === undefined) return {};
  const own = [tie("unit", unit), ...crew.crew.map(({ badge }) => tie("person", badge))];
  const named = evidence.flatMap(({ stream }) =>
    streamKind(stream) === "complaint" ? (states(complaintView, stream)?.ties ?? []) : [],
  );
  return named.every((one) => own.includes(one)) ? { station: crew.station } : {};
}

/** What streams of other rooms may prove something. */
const evidenceKinds = ["incident", "task", "review", "force", "complaint"];

/**
 * Says what was found in the work of a part, by which rule, and which facts prove it. Refused: `RuleUnknown`,
 * `EvidenceUnknown`, `FindingAgainstNobody`, `FindingDueInPast`.
 */
export const OpenFinding = defineOrder("OpenFinding", {
  title: { zh: "提出问题", en: "Open a finding" },
  roles: ["supervisor"],
  underGlass: false,
  body: z.strictObject({
    rule: codeSchema,
    title: text(80),
    words: sealedText(4000).optional(),
    against: againstSchema,
    severity: z.enum(severities),
    evidence: z.array(evidenceSchema).min(1).max(20),
    review: ulidSchema.optional(),
    answerBy: instantSchema.optional(),
  }),
  sealed: ["words"],
  record: ({ id }) => findingStream(id),
  streams: ({ id, body }) => [
    ...[districtStream, statuteStream, findingStream(id), ...body.evidence.map(({ stream }) => stream)],
    ...(body.against.kind === "unit" ? [unitStream(body.against.id ?? "")] : []),
  ],
  refuses: ["EvidenceUnknown", "FindingAgainstNobody", "FindingDueInPast", "RuleUnknown"],
  checked: ["EvidenceFactUnknown"],
  decide: (states, { id, occurredAt, body }) => {
    const { words, review, answerBy = plusSeconds(occurredAt, findingDays(states).answer * 86_400), ...rest } = body;
    if (ruleOf(body.rule) === undefined) return refuse("RuleUnknown", { rule: body.rule });
    for (const { stream } of body.evidence) {
      const kind = streamKind(stream);
      const isThere = kind === "incident" ? states(checkedIncidentView, stream) !== null : evidenceKinds.includes(kind);
      if (!isThere) return refuse("EvidenceUnknown", { stream });
    }
    const { departments, stations } = districtOf(states);
    const { kind, id: part = "" } = body.against;
    const crew = kind === "unit" ? states(unitRead, unitStream(part)) : undefined;
    const isKnown =
      kind === "station"
        ? Object.hasOwn(stations, part)
        : kind === "department"
          ? Object.hasOwn(departments, part)
          : crew !== null;
    if (!isKnown) return refuse("FindingAgainstNobody", { part });
    if (answerBy < occurredAt) return refuse("FindingDueInPast", { field: "answerBy" });
    return [
      FindingOpened.draft([findingStream(id)], {
        ...{ ...rest, answerBy },
        ...(words === undefined ? {} : { words }),
        ...(review === undefined ? {} : { review }),
        ...stationOfCrew(states, part, crew, body.evidence),
      }),
    ];
  },
});
