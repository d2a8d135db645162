import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Somebody at the provider: what it calls them, the claim that says their badge, and how they showed who they are. */
export interface Somebody {
  readonly id: string;
  readonly badge?: string;
  readonly amr: readonly string[];
}

export async function listening(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** A port nobody listens on now, for an address that must be known beforehand. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A certified provider of OpenID Connect on this machine, at which whoever comes is `now`. */
export async function identityProvider(client: { id: string; secret: string; redirectUri: string; back: string }) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const at: { now: Somebody } = { now: { id: "nobody", amr: [] } };
  const people = new Map<string, Somebody>();
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/interaction/") !== true) return provider.callback()(request, response);
    people.set(at.now.id, at.now);
    const login = { accountId: at.now.id, amr: at.now.amr };
    void provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  });
  const port = await listening(server);
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: [client.back],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: ["only a test's"] },
    claims: { openid: ["sub", "amr"], badge: ["police_number"] },
    scopes: ["openid", "badge"],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, police_number: people.get(id)?.badge }),
    }),
    // Nobody is asked for consent, because provider and program belong to the same bureau.
    loadExistingGrant: async (ctx: {
      oidc: {
        provider: { Grant: new (o: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } };
        client: { clientId: string };
        session: { accountId: string };
      };
    }) => {
      const { oidc } = ctx;
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid badge");
      await grant.save();
      return grant;
    },
  });
  return {
    issuer,
    be: (somebody: Somebody) => {
      at.now = somebody;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A browser between two sites: it keeps the cookies of both and follows redirects by hand. */
export function traveller() {
  const jar = new Map<string, Map<string, string>>();

  async function visit(url: string, init: { method?: string; body?: string } = {}): Promise<Response> {
    const { origin } = new URL(url);
    const own = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, own);
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: {
        cookie: [...own].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(init.body === undefined ? {} : { origin, "content-type": "application/json" }),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      if (value === "" || /max-age=0|1970/i.test(line)) own.delete(name);
      else own.set(name, value);
    }
    return response;
  }

  return {
    visit,
    cookies: (origin: string) => [...(jar.get(origin)?.keys() ?? [])],
    /** Follows redirects until one leads to an address that begins so; answers it without going there. */
    until: async (url: string, prefix: string): Promise<string> => {
      let next = url;
      for (let steps = 0; steps < 12; steps++) {
        const location = (await visit(next)).headers.get("location");
        if (location === null) throw new Error(`no way on from ${next}`);
        next = new URL(location, next).href;
        if (next.startsWith(prefix)) return next;
      }
      throw new Error(`never came to ${prefix}`);
    },
  };
}
