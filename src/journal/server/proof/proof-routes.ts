import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { everyRole } from "../../../access/role.ts";
import type { Fact, Giver } from "../../../ground/fact.ts";
import { streamKind } from "../../../ground/fact.ts";
import { inclusionText } from "../../proof-file.ts";
import type { LogTiles } from "../log-tiles.ts";
import { tileWidth, widthOf } from "../log-tiles.ts";
import { NothingThere } from "../nothing-there.ts";
import { queryOf } from "../query.ts";
import type { House } from "../room-server.ts";
import { tellsOfAny } from "./log-routes.ts";
import type { LogReading } from "./log-reading.ts";
import { refuseBeyond, refuseUnsigned } from "./log-refusals.ts";
import { readTilePlace } from "./tile-routes.ts";
import { journalReads } from "../../read-kinds.ts";

const whole = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const proofQuery = z.strictObject({ n: whole, size: whole.optional() });
const nothing = z.strictObject({});

/** What a uint16 can say of an entry's length. */
const mostEntryBytes = 65_535;

/** Proofs and entries that hold facts themselves, for whoever may see those. */
export function proofRoutes(api: FastifyInstance, house: House, log: LogReading, tiles: LogTiles): void {
  api.get(
    "/log/proof",
    {
      config: {
        scope: "log",
        roles: everyRole,
        offPost: true,
        sighted: true,
        recorded: journalReads.facts,
        title: {
          zh: "一条事实的证明文件，可离线校验",
          en: "Proof file of a fact, for checking offline (C2SP tlog-proof)",
        },
        refuses: ["NothingThere"],
        query: proofQuery,
        produces: "text/plain",
      },
    },
    async (request, reply) => {
      const { n, size: asked } = queryOf(proofQuery, request.query);
      const present = await log.size();
      const size = asked ?? present;
      if (size > present) throw refuseBeyond("size", present);
      if (n > size) throw refuseBeyond("n", size);
      const [body] = await log.bodies(n - 1, n);
      const hidden = house.hiddenFrom(house.giverOf(request));
      if (body !== undefined && tellsOfAny(body, hidden)) throw new NothingThere(`log/${n}`);
      if (body === undefined || !(await maySeeFact(house, house.giverOf(request), JSON.parse(body) as Fact))) {
        throw new NothingThere(`log/${n}`);
      }
      const note = (await log.checkpoint(size)) ?? (await refuseUnsigned(log, "size", size));
      const hashes = await tiles.inclusion(n - 1, size);
      return reply
        .header("cache-control", "no-store")
        .header("content-disposition", `attachment; filename="${log.writer}-${n}.tlog-proof"`)
        .type("text/plain; charset=utf-8")
        .send(inclusionText({ index: n - 1, entry: Buffer.from(body), hashes, note }));
    },
  );

  api.get(
    "/log/tile/entries/*",
    {
      config: {
        scope: "log",
        // Officers and places stand in entries, so they are not for everybody as the hashes are.
        roles: ["auditAdministrator"],
        recorded: journalReads.facts,
        title: { zh: "日志条目包（C2SP tlog-tiles）", en: "Entry bundles of the log (C2SP tlog-tiles)" },
        refuses: ["NothingThere"],
        query: nothing,
        produces: "application/octet-stream",
      },
    },
    async (request, reply) => {
      queryOf(nothing, request.query);
      const path = (request.params as { "*": string })["*"];
      const place = readTilePlace(path);
      if (place === null || place.width > widthOf(0, place.n, await log.size())) {
        throw new NothingThere(`log/tile/entries/${path}`);
      }
      const from = place.n * tileWidth;
      const texts = await log.bodies(from, from + place.width);
      const hidden = house.hiddenFrom(house.giverOf(request));
      // A bundle is whole or not at all: what is hidden from its reader in it makes it not be there.
      if (texts.some((body) => tellsOfAny(body, hidden))) throw new NothingThere(`log/tile/entries/${path}`);
      const bodies = texts.map((body) => Buffer.from(body));
      // An entry whose length the format cannot say makes its bundle unsayable; /log/facts has it in full.
      if (bodies.some((body) => body.length > mostEntryBytes)) throw new NothingThere(`log/tile/entries/${path}`);
      const parts = bodies.flatMap((body) => [Buffer.from([body.length >> 8, body.length & 255]), body]);
      return reply
        .header("cache-control", "private, max-age=31536000, immutable")
        .type("application/octet-stream")
        .send(Buffer.concat(parts));
    },
  );
}

/** A reader sees a fact when they see one of its streams; the audit administrator sees all facts. */
async function maySeeFact(house: House, giver: Giver, fact: Fact): Promise<boolean> {
  if (giver.role === "auditAdministrator") return true;
  const states = await house.journal.states(fact.streams);
  return fact.streams.some((stream) => {
    const room = house.book.views.get(streamKind(stream))?.find((view) => view.owner)?.room;
    return room !== undefined && house.maySee(giver, stream, states.get(stream)?.[room]);
  });
}
