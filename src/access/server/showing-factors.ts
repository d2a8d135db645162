import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { millis } from "../../ground/instant.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { type Refusing, refusing } from "../../journal/server/refused.ts";
import type { Person } from "../person.ts";
import { everyRole } from "../role.ts";
import type { Door } from "./door.ts";
import { passkeyShownSchema } from "./passkey-response.ts";
import type { Session } from "./session-limits.ts";
import { passwordCodes } from "./sign-in-answer.ts";
import { checkPassword, checkSecond, secondCodes } from "./sign-in-routes.ts";

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
 * first one.
 */
export async function requireShown(
  door: Door,
  { id, person, shownAt }: Session,
  refused: Refusing<"ShowAgain">,
): Promise<void> {
  const isFresh = shownAt !== undefined && door.now() - millis(shownAt) < shownMinutes * 60_000;
  if (isFresh) return;
  const { password, hasCodes, passkeys } = await door.credentials.factorsOf(person);
  const isEmpty = password === undefined && !hasCodes && passkeys === 0;
  // A person who came by a provider has shown no factor here, so they sign in at the provider again.
  const isByProvider = door.state.session(id)?.by.includes("provider") === true;
  if (!isEmpty || isByProvider) throw refused("ShowAgain", { minutes: shownMinutes });
}

type Own = (
  request: FastifyRequest,
  refused: Refusing<"SessionNeeded">,
) => { readonly session: Session; readonly person: Person };

/** Shows again what one signs in with, the same as at the door; unlocking a screen does not count as this. */
export function showingRoutes(app: FastifyInstance, door: Door, own: Own): void {
  const options = refusing("SessionNeeded");
  const showing = refusing(...passwordCodes, ...secondCodes, "PasskeyRefused", "SessionNeeded");
  app.post(
    "/account/show/options",
    {
      config: {
        ...rule,
        title: { zh: "准备用通行密钥再次验证", en: "Begin showing a passkey again" },
        refuses: options.codes,
        body: nothing,
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      const { person } = own(request, options);
      return door.credentials.passkeys.authenticationOptions({ rpID: door.siteOf(request).rpID, person: person.id });
    },
  );

  app.post(
    "/account/show",
    {
      config: {
        ...rule,
        title: { zh: "再次验证登录方式", en: "Show again what one signs in with" },
        refuses: showing.codes,
        body: showBody,
      },
    },
    async (request, reply) => {
      const { session, person } = own(request, showing);
      const given = bodyOf(showBody, request.body);
      if ("password" in given) {
        await checkPassword(door, request, person.id, given.password, showing);
        await checkSecond(door, request, person, given.code, showing);
      } else {
        const shown = await door.credentials.passkeys.verifyAuthentication(given.response, door.siteOf(request));
        if ("refused" in shown) throw showing(shown);
        if (shown.person !== person.id) throw showing("PasskeyRefused");
      }
      await door.sessions.show(session.id);
      return reply.code(204).send();
    },
  );
}
