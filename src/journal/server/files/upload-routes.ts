import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { everyStaffRole } from "../../../access/role.ts";
import { streamKey, streamOf } from "../../../ground/fact.ts";
import { fileTypes, type FileType, longestFileName } from "../../../ground/file.ts";
import { isRefusal, type Refusal } from "../../../ground/refusal.ts";
import { sealedText, text } from "../../../ground/text.ts";
import { ulidSchema } from "../../../ground/ulid.ts";
import { ownerOf } from "../../rulebook.ts";
import { bodyOf, BodyRefused } from "../body.ts";
import { queryOf } from "../query.ts";
import { refusing } from "../refused.ts";
import type { House } from "../room-server.ts";
import type { FileStore } from "./file-store.ts";
import { partBytes, type UploadState } from "./receive-files.ts";

const beginBody = z.strictObject({
  /** The record that an order will carry the file to; of one that the order makes, its kind alone (`task`). */
  stream: text(120),
  /** Kept sealed. The kind of a file follows from its bytes, whatever its name ends in. */
  name: sealedText(longestFileName),
  size: z.number().int().min(1),
});

const partQuery = z.strictObject({ id: ulidSchema, from: z.coerce.number().int().min(0) });
const dropBody = z.strictObject({ id: ulidSchema });

const types = Object.keys(fileTypes) as [FileType, ...FileType[]];

const stateAnswer = z.strictObject({
  id: z.string(),
  /** Bytes that have arrived. */
  received: z.number(),
  /** What the file is, once it is whole: then an order can carry it, within 24 hours. */
  type: z.enum(types).optional(),
  /** How large a piece may be. */
  partBytes: z.number(),
});

/** What is sent is nothing to anybody before an order carries it, and the order has its own rule. */
const rule = {
  scope: "orders",
  unrecorded: "one's own file, before any record has it",
  roles: everyStaffRole,
  offPost: true,
} as const;

const beginning = refusing("FileTooLarge", "TooManyUploads", "FileStoreAway", "FilesNotCarried");
const sending = refusing(
  ...(["UploadUnknown", "UploadElsewhere", "FileTypeNotAllowed", "FileTooLarge", "FileStoreAway"] as const),
);

/** A file sent for a record: begun, sent piece by piece, and dropped if it is not wanted after all. */
export function uploadRoutes(api: FastifyInstance, house: Pick<House, "book" | "giverOf">, files: FileStore): void {
  const told = <Code extends string>(
    answer: UploadState | Refusal<Code>,
    make: (refusal: Refusal<Code>) => Error,
  ): z.output<typeof stateAnswer> => {
    if (isRefusal(answer)) throw make(answer);
    return { ...answer, partBytes };
  };

  api.post(
    "/uploads",
    {
      config: {
        ...rule,
        title: {
          zh: "开始上传一个文件；随后分块发送，再由指令引用",
          en: "Begin to send a file; its pieces follow, and then an order that names it",
        },
        body: beginBody,
        refuses: beginning.codes,
        answer: stateAnswer,
      },
    },
    async (request) => {
      const { stream, name, size } = bodyOf(beginBody, request.body);
      const isKind = !stream.includes("/");
      const fits = isKind || ulidSchema.safeParse(streamKey(stream)).success;
      const owner = ownerOf(house.book, isKind ? streamOf(stream, "") : stream);
      if (!fits || owner?.carriesFiles !== true) throw beginning("FilesNotCarried");
      // Whether the record is there, and in sight, the order is asked: an answer here would tell of records out of sight.
      const { officer } = house.giverOf(request);
      return told(await files.receiving.begin({ record: stream, officer, name, size }), beginning);
    },
  );

  api.post(
    "/uploads/drop",
    {
      config: {
        ...rule,
        title: { zh: "移除已上传、尚未引用的文件", en: "Remove a file one has sent and no order has named" },
        body: dropBody,
        answer: z.strictObject({}),
      },
    },
    async (request) => {
      const { id } = bodyOf(dropBody, request.body);
      await files.drop(id, house.giverOf(request).officer);
      return {};
    },
  );

  // Pieces of a file are taken as they are, and on this route only.
  void api.register((pieces, _options, done) => {
    pieces.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: partBytes },
      (_request, bytes, parsed) => parsed(null, bytes),
    );
    pieces.post(
      "/uploads/part",
      {
        bodyLimit: partBytes,
        config: {
          ...rule,
          title: {
            zh: "发送文件的下一块（至多 1 MiB）；最后一块到齐即告完成",
            en: "The next piece of a file, up to 1 MiB; with the last one the file is whole",
          },
          query: partQuery,
          body: z.string().meta({ format: "binary" }),
          consumes: "application/octet-stream",
          refuses: sending.codes,
          answer: stateAnswer,
        },
      },
      async (request) => {
        const { id, from } = queryOf(partQuery, request.query);
        const { body: bytes } = request;
        if (!Buffer.isBuffer(bytes) || bytes.length === 0)
          throw new BodyRefused({ field: "body", reason: { zh: "须为文件内容", en: "must be the file itself" } });
        return told(await files.receiving.part({ id, officer: house.giverOf(request).officer, from, bytes }), sending);
      },
    );
    done();
  });
}
