import type { FastifyInstance, FastifyRequest } from "fastify";
import { pinyin } from "pinyin-pro";
import { z } from "zod";
import { refuse } from "../../ground/refusal.ts";
import { text } from "../../ground/text.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { type Refusing, refusing } from "../../journal/server/refused.ts";
import { marksOf } from "../entry-told.ts";
import type { Person } from "../person.ts";
import { everyRole } from "../role.ts";
import type { Door } from "./door.ts";
import { note } from "../../journal/server/note.ts";
import { passkeyCreatedSchema } from "./passkey-response.ts";
import type { Session } from "./session-limits.ts";
import { requireShown, showingRoutes } from "./showing-factors.ts";
import { endOthers, voidSchema, voidTicked } from "./voiding-factors.ts";
import { passwordCodes, passwordRefusal } from "./sign-in-answer.ts";
import { tellGuess } from "./tell-guess.ts";

const nothing = z.strictObject({});
const password = z.string().min(1).max(1024);
const passwordBody = z.strictObject({ current: password.optional(), next: password, also: voidSchema.optional() });
const codeBody = z.strictObject({ code: z.string().regex(/^\d{6}$/, { error: "must be six digits" }) });
const passkeyBody = z.strictObject({ label: text(80), response: passkeyCreatedSchema });

/** Everybody of the staff, also before they have set up what they sign in with; not while the screen is locked. */
const rule = { scope: "own", roles: everyRole, offPost: true, whenIncomplete: true } as const;

/** What most routes refuse that change how one signs in. */
const changing = refusing("SessionNeeded", "ShowAgain");

interface Own {
  readonly session: Session;
  readonly person: Person;
}

/** What people see of and do with their own account. */
export function accountRoutes(app: FastifyInstance, door: Door): void {
  const account = accountOf(door);
  showingRoutes(app, door, account.own);
  seenRoute(app, door, account);
  passwordRoute(app, door, account);
  codeRoutes(app, door, account);
  passkeyRoutes(app, door, account);
}

type Account = ReturnType<typeof accountOf>;

function accountOf(door: Door) {
  function own(request: FastifyRequest, refused: Refusing<"SessionNeeded">): Own {
    const session = door.sessionOf(request);
    const person = session === undefined ? undefined : door.state.person(session.person);
    if (session === undefined || person === undefined) throw refused("SessionNeeded");
    return { session, person };
  }

  async function nameOf(person: Person): Promise<string> {
    return (await door.open([person.name]))[0] ?? person.id;
  }

  /** A means of signing in that was set bears whoever may be behind the session it was set in. */
  async function noteSet(request: FastifyRequest, { person }: Own, what: object): Promise<void> {
    const { letIn } = door.giverOf(request);
    await note(door, "NoteFactorSet", { person: person.id, ...what, ...(letIn === undefined ? {} : { letIn }) });
  }

  return { own, nameOf, noteSet };
}

function seenRoute(app: FastifyInstance, door: Door, { own, nameOf }: Account): void {
  /** From where a session was opened that one is told of. */
  function openedFrom(id: string | undefined): { readonly from?: string; readonly agent?: string } {
    const session = id === undefined ? undefined : door.state.session(id);
    if (session === undefined) return {};
    return { from: session.from, ...(session.agent === undefined ? {} : { agent: session.agent }) };
  }

  const seeing = refusing("SessionNeeded");
  app.get(
    "/account",
    {
      config: {
        ...rule,
        refuses: seeing.codes,
        title: { zh: "本人账户", en: "One's own account" },
        answer: z.looseObject({ person: z.string() }),
      },
    },
    async (request) => {
      const { session, person } = own(request, seeing);
      const factors = await door.credentials.factorsOf(person.id);
      const { id, part, kind, powers } = person;
      return {
        ...{ person: id, name: await nameOf(person), part, kind, powers },
        factors: {
          ...(factors.password === undefined ? {} : { password: { setAt: factors.password.setAt } }),
          hasCodes: factors.hasCodes,
          passkeys: await door.credentials.passkeys.list(id),
        },
        tokens: door.tokens
          .list()
          .map((each) => door.state.token(each.id))
          .filter((token) => token?.by === id && token.revoked === undefined)
          .map((token) => ({ id: token?.id, label: token?.label })),
        told: person.told.toReversed().map((each) => ({ ...each, ...openedFrom(each.session) })),
        ...(marksOf(person).length === 0 ? {} : { letIn: marksOf(person) }),
        sessions: door.sessions.list(id).map((each) => ({
          ...{ id: each.id, from: each.address, at: each.createdAt, until: each.expiresAt },
          ...(each.agent === undefined ? {} : { agent: each.agent }),
          current: each.id === session.id,
        })),
      };
    },
  );
}

function passwordRoute(app: FastifyInstance, door: Door, { own, nameOf, noteSet }: Account): void {
  const setting = refusing(
    ...passwordCodes,
    ...(["PasswordAboutYou", "PasswordCommon", "PasswordTooLong", "PasswordTooShort", "PasswordTooSimple"] as const),
    ...(["PasswordMissing", "PasswordNotThis", "PasswordUnchanged", "SessionNeeded", "ShowAgain"] as const),
  );
  app.post(
    "/account/password",
    {
      config: {
        ...rule,
        title: { zh: "设置密码", en: "Set one's password" },
        refuses: setting.codes,
        gives: ["NoteFactorSet", "NoteFactorRemoved"],
        body: passwordBody,
      },
    },
    async (request, reply) => {
      const me = own(request, setting);
      const { person } = me;
      const { current, next, also = {} } = bodyOf(passwordBody, request.body);
      const { password: present, hasCodes, passkeys } = await door.credentials.factorsOf(person.id);
      if (present !== undefined) {
        if (current === undefined) throw setting("PasswordMissing", { field: "current" });
        const found = await door.credentials.checkPassword(person.id, current, door.guesserOf(request));
        const refused = found.outcome === "wrong" ? refuse("PasswordNotThis") : passwordRefusal(found);
        if (refused !== undefined) {
          tellGuess(door, request, { person: person.id, found, factor: "password", isProof: true }, refused.refused);
          throw setting(refused);
        }
        // All there is to show has been shown.
        if (!hasCodes && passkeys === 0) await door.sessions.show(me.session.id);
      }
      await requireShown(door, me.session, setting);
      const name = await nameOf(person);
      const spelled = pinyin(name, { toneType: "none", type: "array" });
      const about = [person.id, name, spelled.join("")];
      const refused = await door.credentials.setPassword(person.id, next, { about });
      if (refused !== undefined) throw setting(refused);
      await noteSet(request, me, { factor: "password" });
      // This browser now counts as a known place: choosing a password shows that one knows it, as signing in with it
      // would. Somebody who came by a one-time link has not signed in with a password from here.
      await door.credentials.places.remember(person.id, door.markDevice(request, reply));
      await voidTicked(door, request, person, also);
      await endOthers(door, me, also.keepSessions);
      return reply.code(204).send();
    },
  );
}

function codeRoutes(app: FastifyInstance, door: Door, { own, noteSet }: Account): void {
  app.post(
    "/account/codes",
    {
      config: {
        ...rule,
        title: { zh: "准备动态码", en: "Begin setting up one-time codes" },
        refuses: changing.codes,
        body: nothing,
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      const { session, person } = own(request, changing);
      await requireShown(door, session, changing);
      return door.credentials.codes.begin(person.id, "Callsign");
    },
  );

  const confirming = refusing("CodeNotBegun", "CodeNotConfirmed", "SessionNeeded", "ShowAgain");
  app.post(
    "/account/codes/confirm",
    {
      config: {
        ...rule,
        title: { zh: "启用动态码", en: "Take one-time codes into use" },
        refuses: confirming.codes,
        gives: ["NoteFactorSet"],
        body: codeBody,
      },
    },
    async (request, reply) => {
      const me = own(request, confirming);
      const { code } = bodyOf(codeBody, request.body);
      await requireShown(door, me.session, confirming);
      const refused = await door.credentials.codes.confirm(me.person.id, code);
      if (refused !== undefined) throw confirming(refused);
      await noteSet(request, me, { factor: "totp" });
      await endOthers(door, me);
      return reply.code(204).send();
    },
  );

  app.delete(
    "/account/codes",
    {
      config: {
        ...rule,
        title: { zh: "停用动态码", en: "Give one-time codes up" },
        refuses: changing.codes,
        gives: ["NoteFactorRemoved"],
      },
    },
    async (request, reply) => {
      const { session, person } = own(request, changing);
      await requireShown(door, session, changing);
      if (await door.credentials.codes.remove(person.id))
        await note(door, "NoteFactorRemoved", { person: person.id, factor: "totp" });
      return reply.code(204).send();
    },
  );
}

function passkeyRoutes(app: FastifyInstance, door: Door, { own, nameOf, noteSet }: Account): void {
  const beginning = refusing("PasskeysTooMany", "SessionNeeded", "ShowAgain");
  app.post(
    "/account/passkeys/options",
    {
      config: {
        ...rule,
        title: { zh: "准备登记通行密钥", en: "Begin registering a passkey" },
        refuses: beginning.codes,
        body: nothing,
      },
    },
    async (request) => {
      const { session, person } = own(request, beginning);
      await requireShown(door, session, beginning);
      const rpName = "Callsign";
      const { rpID } = door.siteOf(request);
      const options = await door.credentials.passkeys.registrationOptions(person.id, await nameOf(person), {
        rpID,
        rpName,
      });
      if ("refused" in options) throw beginning(options);
      return options;
    },
  );

  const registering = refusing("PasskeyRefused", "PasskeyTaken", "PasskeysTooMany", "SessionNeeded", "ShowAgain");
  app.post(
    "/account/passkeys",
    {
      config: {
        ...rule,
        title: { zh: "登记通行密钥", en: "Register a passkey" },
        refuses: registering.codes,
        gives: ["NoteFactorSet"],
        body: passkeyBody,
      },
    },
    async (request) => {
      const me = own(request, registering);
      const { label, response } = bodyOf(passkeyBody, request.body);
      await requireShown(door, me.session, registering);
      const made = await door.credentials.passkeys.verifyRegistration(me.person.id, response, {
        ...door.siteOf(request),
        label,
      });
      if ("refused" in made) throw registering(made);
      await noteSet(request, me, { factor: "passkey", label });
      return { id: made.id, label: made.label };
    },
  );

  const removing = refusing("PasskeyUnknown", "SessionNeeded", "ShowAgain");
  app.delete<{ Params: { id: string } }>(
    "/account/passkeys/:id",
    {
      config: {
        ...rule,
        title: { zh: "移除通行密钥", en: "Remove a passkey" },
        refuses: removing.codes,
        gives: ["NoteFactorRemoved"],
      },
    },
    async (request, reply) => {
      const { session, person } = own(request, removing);
      await requireShown(door, session, removing);
      const gone = await door.credentials.passkeys.remove(person.id, request.params.id);
      if ("refused" in gone) throw removing(gone);
      await note(door, "NoteFactorRemoved", { person: person.id, factor: "passkey", label: gone.label });
      return reply.code(204).send();
    },
  );
}
