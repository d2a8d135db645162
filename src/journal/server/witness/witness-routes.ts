import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { bodyOf } from "../body.ts";
import type { Cosignatures } from "../cosignatures.ts";
import { refusing } from "../refused.ts";
import type { Witnesses } from "../../witnesses.ts";

const noteBody = z.strictObject({ note: z.string().min(1).max(20_000) });

interface Parts {
  readonly cosignatures: Cosignatures;
  readonly witnesses: () => Witnesses;
  readonly now: () => Date;
}

const faults = {
  unreadable: "CosignatureUnreadable",
  notOurs: "CheckpointNotOurs",
  noWitness: "CosignatureOfNobody",
} as const;
const bringing = refusing(...Object.values(faults));

/** Cosignatures brought by hand, from witnesses that no network reaches. */
export function witnessRoutes(api: FastifyInstance, { cosignatures, witnesses, now }: Parts): void {
  api.post(
    "/log/cosignatures",
    {
      config: {
        scope: "log",
        unrecorded: "public proof",
        roles: ["auditAdministrator", "systemAdministrator"],
        title: { zh: "交入见证方的联署", en: "Bring a witness's cosignature: the checkpoint note that bears it" },
        refuses: bringing.codes,
        body: noteBody,
        answer: z.strictObject({ size: z.number(), kept: z.array(z.string()) }),
      },
    },
    async (request) => {
      const { note } = bodyOf(noteBody, request.body);
      const brought = await cosignatures.bring(note, witnesses(), now().getTime());
      if ("fault" in brought) throw bringing(faults[brought.fault]);
      return brought;
    },
  );
}

/** The latest checkpoint that witnesses have cosigned, for everybody. */
export function cosignedRoute(app: FastifyInstance, cosignatures: Cosignatures): void {
  app.get("/log/checkpoint.cosigned", { config: { open: true, documented: false } }, async (_, reply) => {
    const found = await cosignatures.latest();
    if (found === undefined)
      return reply.code(404).type("text/plain; charset=utf-8").send("no witness has cosigned yet\n");
    return reply.header("cache-control", "no-cache").type("text/plain; charset=utf-8").send(found.note);
  });
}
