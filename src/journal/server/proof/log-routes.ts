import type { FastifyInstance } from "fastify";
import { everyRole } from "../../../access/role.ts";
import { z } from "zod";
import { streamKey } from "../../../ground/fact.ts";
import type { LogTiles } from "../log-tiles.ts";
import { leafHash } from "../../merkle.ts";
import type { House } from "../room-server.ts";
import { queryOf } from "../query.ts";
import type { LogReading } from "./log-reading.ts";
import { refuseBeyond, wholeNumber } from "./log-refusals.ts";
import { journalReads } from "../../read-kinds.ts";

const nothing = z.strictObject({});
const inclusionQuery = z.strictObject({ n: wholeNumber.min(1), size: wholeNumber.min(1).optional() });
const consistencyQuery = z.strictObject({ from: wholeNumber, to: wholeNumber.min(1).optional() });
/** What lies after a number of facts, a page at a time. */
const factsQuery = z.strictObject({ after: wholeNumber.default(0), limit: wholeNumber.min(1).max(1000).default(500) });

const hashes = z.array(z.string());

/** The writer's log for whoever wants to check it: the signed checkpoint, proofs, and the facts as they were hashed. */
export function logRoutes(
  api: FastifyInstance,
  house: Pick<House, "pool" | "giverOf" | "hiddenFrom">,
  log: LogReading,
  tree: LogTiles,
): void {
  const { writer, verifiers } = log;
  const { pool } = house;

  api.get(
    "/log/checkpoint",
    {
      config: {
        scope: "log",
        unrecorded: "public proof",
        roles: everyRole,
        offPost: true,
        title: { zh: "最新的签名检查点", en: "The latest signed checkpoint (C2SP tlog-checkpoint)" },
        query: nothing,
        produces: "text/plain",
      },
    },
    async (request, reply) => {
      queryOf(nothing, request.query);
      return reply.type("text/plain; charset=utf-8").send((await log.checkpoint()) ?? "");
    },
  );

  api.get(
    "/log/checkpoints",
    {
      config: {
        scope: "log",
        unrecorded: "public proof",
        roles: everyRole,
        offPost: true,
        title: {
          zh: "全部签名检查点及签名公钥",
          en: "Every signed checkpoint, and the keys that may have signed them",
        },
        query: factsQuery,
        answer: z.strictObject({
          verifiers: z.array(z.string()),
          checkpoints: z.array(z.strictObject({ size: z.number(), note: z.string() })),
        }),
      },
    },
    async (request) => {
      const { after, limit } = queryOf(factsQuery, request.query);
      const { rows } = await pool.query<{ size: string; note: string }>(
        "SELECT size, note FROM journal.checkpoint WHERE writer = $1 AND size > $2 ORDER BY size LIMIT $3",
        [writer, after, limit],
      );
      return { verifiers: verifiers(), checkpoints: rows.map(({ size, note }) => ({ size: Number(size), note })) };
    },
  );

  api.get(
    "/log/inclusion",
    {
      config: {
        scope: "log",
        unrecorded: "public proof",
        roles: everyRole,
        offPost: true,
        title: { zh: "某条事实包含在日志中的证明", en: "Proof that fact n is in the log of that size (RFC 9162)" },
        query: inclusionQuery,
        answer: z.strictObject({ writer: z.string(), n: z.number(), size: z.number(), hashes }),
      },
    },
    async (request) => {
      const { n, size: asked } = queryOf(inclusionQuery, request.query);
      const present = await log.size();
      const size = asked ?? present;
      if (size > present) throw refuseBeyond("size", present);
      if (n > size) throw refuseBeyond("n", size);
      return { writer, n, size, hashes: (await tree.inclusion(n - 1, size)).map(base64) };
    },
  );

  api.get(
    "/log/consistency",
    {
      config: {
        scope: "log",
        unrecorded: "public proof",
        roles: everyRole,
        offPost: true,
        title: { zh: "日志只增未改的证明", en: "Proof that the log of size `to` only added to that of size `from`" },
        query: consistencyQuery,
        answer: z.strictObject({ writer: z.string(), from: z.number(), to: z.number(), hashes }),
      },
    },
    async (request) => {
      const { from, to: asked } = queryOf(consistencyQuery, request.query);
      const present = await log.size();
      const to = asked ?? present;
      if (to > present) throw refuseBeyond("to", present);
      if (from > to) throw refuseBeyond("from", to);
      return { writer, from, to, hashes: (await tree.consistency(from, to)).map(base64) };
    },
  );

  api.get(
    "/log/facts",
    {
      config: {
        scope: "log",
        // Every fact of every stream: more than any one seat sees, though personal values are sealed in it.
        roles: ["auditAdministrator"],
        title: { zh: "日志原文，供离线校验", en: "The facts as they were hashed, for checking elsewhere" },
        recorded: journalReads.facts,
        query: factsQuery,
        answer: z.strictObject({
          writer: z.string(),
          size: z.number(),
          /** Of a fact that is hidden from the reader only the hash of its leaf, which a proof needs. */
          facts: z.array(z.strictObject({ n: z.number(), body: z.string().optional(), leaf: z.string().optional() })),
        }),
      },
    },
    async (request) => {
      const { after, limit } = queryOf(factsQuery, request.query);
      const { rows } = await pool.query<{ n: string; body: string }>(
        "SELECT n, body FROM journal.fact WHERE n > $1 ORDER BY n LIMIT $2",
        [after, limit],
      );
      const hidden = house.hiddenFrom(house.giverOf(request));
      return {
        writer,
        size: await log.size(),
        facts: rows.map(({ n, body }) =>
          tellsOfAny(body, hidden)
            ? { n: Number(n), leaf: base64(Buffer.from(leafHash(Buffer.from(body)))) }
            : { n: Number(n), body },
        ),
      };
    },
  );
}

/** Whether a fact's text names one of these streams or what it is the stream of. */
export function tellsOfAny(body: string, streams: readonly string[]): boolean {
  return streams.some((stream) => body.includes(streamKey(stream)));
}

function base64(hash: Buffer): string {
  return hash.toString("base64");
}
