import type { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import type { Sentence } from "../../ground/sentence.ts";
import { doorTexts } from "./door-texts.ts";
import { askShown } from "./show-again.ts";
import { troubleOf } from "./session.ts";

/** What the browser and the authenticator answered, to be sent on; or what went wrong. */
export type Ceremony =
  | { readonly kind: "answered"; readonly response: object }
  | { readonly kind: "failed"; readonly trouble: Sentence };

/** False over plain HTTP from another machine: browsers keep passkeys to secure pages. */
export function hasPasskeys(): boolean {
  return window.PublicKeyCredential !== undefined;
}

/** Fetched when somebody first uses a passkey. */
const passkeys = () => import("@simplewebauthn/browser");

type SigningIn = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type Registering = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** Shows a passkey: to sign in (`session/passkey`), to unlock (`session/unlock`) or to change something (`account/show`). */
export function showPasskey(path: "session/passkey" | "session/unlock" | "account/show"): Promise<Ceremony> {
  return ceremony<SigningIn>(`/api/v1/${path}/options`, async (optionsJSON) =>
    (await passkeys()).startAuthentication({ optionsJSON }),
  );
}

/** Makes a passkey on this device or on a security key. */
export function createPasskey(): Promise<Ceremony> {
  return ceremony<Registering>("/api/v1/account/passkeys/options", async (optionsJSON) =>
    (await passkeys()).startRegistration({ optionsJSON }),
  );
}

async function ceremony<Options>(path: string, act: (options: Options) => Promise<object>): Promise<Ceremony> {
  const reply = await askShown<Options>("POST", path, { body: {} });
  if (reply.kind !== "ok") return { kind: "failed", trouble: troubleOf(reply) };
  try {
    return { kind: "answered", response: await act(reply.content) };
  } catch (error) {
    const { WebAuthnError } = await passkeys();
    const isHeld = error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED";
    return { kind: "failed", trouble: isHeld ? doorTexts.passkeyHeld : doorTexts.passkeyStopped };
  }
}
