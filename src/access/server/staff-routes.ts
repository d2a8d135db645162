import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type District, districtView, unnamedDistrict } from "../../district/district.ts";
import { districtStream } from "../../district/facts.ts";
import { sentenceSchema } from "../../ground/sentence.ts";
import { statesIn } from "../../ground/fold.ts";
import { BodyRefused } from "../../journal/server/body.ts";
import { refusing } from "../../journal/server/refused.ts";
import type { House } from "../../journal/server/room-server.ts";
import { powerSchema } from "../../ground/role.ts";
import { staffKinds } from "../people-facts.ts";
import type { Sealed } from "../../ground/sealed.ts";
import { personView } from "../person-view.ts";
import { readStaff, type StaffPreview, unreadableStaff } from "../read-staff.ts";
import type { KnownPerson } from "../staff-orders.ts";
import { type ReadingTurn, readingTurns } from "./reading-turns.ts";
import { readApart } from "./read-apart.ts";

/** How many files may wait besides the one being read. Each is held in memory, and reading one takes seconds. */
const mostWaiting = 3;
const retryAfterSeconds = 5;

/** Files are told to be too large by what reads them; what is larger still is not even taken in. */
const mostBodyBytes = 16 * 1024 * 1024;

export const staffMediaTypes = [
  "application/octet-stream",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

const row = z.number().int();
const previewAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      row,
      ...{ person: z.string(), name: z.string(), kind: z.enum(staffKinds), part: z.string(), leads: z.boolean() },
      powers: z.array(powerSchema),
      certificates: z.array(z.strictObject({ certificate: z.string(), until: z.string().optional() })),
      change: z.enum(["new", "changed", "same"]),
    }),
  ),
  /** To be given through `POST /api/v1/orders`, in sequence; empty while there is any problem. */
  orders: z.array(
    z.strictObject({
      name: z.enum(["RegisterPerson", "GrantCertificate", "GrantPowers"]),
      body: z.record(z.string(), z.unknown()),
    }),
  ),
  /** By row of the table, its headings being the first; 0 is the file itself. */
  problems: z.array(
    z.strictObject({ row, column: z.string(), sentence: sentenceSchema, boundary: z.number().int().optional() }),
  ),
  /** Headings that say nothing here. */
  ignored: z.array(z.string()),
});

/** Opens sealed values; null where the key is gone. */
type Open = (values: readonly Sealed[]) => Promise<readonly (string | null)[]>;

/**
 * What a table of staff would change. Nothing is written: the orders it answers are for whoever asked to give. Names are
 * opened to be held against the table's, and go no further.
 */
export function staffRoutes(api: FastifyInstance, house: House, open: Open): void {
  const waiting = refusing("FilesWaiting");
  const turns = readingTurns(mostWaiting);
  const taken = new WeakMap<FastifyRequest, ReadingTurn>();
  void api.register((files, _options, done) => {
    // A file is read as it is, and on this route only.
    files.addContentTypeParser(
      staffMediaTypes,
      { parseAs: "buffer", bodyLimit: mostBodyBytes },
      (_request, bytes, parsed) => parsed(null, bytes),
    );
    files.post(
      "/people/preview",
      {
        bodyLimit: mostBodyBytes,
        // Before the file is taken in, and after its sender has been signed in.
        onRequest: async (request, reply) => {
          const turn = turns.take();
          if (turn === undefined) throw waiting("FilesWaiting", { retryAfterSeconds });
          taken.set(request, turn);
          reply.raw.once("close", turn.leave);
          reply.raw.once("finish", turn.leave);
        },
        config: {
          scope: "administration",
          unrecorded: "what the asker brought",
          roles: ["securityAdministrator"],
          title: {
            zh: "预览人员名册（XLSX 或 CSV，至多 5 MiB、20000 行）：变更、逐行问题及待下达的指令；不写入",
            en: "Look at a table of staff (XLSX or CSV, up to 5 MiB and 20,000 rows): changes, problems by row and the orders to give; nothing is written",
          },
          body: z.string().meta({ format: "binary" }),
          consumes: "application/octet-stream",
          refuses: waiting.codes,
          answer: previewAnswer,
        },
      },
      async (request): Promise<StaffPreview> => {
        if (!Buffer.isBuffer(request.body)) {
          throw new BodyRefused({ field: "body", reason: { zh: "须为文件内容", en: "must be the file itself" } });
        }
        const { body } = request;
        const read = await taken.get(request)?.read(() => readApart(body));
        if (read === undefined) throw waiting("FilesWaiting", { retryAfterSeconds });
        if ("unreadable" in read) return unreadableStaff(read.unreadable);
        return readStaff(read.table, await everybody(house, open), await districtOf(house));
      },
    );
    done();
  });
}

async function everybody({ journal }: House, open: Open): Promise<ReadonlyMap<string, KnownPerson>> {
  const people = statesIn(personView, await journal.current(["person"])).map(([, person]) => person);
  const names = await open(people.map(({ name }) => name));
  return new Map(people.map((person, at) => [person.id, { ...person, name: names[at] ?? null }]));
}

async function districtOf(house: House): Promise<District> {
  return (await house.state(districtView, districtStream)) ?? unnamedDistrict;
}
