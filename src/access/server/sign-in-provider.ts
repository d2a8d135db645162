import { createHash, randomBytes } from "node:crypto";
import * as client from "openid-client";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { codeSchema } from "../../ground/text.ts";

/**
 * The agreement with a provider of identities (OpenID Connect), as the configuration file states it. Nothing is
 * guessed.
 */
export interface ProviderPlan {
  readonly name: Sentence;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Exactly as it is registered with the provider. */
  readonly redirectUri: URL;
  readonly scopes: readonly string[];
  /** The claim that says who it is: the badge number, or a key of `accounts`. */
  readonly claim: string;
  /** Whose badge each value of the claim stands for; the value itself is the badge when absent. */
  readonly accounts?: ReadonlyMap<string, string>;
  /** Values of `amr` and of `acr` that mean two factors were shown; none: the provider vouches for one only. */
  readonly twoFactors: { readonly amr: readonly string[]; readonly acr: readonly string[] };
  readonly clockSkewSeconds: number;
}

/** Whom a provider vouches for. */
export interface Vouched {
  readonly person: string;
  readonly twoFactors: boolean;
  /** For telling the provider when the person leaves. */
  readonly idToken: string | undefined;
}

/** Why the provider cannot be asked. */
type ProviderCode = "ProviderRefused" | "ProviderUnreachable";

/** Signing in at somebody else's: authorization code with PKCE, state and nonce. */
export interface SignInProvider {
  readonly name: Sentence;
  /** Where the browser goes, and what it must bring back. */
  begin(): Promise<{ readonly url: string; readonly flow: string } | Refusal<ProviderCode>>;
  /** What came back by the redirect, once for each beginning. */
  finish(
    flow: string | undefined,
    query: string,
  ): Promise<Vouched | Refusal<ProviderCode | "ProviderFlowUnknown" | "ProviderNobody">>;
  /** Where the browser goes to leave the provider too, if it has such a place. */
  leaving(idToken: string | undefined, back: string): Promise<string | undefined>;
}

interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
}

/** How long somebody may take at the provider, and how many people may be there at a time. */
const flowMillis = 10 * 60_000;
const mostFlows = 5000;
/** What the provider publishes about itself is read again after this. */
const knownMillis = 10 * 60_000;
const answerSeconds = 8;

const digestOf = (flow: string) => createHash("sha256").update(flow).digest("hex");

export function signInProvider(
  plan: ProviderPlan,
  o: { now: () => number; log: (line: string) => void },
): SignInProvider {
  const flows = new Map<string, Flow>();
  let known: { readonly config: client.Configuration; readonly until: number } | undefined;

  async function configuration(): Promise<client.Configuration | Refusal<ProviderCode>> {
    if (known !== undefined && known.until > o.now()) return known.config;
    try {
      // Its signature is looked at too, though the token comes by a connection of our own.
      const checks = [client.enableNonRepudiationChecks];
      if (plan.issuer.protocol === "http:") checks.push(client.allowInsecureRequests);
      const config = await client.discovery(
        plan.issuer,
        plan.clientId,
        { [client.clockTolerance]: plan.clockSkewSeconds },
        client.ClientSecretBasic(plan.clientSecret),
        { timeout: answerSeconds, execute: checks },
      );
      known = { config, until: o.now() + knownMillis };
      return config;
    } catch (error) {
      return failed(error);
    }
  }

  /** The provider is out of reach, or what came from it is not to be believed; the log says which. */
  function failed(error: unknown): Refusal<ProviderCode> {
    const { code, cause } = error as { code?: unknown; cause?: unknown };
    o.log(
      `the provider of sign-in: ${error instanceof Error ? error.message : String(error)} ${typeof code === "string" ? code : ""}`,
    );
    const isNetwork =
      error instanceof TypeError || code === "OAUTH_TIMEOUT" || (cause instanceof Error && "errno" in cause);
    return refuse(isNetwork || isFarAway(error) ? "ProviderUnreachable" : "ProviderRefused");
  }

  function take(flow: string | undefined): Flow | undefined {
    if (flow === undefined) return undefined;
    const digest = digestOf(flow);
    const found = flows.get(digest);
    flows.delete(digest);
    return found === undefined || found.until <= o.now() ? undefined : found;
  }

  function keep(flow: Flow): string {
    for (const [digest, { until }] of flows) {
      if (until > o.now() && flows.size < mostFlows) break;
      flows.delete(digest);
    }
    const secret = randomBytes(32).toString("base64url");
    flows.set(digestOf(secret), flow);
    return secret;
  }

  async function valueOf(config: client.Configuration, tokens: Tokens): Promise<unknown> {
    const claims = tokens.claims();
    if (claims === undefined) return undefined;
    if (claims[plan.claim] !== undefined || config.serverMetadata().userinfo_endpoint === undefined)
      return claims[plan.claim];
    return (await client.fetchUserInfo(config, tokens.access_token, claims.sub))[plan.claim];
  }

  return {
    name: plan.name,

    begin: async () => {
      const config = await configuration();
      if ("refused" in config) return config;
      const verifier = client.randomPKCECodeVerifier();
      const flow = { state: client.randomState(), nonce: client.randomNonce(), verifier, until: o.now() + flowMillis };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: plan.redirectUri.href,
        scope: plan.scopes.join(" "),
        ...{ state: flow.state, nonce: flow.nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...(plan.twoFactors.acr.length === 0 ? {} : { acr_values: plan.twoFactors.acr.join(" ") }),
      });
      return { url: url.href, flow: keep(flow) };
    },

    finish: async (secret, query) => {
      const flow = take(secret);
      if (flow === undefined) return refuse("ProviderFlowUnknown");
      const config = await configuration();
      if ("refused" in config) return config;
      const returned = new URL(plan.redirectUri);
      returned.search = query;
      try {
        const tokens = await client.authorizationCodeGrant(config, returned, {
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          pkceCodeVerifier: flow.verifier,
          idTokenExpected: true,
        });
        const value = await valueOf(config, tokens);
        const person =
          typeof value !== "string" ? undefined : plan.accounts === undefined ? value : plan.accounts.get(value);
        if (person === undefined || !codeSchema.safeParse(person).success) return refuse("ProviderNobody");
        return { person, twoFactors: showedTwo(plan, tokens), idToken: tokens.id_token };
      } catch (error) {
        return failed(error);
      }
    },

    leaving: async (idToken, back) => {
      const config = await configuration();
      if ("refused" in config || config.serverMetadata().end_session_endpoint === undefined) return undefined;
      const hint = idToken === undefined ? {} : { id_token_hint: idToken };
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back, ...hint }).href;
    },
  };
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** Whether the provider says that two factors were shown, by one of the configured values. */
function showedTwo({ twoFactors }: ProviderPlan, tokens: Tokens): boolean {
  const claims = tokens.claims();
  const { amr, acr } = { amr: claims?.["amr"], acr: claims?.["acr"] };
  const methods = Array.isArray(amr) ? amr : [];
  const isOne = (all: readonly string[]) => (each: unknown) => typeof each === "string" && all.includes(each);
  return methods.some(isOne(twoFactors.amr)) || isOne(twoFactors.acr)(acr);
}

/** A server in front of the provider that says it is down counts as nobody there. */
function isFarAway(error: unknown): boolean {
  const { cause, status } = error as { cause?: { status?: unknown }; status?: unknown };
  const said = typeof status === "number" ? status : cause?.status;
  return typeof said === "number" && said >= 500;
}
