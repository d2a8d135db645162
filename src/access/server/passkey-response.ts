import { z } from "zod";

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/, { error: "must be base64url" });

/** What a browser hands back; everything in it is checked again by its signature. Attestations are not asked for. */
const envelope = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).nullish(),
};

/** `RegistrationResponseJSON` of WebAuthn level 3: after `navigator.credentials.create`. */
export const passkeyCreatedSchema = z.object({
  ...envelope,
  response: z.object({
    clientDataJSON: base64url(8192),
    attestationObject: base64url(32_768),
    transports: z.array(z.string().max(32)).max(8).nullish(),
  }),
});

/** `AuthenticationResponseJSON` of WebAuthn level 3: after `navigator.credentials.get`. */
export const passkeyShownSchema = z.object({
  ...envelope,
  response: z.object({
    clientDataJSON: base64url(8192),
    authenticatorData: base64url(8192),
    signature: base64url(8192),
    userHandle: base64url(128).nullish(),
  }),
});

export type PasskeyCreated = z.output<typeof passkeyCreatedSchema>;
export type PasskeyShown = z.output<typeof passkeyShownSchema>;
