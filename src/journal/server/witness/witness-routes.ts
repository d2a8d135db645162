import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { bodyOf } from "../body.ts";
import { readNote } from "../../checkpoint.ts";
import type { LogReading } from "../proof/log-reading.ts";
import type { Cosignatures } from "../cosignatures.ts";
import { refusing } from "../refused.ts";
import { type Witnesses, witnessWatchers } from "../../witnesses.ts";

const noteBody = z.strictObject({ note: z.string().min(1).max(20_000) });

const standingsAnswer = z.strictObject({
  /** Facts in the log by its last signed checkpoint; 0 before the first. */
  size: z.number(),
  witnesses: z.array(
    z.strictObject({
      name: z.string(),
      key: z.string(),
      /** Where it takes checkpoints; null: they are carried there by hand. */
      url: z.string().nullable(),
      /** How large the log was when it last cosigned, and when; null: never yet. */
      cosigned: z.strictObject({ size: z.number(), at: z.string() }).nullable(),
    }),
  ),
});

interface Parts {
  readonly cosignatures: Cosignatures;
  readonly witnesses: () => Witnesses;
  readonly now: () => Date;
  readonly log: Pick<LogReading, "checkpoint">;
}

const faults = {
  unreadable: "CosignatureUnreadable",
  notOurs: "CheckpointNotOurs",
  noWitness: "CosignatureOfNobody",
} as const;
const bringing = refusing(...Object.values(faults));

/** Cosignatures brought by hand, from witnesses that no network reaches. */
export function witnessRoutes(api: FastifyInstance, { cosignatures, witnesses, now, log }: Parts): void {
  api.get(
    "/log/witnesses",
    {
      config: {
        scope: "log",
        unrecorded: "public proof",
        // Who may bring a cosignature sees whose are missing.
        roles: [...witnessWatchers, "systemAdministrator"],
        title: { zh: "见证方及其最近的联署", en: "The witnesses, and when each last cosigned how large a log" },
        answer: standingsAnswer,
      },
    },
    async () => {
      const [note, standings] = await Promise.all([log.checkpoint(), cosignatures.standings()]);
      return {
        size: (note === undefined ? undefined : readNote(note)?.checkpoint.size) ?? 0,
        witnesses: Object.values(witnesses()).map(({ name, key, url = null }) => {
          const last = standings.find(({ witness }) => witness === name);
          return { name, key, url, cosigned: last === undefined ? null : { size: last.size, at: last.at } };
        }),
      };
    },
  );

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
