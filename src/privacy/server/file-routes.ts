import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { fileTypes, type SealedFile, savedName } from "../../ground/file.ts";
import { ulidSchema } from "../../ground/ulid.ts";
import { filesFold } from "../../journal/kept-files.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { Environment } from "../../journal/server/engine/environment.ts";
import type { FileStore } from "../../journal/server/files/file-store.ts";
import { SealedBytesDamaged } from "../../journal/server/files/sealed-bytes.ts";
import { refusing } from "../../journal/server/refused.ts";
import type { House } from "../../journal/server/room-server.ts";
import { fileKeyOf } from "../../journal/server/seal-order.ts";
import type { Vault } from "../../journal/server/vault.ts";
import { privacyReads } from "../read-kinds.ts";
import { openingAsked, openingCodes, openingOf, openingRule } from "./leave-trace.ts";

const body = z.strictObject({ ...openingAsked, file: ulidSchema });

const opening = refusing("FileUnknown", "FileErased", "FileDamaged");

/**
 * Opens a file of a record for whoever sees the record. It is an opening like any other: a purpose where it is not one's
 * work, a fact before the first byte, the day's budget.
 */
export function fileRoutes(
  api: FastifyInstance,
  house: House,
  { files, open }: { readonly files: FileStore; readonly open: Vault["open"] },
): void {
  api.post(
    "/files/open",
    {
      config: {
        scope: "sealed",
        sighted: true,
        ...openingRule,
        title: {
          zh: "打开记录所附的文件（每次打开均留痕）",
          en: "Open a file that a record carries; every opening is logged",
        },
        recorded: privacyReads.file,
        refuses: [...opening.codes, ...openingCodes, "NothingThere"],
        gives: ["OpenSealed"],
        body,
        answer: z.string().meta({ format: "binary" }),
        produces: "application/octet-stream",
      },
    },
    async (request, reply) => {
      const { file: id, ...asked } = bodyOf(body, request.body);
      const { leaveTrace } = await openingOf(house, request, asked);
      const file = (await house.state(filesFold, asked.stream))?.files.find((one) => one.id === id);
      if (file === undefined) throw opening("FileUnknown");
      await leaveTrace({ fields: ["file"], file: id });
      const [key, [name = null]] = [await fileKeyOf(open, file), await open([file.name])];
      if (key === null) throw opening("FileErased");
      const content = files.read(file, key);
      const first = await firstOf(content, file);
      void reply.headers(headersOf(file, name ?? ""));
      return reply.send(Readable.from(rest(first, content), { objectMode: false }));
    },
  );
}

/** The first chunk: what is missing or altered at its beginning is said before the answer has begun. */
async function firstOf(content: AsyncGenerator<Buffer>, { id }: SealedFile): Promise<Buffer> {
  try {
    const { value } = await content.next();
    return (value as Buffer | undefined) ?? Buffer.alloc(0);
  } catch (error) {
    if (error instanceof SealedBytesDamaged || error instanceof Environment) throw opening("FileDamaged", { file: id });
    throw error;
  }
}

/** What breaks off later breaks the answer off: its length was said. */
async function* rest(first: Buffer, content: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* content;
}

/** Saved and never shown: a browser does not guess at its kind, and runs nothing of it where it is opened all the same. */
function headersOf({ type, size }: SealedFile, name: string): Readonly<Record<string, string>> {
  const saved = savedName(name, type);
  const plain = saved.replaceAll(/[^\u0020-\u007e]|[%';]/gu, "_");
  const encoded = encodeURIComponent(saved).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return {
    "content-type": fileTypes[type].media,
    "content-length": String(size),
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "cache-control": "no-store",
  };
}
