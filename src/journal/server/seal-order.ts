import { streamKey } from "../../ground/fact.ts";
import { type FileCode, fileNameField, type SealedFile, type WantingFile } from "../../ground/file.ts";
import type { Order, OrderKind } from "../../ground/order-kind.ts";
import { inRuleOverPlainText, RuleDefect } from "../../ground/rule-defect.ts";
import { ownerOf, type Rulebook } from "../rulebook.ts";
import type { Claim, Claiming, FileStore } from "./files/file-store.ts";
import type { Upload } from "./files/upload-rows.ts";
import type { KeyRow, Sealing, Vault } from "./vault.ts";

type GivenOrder = Order<Record<string, unknown>>;

/** An order with its personal fields sealed and its files in the place of their ids. */
export interface SealedOrder {
  readonly order: GivenOrder;
  /** The record's key when it is new. */
  readonly key: KeyRow | undefined;
  /** To be called once the order's end is known. */
  settle(durable: boolean): void;
}

/** The stream whose key seals what an order says. */
export function recordOf(kind: OrderKind, order: Order<unknown>): string {
  return inRuleOverPlainText("record", () => kind.record(order));
}

/**
 * Seals an order under its record's key. The files it names are held until its end is known, so that no other order takes
 * them meanwhile; one that it may not have is marked so, and the order's rule refuses it.
 */
export async function sealOrder(
  { book, vault, files }: { book: Rulebook; vault: Pick<Vault, "seal">; files: Pick<FileStore, "claim"> | undefined },
  kind: OrderKind,
  order: GivenOrder,
): Promise<SealedOrder> {
  const fields: Record<string, string> = {};
  for (const field of kind.sealed) {
    const value = order.body[field];
    if (typeof value === "string") fields[field] = value;
  }
  const named = (kind.files ?? []).filter((field) => idsIn(order, field).length > 0);
  if (Object.keys(fields).length === 0 && named.length === 0) return { order, key: undefined, settle: () => {} };

  const record = recordOf(kind, order);
  if (named.length > 0 && ownerOf(book, record)?.carriesFiles !== true)
    throw new RuleDefect("files", new Error(`${record} is of a kind whose view does not say carriesFiles`), order.name);
  const ids = [...new Set(named.flatMap((field) => idsIn(order, field)))];
  const isNew = streamKey(record) === order.id;
  const claim = ids.length === 0 ? undefined : await claimOf(files, ids, { record, isNew, officer: order.by.officer });
  try {
    const sealing = await vault.seal(record, isNew, fields);
    const fileOf = (id: string) => sealedFile(sealing, id, claim?.found.get(id) ?? "FileNotUploaded");
    const carried = Object.fromEntries(named.map((field) => [field, idsIn(order, field).map(fileOf)]));
    return {
      order: { ...order, body: { ...order.body, ...sealing.sealed, ...carried } },
      key: sealing.key,
      settle: (durable) => {
        sealing.settle(durable);
        claim?.settle(durable);
      },
    };
  } catch (error) {
    claim?.settle(false);
    throw error;
  }
}

function idsIn(order: GivenOrder, field: string): readonly string[] {
  const ids = order.body[field];
  return Array.isArray(ids) ? (ids as readonly string[]) : [];
}

function claimOf(files: Pick<FileStore, "claim"> | undefined, ids: readonly string[], by: Claiming): Promise<Claim> {
  return files?.claim(ids, by) ?? Promise.resolve({ found: new Map(), settle: () => {} });
}

function sealedFile({ more }: Sealing, id: string, found: Upload | FileCode): SealedFile | WantingFile {
  if (typeof found === "string") return { id, wanting: found };
  const { type, size, sealedSha256, name, key } = found;
  const { nonce, cipher } = more(fileKeyField(id), key.toString("base64"));
  const wrapped = Buffer.concat([Buffer.from(nonce, "base64"), Buffer.from(cipher, "base64")]).toString("base64");
  return { id, type, size, sealedSha256, name: more(fileNameField, name), key: wrapped };
}

function fileKeyField(id: string): string {
  return `file ${id}`;
}

/** The key a file's bytes are under; null where the key of its record is gone. */
export async function fileKeyOf(
  open: Vault["open"],
  { id, name, key }: Pick<SealedFile, "id" | "name" | "key">,
): Promise<Buffer | null> {
  const bytes = Buffer.from(key, "base64");
  const [text = null] = await open([
    {
      ...{ record: name.record, field: fileKeyField(id) },
      ...{ nonce: bytes.subarray(0, 12).toString("base64"), cipher: bytes.subarray(12).toString("base64") },
    },
  ]);
  return text === null ? null : Buffer.from(text, "base64");
}
