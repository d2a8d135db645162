import { z } from "zod";

/**
 * A personal value as everything but the vault sees it: AES-256-GCM ciphertext under the key of one record (the
 * stream it belongs to). Without that key it can never be read again, while every hash over it still holds.
 */
export interface Sealed {
  readonly record: string;
  readonly field: string;
  readonly nonce: string;
  readonly cipher: string;
}

export const sealedSchema = z
  .strictObject({ record: z.string(), field: z.string(), nonce: z.string(), cipher: z.string() })
  .readonly();

/** Every sealed value anywhere in a value, as often as it stands there. */
export function sealedIn(value: unknown): readonly Sealed[] {
  if (typeof value !== "object" || value === null) return [];
  const sealed = sealedSchema.safeParse(value);
  return sealed.success ? [sealed.data] : Object.values(value).flatMap(sealedIn);
}
