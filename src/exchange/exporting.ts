import { z } from "zod";
import type { Fact } from "../ground/fact.ts";
import type { Instant } from "../ground/instant.ts";
import { refuse } from "../ground/refusal.ts";
import { ulidSchema } from "../ground/ulid.ts";
import { byApprovers } from "../access/security.ts";
import { withSecondPerson } from "../access/second-person.ts";
import { defineOrder } from "../ground/order-kind.ts";
import { seenByAll, type StreamView } from "../ground/room.ts";
import type { Role } from "../ground/role.ts";
import { ExportDrawn, ExportGranted, type ExchangeFact, type exportSchemas, exportStream } from "./facts.ts";

/** Lists that may be given to somebody outside, to whom and what for. */
export interface Export {
  readonly id: string;
  readonly schema: (typeof exportSchemas)[number];
  readonly from: Instant;
  readonly to: Instant;
  readonly recipient: string;
  readonly purpose: string;
  readonly grantedAt: Instant;
  /** Who let it go: the second person, or the only one where nobody could be the second. */
  readonly grantedBy: string;
  /** Each time somebody fetched it, the first first. */
  readonly drawn: readonly { readonly at: Instant; readonly by: string; readonly rows: number }[];
}

export const exportView: StreamView<Export> = {
  room: "exchange",
  kind: "export",
  owner: true,
  evolve: (state: Export | null, told: Fact) => {
    const fact = told as ExchangeFact;
    if (fact.type === "ExportGranted") {
      const { export: id, ...rest } = fact.data;
      return { id, ...rest, grantedAt: fact.occurredAt, grantedBy: fact.by.officer, drawn: [] };
    }
    if (fact.type !== "ExportDrawn" || state === null) return state;
    const drawing = { at: fact.occurredAt, by: fact.by.officer, rows: fact.data.rows };
    return { ...state, drawn: [...state.drawn, drawing] };
  },
  ...seenByAll("dutyCommander", "supervisor", "securityAdministrator", "auditAdministrator"),
};

/** Who fetches what was granted. */
export const exportDrawers: readonly Role[] = ["dutyCommander", "supervisor"];

const exportIncidents = defineOrder("ExportIncidents", {
  title: { zh: "导出警情清单", en: "Export a list of incidents" },
  roles: ["dutyCommander", "supervisor"],
  purpose: "always",
  body: ExportGranted.shape.omit({ export: true }),
  streams: ({ id }) => [exportStream(id)],
  refuses: ["ExportSpanEmpty"],
  decide: (_, { id, body }) =>
    body.from < body.to
      ? [ExportGranted.draft([exportStream(id)], { ...body, export: id })]
      : refuse("ExportSpanEmpty"),
});

/** To a named recipient, for a purpose, by two people. Refused: `ExportSpanEmpty`. SCOPE boundary 12. */
export const [ExportIncidents, ApproveExportIncidents] = withSecondPerson(exportIncidents, byApprovers);

/** The program's own: somebody drew it. Refused: `ExportUnknown`. */
export const NoteExportDrawn = defineOrder("NoteExportDrawn", {
  title: { zh: "导出已下载", en: "Note that an export was drawn" },
  roles: ["dutyCommander", "supervisor"],
  underGlass: false,
  internal: true,
  body: z.strictObject({ export: ulidSchema, rows: z.number().int().min(0) }),
  streams: ({ body }) => [exportStream(body.export)],
  refuses: ["ExportUnknown"],
  decide: (states, { body }) =>
    states(exportView, exportStream(body.export)) === null
      ? refuse("ExportUnknown")
      : [ExportDrawn.draft([exportStream(body.export)], body)],
});
