import { z } from "zod";
import { type Refusal, refuse } from "./refusal.ts";
import { type Sealed, sealedSchema } from "./sealed.ts";
import type { Sentence } from "./sentence.ts";
import { type Ulid, ulidSchema } from "./ulid.ts";

/** What a file can be, as its bytes say; each with its media type, the endings its name may have, and what people call it. */
export const fileTypes = {
  pdf: { media: "application/pdf", endings: ["pdf"], name: { zh: "PDF 文档", en: "PDF" } },
  jpeg: { media: "image/jpeg", endings: ["jpg", "jpeg"], name: { zh: "JPEG 图片", en: "JPEG picture" } },
  png: { media: "image/png", endings: ["png"], name: { zh: "PNG 图片", en: "PNG picture" } },
  webp: { media: "image/webp", endings: ["webp"], name: { zh: "WebP 图片", en: "WebP picture" } },
  heic: { media: "image/heic", endings: ["heic", "heif"], name: { zh: "HEIC 图片", en: "HEIC picture" } },
  mp4: { media: "video/mp4", endings: ["mp4", "m4v"], name: { zh: "MP4 视频", en: "MP4 video" } },
  text: { media: "text/plain", endings: ["txt", "csv", "tsv", "md"], name: { zh: "文本或 CSV", en: "text or CSV" } },
  geojson: { media: "application/geo+json", endings: ["geojson", "json"], name: { zh: "GeoJSON", en: "GeoJSON" } },
  docx: {
    media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    endings: ["docx"],
    name: { zh: "Word 文档", en: "Word document (.docx)" },
  },
  xlsx: {
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    endings: ["xlsx"],
    name: { zh: "Excel 表格", en: "Excel workbook (.xlsx)" },
  },
} as const satisfies Readonly<Record<string, FileKind>>;

interface FileKind {
  readonly media: string;
  readonly endings: readonly [string, ...string[]];
  readonly name: Sentence;
}

export type FileType = keyof typeof fileTypes;

const codes = Object.keys(fileTypes) as [FileType, ...FileType[]];

/** What may be sent, in one sentence's part: for refusals, and for the field where a file is chosen. */
export const fileTypesAllowed: Sentence = {
  zh: codes.map((code) => fileTypes[code].name.zh).join("、"),
  en: codes.map((code) => fileTypes[code].name.en).join(", "),
};

/** As a browser's file field takes them. */
export const fileEndings: string = codes.flatMap((code) => fileTypes[code].endings.map((end) => `.${end}`)).join(",");

/** How many bytes a file may have where nobody said otherwise. */
export const usualMostFileBytes: number = 20 * 1024 * 1024;

/** Characters of a file's name. */
export const longestFileName = 200;

/** How many files one order may carry. */
export const mostFilesOfOrder = 20;

/**
 * A file as a fact names it. Its bytes lie in the file store as ciphertext, under a key of the file's own (`key`), which is
 * encrypted under the key of the record: whoever erases the record's key has erased the file, wherever its bytes are.
 */
export const fileSchema = z
  .strictObject({
    id: ulidSchema,
    type: z.enum(codes),
    /** Bytes of the file as it was sent. */
    size: z.number().int().min(1),
    /** Of the ciphertext as it is stored, in hex: of the file itself no hash is kept, because one could be guessed at. */
    sealedSha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: sealedSchema,
    /** Nonce, ciphertext and tag in base64. Not a sealed value that is ever opened for anybody. */
    key: z.base64(),
  })
  .readonly();

export type SealedFile = z.output<typeof fileSchema>;

/** What a fact says of the files its order carried. */
export const filesSchema = z.array(fileSchema).max(mostFilesOfOrder).readonly();

/**
 * The field of an order that carries files: the ids that uploads were answered with. The order names the field in `files`,
 * the view that owns its record says `carriesFiles`; its rule then sees `SealedFile`s in the place of the ids.
 */
export const filesField = z
  .array(ulidSchema)
  .max(mostFilesOfOrder)
  .refine((ids) => new Set(ids).size === ids.length, { error: "must not name a file twice" })
  .readonly();

/** The sealed field that holds a file's name. */
export const fileNameField = "fileName";

/** What an order is refused for that names a file it may not carry. */
export const fileCodes = ["FileNotUploaded", "FileTaken"] as const;

export type FileCode = (typeof fileCodes)[number];

/** In the place of a file that the order may not carry. The order is then refused, and repeated so. */
export interface WantingFile {
  readonly id: Ulid;
  readonly wanting: FileCode;
}

/** Why an order cannot have the files it names; undefined where it can. */
export function wantingFile(fields: readonly string[], body: unknown): Refusal<FileCode> | undefined {
  for (const field of fields) {
    const files = (body as Readonly<Record<string, unknown>>)[field];
    const one = Array.isArray(files) ? (files as readonly object[]).find((file) => "wanting" in file) : undefined;
    if (one !== undefined) {
      const { id, wanting } = one as WantingFile;
      return refuse(wanting, { file: id, field });
    }
  }
  return undefined;
}

/** Stands in for a file where a console asks an order's rule beforehand: rules see no more of it than this. */
export function unreadFile(id: Ulid, unwritten: Sealed): SealedFile {
  return { id, type: "text", size: 1, sealedSha256: "0".repeat(64), name: unwritten, key: "" };
}

/** Every file that a fact's data names, at whatever depth. */
export function filesIn(value: unknown): readonly SealedFile[] {
  if (typeof value !== "object" || value === null) return [];
  if ("sealedSha256" in value) {
    const file = fileSchema.safeParse(value);
    if (file.success) return [file.data];
  }
  return Object.values(value).flatMap(filesIn);
}

/** The name a file is saved under: without what a folder or a header could take amiss, and with an ending of its type. */
export function savedName(name: string, type: FileType): string {
  const { endings } = fileTypes[type];
  const bare = name
    .replaceAll(/[\p{Control}\p{Format}\p{Surrogate}"*/:<>?\\|]/gu, "_")
    .replace(/^[\s.]+/, "")
    .replace(/[\s.]+$/, "")
    .slice(0, longestFileName);
  const ending = bare.includes(".") ? bare.slice(bare.lastIndexOf(".") + 1).toLowerCase() : "";
  const fits = (endings as readonly string[]).includes(ending);
  return fits && bare.length > ending.length + 1 ? bare : `${bare === "" ? "file" : bare}.${endings[0]}`;
}
