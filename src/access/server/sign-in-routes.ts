import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { refuse, type Refusal } from "../../ground/refusal.ts";
import type { Sentence } from "../../ground/sentence.ts";
import { codeSchema } from "../../ground/text.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { type Refusing, refusing } from "../../journal/server/refused.ts";
import { everyRole } from "../role.ts";
import { needsSecondFactor, policyFor } from "../missing-factor.ts";
import type { Person } from "../person.ts";
import type { Door } from "./door.ts";
import { note, noteIfPossible } from "../../journal/server/note.ts";
import { enterable, openSession } from "./opening-sessions.ts";
import { passkeyShownSchema } from "./passkey-response.ts";
import { codeCodes, codeRefusal, passwordCodes, passwordRefusal } from "./sign-in-answer.ts";
import { askedBy, tellGuess } from "./tell-guess.ts";

const passwordBody = z.strictObject({
  person: codeSchema,
  password: z.string().min(1).max(1024),
  code: z
    .string()
    .regex(/^\d{6}$/, { error: "must be six digits" })
    .optional(),
});
const passkeyBody = z.strictObject({ response: passkeyShownSchema });
const linkBody = z.strictObject({ secret: z.string().min(1).max(100) });
const unlockBody = z.union([
  z.strictObject({ password: z.string().min(1).max(1024) }),
  passkeyBody,
  /** One click, where one click signed in. */
  z.strictObject({ drill: z.literal(true) }),
]);
const nothing = z.strictObject({});
const answer = z.looseObject({ officer: z.string() });

const open = { open: true } as const;

type PasswordCode = (typeof passwordCodes)[number];
type SecondCode = (typeof secondCodes)[number];

/** What `checkSecond` refuses. */
export const secondCodes = [...codeCodes, "CodeNeeded", "PasskeyNeeded"] as const;

/** What opening a session may be refused with, by the rule of the order that records it. */
const opens = ["OpenSession"];

export async function checkPassword(
  door: Door,
  request: FastifyRequest,
  person: string,
  password: string,
  refused: Refusing<PasswordCode>,
): Promise<void> {
  const found = await door.credentials.checkPassword(person, password, door.guesserOf(request));
  const refusal = passwordRefusal(found);
  if (refusal === undefined) return;
  tellGuess(door, request, { person, found, factor: "password" }, refusal.refused);
  throw refused(refusal);
}

/** The second factor after a right password: demanded by a power, or because the person has set one. */
export async function checkSecond(
  door: Door,
  request: FastifyRequest,
  person: Person,
  code: string | undefined,
  refused: Refusing<SecondCode>,
): Promise<readonly "totp"[]> {
  const factors = await door.credentials.factorsOf(person.id);
  if (factors.hasCodes) {
    if (code === undefined) throw refused("CodeNeeded");
    const found = await door.credentials.codes.check(person.id, code, door.guesserOf(request));
    const refusal = codeRefusal(found);
    if (refusal === undefined) return ["totp"];
    tellGuess(door, request, { person: person.id, found, factor: "totp" }, refusal.refused);
    throw refused(refusal);
  }
  // A person with a passkey has a second factor, so their password alone is not enough.
  if (
    factors.passkeys > 0 &&
    needsSecondFactor(person, policyFor(door.state.security(), { demo: door.demo, asksTwo: true }))
  )
    throw refused("PasskeyNeeded");
  return [];
}

/** Tells the watch of a passkey or a link that is refused. */
function tellShown(
  door: Door,
  request: FastifyRequest,
  event: "passkeyRefused" | "entryLinkRefused" | "unlockFailed",
  { refused }: Refusal,
): void {
  const session = door.sessionOf(request);
  door.watch.tell({ ...askedBy(door, request), event, person: session?.person, why: refused });
}

/** Sign-in of people, and the lock of a screen. Sessions are the program's; what was shown is never kept. */
export function signInRoutes(app: FastifyInstance, door: Door): void {
  const post = <Shape extends z.ZodType>(
    path: string,
    { body, ...config }: { title: Sentence; body: Shape; refuses?: readonly string[]; gives?: readonly string[] },
    work: (request: FastifyRequest, reply: FastifyReply, given: z.output<Shape>) => Promise<unknown>,
  ) =>
    app.post(path, { config: { ...open, ...config, body, answer } }, async (request, reply) => {
      if (request.headers.origin !== undefined) door.requireOwnOrigin(request);
      return work(request, reply, bodyOf(body, request.body));
    });

  const byPassword = refusing(...passwordCodes, ...secondCodes, "NotLetIn");
  post(
    "/session/password",
    {
      title: { zh: "用警号和密码登录", en: "Sign in with badge number and password" },
      body: passwordBody,
      refuses: byPassword.codes,
      gives: opens,
    },
    async (request, reply, { person: id, password, code }) => {
      await checkPassword(door, request, id, password, byPassword);
      const person = enterable(door, id, byPassword);
      const second = await checkSecond(door, request, person, code, byPassword);
      return door.sessionAnswer(await openSession(door, request, reply, { person, by: ["password", ...second] }));
    },
  );

  post(
    "/session/passkey/options",
    { title: { zh: "准备通行密钥登录", en: "Begin signing in with a passkey" }, body: nothing },
    async (request) => door.credentials.passkeys.authenticationOptions({ rpID: door.siteOf(request).rpID }),
  );

  const byPasskey = refusing("PasskeyRefused", "NotLetIn");
  post(
    "/session/passkey",
    {
      title: { zh: "用通行密钥登录", en: "Sign in with a passkey" },
      body: passkeyBody,
      refuses: byPasskey.codes,
      gives: opens,
    },
    async (request, reply, { response }) => {
      const shown = await door.credentials.passkeys.verifyAuthentication(response, door.siteOf(request));
      if ("refused" in shown) {
        tellShown(door, request, "passkeyRefused", shown);
        throw byPasskey(shown);
      }
      const person = enterable(door, shown.person, byPasskey);
      return door.sessionAnswer(await openSession(door, request, reply, { person, by: ["passkey"] }));
    },
  );

  const byLink = refusing("EntryLinkExpired", "EntryLinkUnknown", "EntryLinkUsed", "NotLetIn");
  post(
    "/session/link",
    {
      title: { zh: "用一次性链接登录", en: "Sign in with a one-time link" },
      body: linkBody,
      refuses: byLink.codes,
      gives: [...opens, "NoteFactorRemoved"],
    },
    async (request, reply, { secret }) => {
      const link = await door.credentials.links.take(secret);
      if ("refused" in link) {
        tellShown(door, request, "entryLinkRefused", link);
        throw byLink(link);
      }
      const person = enterable(door, link.person, byLink);
      await forgetFactors(door, person);
      const opened = { person, by: ["link"] as const, link: link.link };
      return door.sessionAnswer(await openSession(door, request, reply, opened));
    },
  );

  const byClick = refusing("DrillFromHere", "NotLetIn");
  post(
    "/session/drill",
    {
      title: { zh: "以演练人员登录（仅本机）", en: "Sign in as one of the drill's staff, from this machine only" },
      body: z.strictObject({ person: codeSchema }),
      refuses: byClick.codes,
      gives: opens,
    },
    async (request, reply, { person: id }) => {
      if (!door.demo || !door.isFromHere(request)) throw byClick("DrillFromHere");
      const person = enterable(door, id, byClick);
      return door.sessionAnswer(await openSession(door, request, reply, { person, by: ["drill"] }));
    },
  );

  const drillOnly = refusing("DrillFromHere");
  app.get(
    "/session/drill-people",
    {
      config: {
        ...open,
        title: { zh: "可登录的演练人员（仅本机）", en: "Whom one can sign in as in a drill, from this machine only" },
        refuses: drillOnly.codes,
        answer: z.strictObject({ people: z.array(z.looseObject({ person: z.string() })) }),
      },
    },
    async (request) => {
      if (!door.demo || !door.isFromHere(request)) throw drillOnly("DrillFromHere");
      return { people: await drillPeople(door) };
    },
  );

  lockRoutes(app, door);
}

/** What let somebody in before is void once a link did: it was lost, or known to others. */
async function forgetFactors(door: Door, person: Person): Promise<void> {
  const { credentials } = door;
  for (const session of await door.sessions.endAllOf(person.id)) {
    await noteIfPossible(door, "EndSession", { session: session.id, why: "factorsChanged" });
  }
  door.lookAgain(person.id);
  if (await credentials.removePassword(person.id)) await removed(door, person, { factor: "password" });
  if (await credentials.codes.remove(person.id)) await removed(door, person, { factor: "totp" });
  for (const { id, label } of await credentials.passkeys.list(person.id)) {
    await credentials.passkeys.remove(person.id, id);
    await removed(door, person, { factor: "passkey", label });
  }
  await credentials.unlock(person.id);
  await credentials.places.forget(person.id);
}

async function removed(door: Door, person: Person, what: object): Promise<void> {
  await note(door, "NoteFactorRemoved", { person: person.id, ...what });
}

/** Two of each role, those on post first: enough to try everything, few enough to choose from. */
async function drillPeople(door: Door): Promise<readonly object[]> {
  const chosen: Person[] = [];
  const sorted = door.state
    .people()
    .toSorted((a, b) => Number(b.onPost !== undefined) - Number(a.onPost !== undefined));
  const counts = new Map<string, number>();
  for (const person of sorted) {
    const role = person.powers[0]?.role;
    if (role === undefined || person.disabled !== undefined) continue;
    const count = counts.get(role) ?? 0;
    if (count >= 2) continue;
    counts.set(role, count + 1);
    chosen.push(person);
  }
  const names = await door.open(chosen.map(({ name }) => name));
  return chosen.map(({ id, part, powers, onPost }, index) => ({
    ...{ person: id, name: names[index] ?? id, part, powers, onPost: onPost !== undefined },
  }));
}

/** A seat that is left for a while: the screen is locked, the work beneath stays. */
function lockRoutes(app: FastifyInstance, door: Door): void {
  const unlocking = refusing(...passwordCodes, "DrillFromHere", "PasskeyRefused", "SessionNeeded");
  const inSession = refusing("SessionNeeded");
  const own = (request: FastifyRequest) => {
    const session = door.sessionOf(request);
    if (session === undefined) throw inSession("SessionNeeded");
    return session;
  };
  const rule = { scope: "own", roles: everyRole, offPost: true, whenLocked: true, whenIncomplete: true } as const;
  const everybody = { ...rule, refuses: inSession.codes };

  app.post(
    "/session/activity",
    { config: { ...everybody, title: { zh: "有人在操作", en: "Somebody is at the keyboard" }, body: nothing } },
    async (request, reply) => {
      bodyOf(nothing, request.body);
      door.sessions.touch(own(request).id);
      return reply.code(204).send();
    },
  );

  app.post(
    "/session/lock",
    { config: { ...everybody, title: { zh: "锁屏", en: "Lock the screen" }, body: nothing } },
    async (request, reply) => {
      bodyOf(nothing, request.body);
      const session = own(request);
      await door.sessions.lock(session.id);
      door.lookAgain(session.person);
      return reply.code(204).send();
    },
  );

  app.post(
    "/session/unlock/options",
    {
      config: {
        ...everybody,
        title: { zh: "准备用通行密钥解锁", en: "Begin unlocking with a passkey" },
        body: nothing,
      },
    },
    async (request) =>
      door.credentials.passkeys.authenticationOptions({
        rpID: door.siteOf(request).rpID,
        person: own(request).person,
      }),
  );

  app.post(
    "/session/unlock",
    {
      config: {
        ...everybody,
        title: { zh: "解锁", en: "Unlock the screen" },
        refuses: unlocking.codes,
        body: unlockBody,
        answer,
      },
    },
    async (request) => {
      const session = own(request);
      const given = bodyOf(unlockBody, request.body);
      if ("password" in given) await checkPassword(door, request, session.person, given.password, unlocking);
      else if ("drill" in given) {
        if (!door.demo || !door.isFromHere(request)) throw unlocking("DrillFromHere");
      } else {
        const shown = await door.credentials.passkeys.verifyAuthentication(given.response, door.siteOf(request));
        const refusal = "refused" in shown ? shown : shown.person === session.person ? null : refuse("PasskeyRefused");
        if (refusal !== null) {
          tellShown(door, request, "unlockFailed", refusal);
          throw unlocking(refusal);
        }
      }
      await door.sessions.unlock(session.id);
      return door.sessionAnswer(session);
    },
  );
}
