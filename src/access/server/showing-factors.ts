import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { millis } from "../../ground/instant.ts";
import { refuse } from "../../ground/refusal.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { Refused } from "../../journal/server/refused.ts";
import type { Person } from "../person.ts";
import { everyRole } from "../role.ts";
import type { Door } from "./door.ts";
import { passkeyShownSchema } from "./passkey-response.ts";
import type { Session } from "./session-limits.ts";
import { checkPassword, checkSecond } from "./session-routes.ts";

/** How long after showing their factors somebody may change them without showing them again. */
export const shownMinutes = 5;

const nothing = z.strictObject({});
const showBody = z.union([
  z.strictObject({
    password: z.string().min(1).max(1024),
    code: z
      .string()
      .regex(/^\d{6}$/, { error: "must be six digits" })
      .optional(),
  }),
  z.strictObject({ response: passkeyShownSchema }),
]);

const rule = { scope: "own", roles: everyRole, offPost: true, whenIncomplete: true } as const;

/**
 * Changing how an account is entered needs more than an open session. Otherwise somebody who found a session open, or
 * took its cookie, would stay in after its person has changed the password. A person without any means yet sets up the
 * first one. Refused: `ShowAgain`.
 */
export async function requireShown(door: Door, { id, person, shownAt }: Session): Promise<void> {
  const isFresh = shownAt !== undefined && door.now() - millis(shownAt) < shownMinutes * 60_000;
  if (isFresh) return;
  const { password, hasCodes, passkeys } = await door.credentials.factorsOf(person);
  const isEmpty = password === undefined && !hasCodes && passkeys === 0;
  // A person who came by a provider has shown no factor here, so they sign in at the provider again.
  const isByProvider = door.state.session(id)?.by.includes("provider") === true;
  if (!isEmpty || isByProvider) throw new Refused(refuse("ShowAgain", { minutes: shownMinutes }));
}

/** Shows again what one signs in with, the same as at the door; unlocking a screen does not count as this. */
export function showingRoutes(
  app: FastifyInstance,
  door: Door,
  own: (request: FastifyRequest) => { readonly session: Session; readonly person: Person },
): void {
  app.post(
    "/account/show/options",
    {
      config: {
        ...rule,
        title: { zh: "准备用通行密钥再次验证", en: "Begin showing a passkey again" },
        body: nothing,
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      const { person } = own(request);
      return door.credentials.passkeys.authenticationOptions({ rpID: door.siteOf(request).rpID, person: person.id });
    },
  );

  app.post(
    "/account/show",
    {
      config: {
        ...rule,
        title: { zh: "再次验证登录方式", en: "Show again what one signs in with" },
        body: showBody,
      },
    },
    async (request, reply) => {
      const { session, person } = own(request);
      const given = bodyOf(showBody, request.body);
      if ("password" in given) {
        await checkPassword(door, request, person.id, given.password);
        await checkSecond(door, request, person, given.code);
      } else {
        const shown = await door.credentials.passkeys.verifyAuthentication(given.response, door.siteOf(request));
        if ("refused" in shown) throw new Refused(shown);
        if (shown.person !== person.id) throw new Refused(refuse("PasskeyRefused"));
      }
      await door.sessions.show(session.id);
      return reply.code(204).send();
    },
  );
}
