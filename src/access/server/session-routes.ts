import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Refusal, refuse } from "../../ground/refusal.ts";
import { codeSchema } from "../../ground/text.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { Refused } from "../../journal/server/refused.ts";
import { everyRole } from "../role.ts";
import { needsSecondFactor, policyFor } from "../missing-factor.ts";
import type { Person } from "../person.ts";
import type { Door } from "./door.ts";
import { note, noteIfPossible } from "../../journal/server/note.ts";
import { enterable, openSession } from "./opening-sessions.ts";
import { passkeyShownSchema } from "./passkey-response.ts";
import { refusalOf } from "./sign-in-answer.ts";
import { askedBy, type Guessed, tellGuess } from "./tell-guess.ts";

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

/** Throws what a guess that was not right is answered with, and tells the watch of it. */
function refuseGuess(door: Door, request: FastifyRequest, guessed: Guessed): void {
  const refusal = refusalOf(guessed.found, guessed.factor);
  if (refusal === undefined) return;
  tellGuess(door, request, guessed, refusal.refused);
  throw new Refused(refusal);
}

export async function checkPassword(
  door: Door,
  request: FastifyRequest,
  person: string,
  password: string,
): Promise<void> {
  const found = await door.credentials.checkPassword(person, password, door.guesserOf(request));
  refuseGuess(door, request, { person, found, factor: "password" });
}

/** The second factor after a right password: demanded by a power, or because the person has set one. */
export async function checkSecond(
  door: Door,
  request: FastifyRequest,
  person: Person,
  code: string | undefined,
): Promise<readonly "totp"[]> {
  const factors = await door.credentials.factorsOf(person.id);
  if (factors.hasCodes) {
    if (code === undefined) throw new Refused(refuse("CodeNeeded"));
    const found = await door.credentials.codes.check(person.id, code, door.guesserOf(request));
    refuseGuess(door, request, { person: person.id, found, factor: "totp" });
    return ["totp"];
  }
  // A person with a passkey has a second factor, so their password alone is not enough.
  if (
    factors.passkeys > 0 &&
    needsSecondFactor(person, policyFor(door.state.security(), { demo: door.demo, asksTwo: true }))
  )
    throw new Refused(refuse("PasskeyNeeded"));
  return [];
}

/** Throws what a passkey or a link is refused with, and tells the watch of it. */
function refuseShown(
  door: Door,
  request: FastifyRequest,
  event: "passkeyRefused" | "entryLinkRefused" | "unlockFailed",
  refused: Refusal,
): never {
  const session = door.sessionOf(request);
  door.watch.tell({ ...askedBy(door, request), event, person: session?.person, why: refused.refused });
  throw new Refused(refused);
}

/** Sign-in of people, and the lock of a screen. Sessions are the program's; what was shown is never kept. */
export function signInRoutes(app: FastifyInstance, door: Door): void {
  const post = <Shape extends z.ZodType>(
    path: string,
    title: { zh: string; en: string },
    body: Shape,
    work: (request: FastifyRequest, reply: FastifyReply, given: z.output<Shape>) => Promise<unknown>,
  ) =>
    app.post(path, { config: { ...open, title, body, answer } }, async (request, reply) => {
      if (request.headers.origin !== undefined) door.requireOwnOrigin(request);
      return work(request, reply, bodyOf(body, request.body));
    });

  post(
    "/session/password",
    { zh: "用警号和密码登录", en: "Sign in with badge number and password" },
    passwordBody,
    async (request, reply, { person: id, password, code }) => {
      await checkPassword(door, request, id, password);
      const person = enterable(door, id);
      const second = await checkSecond(door, request, person, code);
      return door.sessionAnswer(await openSession(door, request, reply, { person, by: ["password", ...second] }));
    },
  );

  post(
    "/session/passkey/options",
    { zh: "准备通行密钥登录", en: "Begin signing in with a passkey" },
    nothing,
    async (request) => door.credentials.passkeys.authenticationOptions({ rpID: door.siteOf(request).rpID }),
  );

  post(
    "/session/passkey",
    { zh: "用通行密钥登录", en: "Sign in with a passkey" },
    passkeyBody,
    async (request, reply, { response }) => {
      const shown = await door.credentials.passkeys.verifyAuthentication(response, door.siteOf(request));
      if ("refused" in shown) refuseShown(door, request, "passkeyRefused", shown);
      const person = enterable(door, shown.person);
      return door.sessionAnswer(await openSession(door, request, reply, { person, by: ["passkey"] }));
    },
  );

  post(
    "/session/link",
    { zh: "用一次性链接登录", en: "Sign in with a one-time link" },
    linkBody,
    async (request, reply, { secret }) => {
      const link = await door.credentials.links.take(secret);
      if ("refused" in link) refuseShown(door, request, "entryLinkRefused", link);
      const person = enterable(door, link.person);
      await forgetFactors(door, person);
      const opened = { person, by: ["link"] as const, link: link.link };
      return door.sessionAnswer(await openSession(door, request, reply, opened));
    },
  );

  post(
    "/session/drill",
    { zh: "以演练人员登录（仅本机）", en: "Sign in as one of the drill's staff, from this machine only" },
    z.strictObject({ person: codeSchema }),
    async (request, reply, { person: id }) => {
      if (!door.demo || !door.isFromHere(request)) throw new Refused(refuse("DrillFromHere"));
      const person = enterable(door, id);
      return door.sessionAnswer(await openSession(door, request, reply, { person, by: ["drill"] }));
    },
  );

  app.get(
    "/session/drill-people",
    {
      config: {
        ...open,
        title: { zh: "可登录的演练人员（仅本机）", en: "Whom one can sign in as in a drill, from this machine only" },
        answer: z.strictObject({ people: z.array(z.looseObject({ person: z.string() })) }),
      },
    },
    async (request) => {
      if (!door.demo || !door.isFromHere(request)) throw new Refused(refuse("DrillFromHere"));
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
  const own = (request: FastifyRequest) => {
    const session = door.sessionOf(request);
    if (session === undefined) throw new Refused(refuse("SessionNeeded"));
    return session;
  };
  const everybody = { scope: "own", roles: everyRole, offPost: true, whenLocked: true, whenIncomplete: true } as const;

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
    { config: { ...everybody, title: { zh: "解锁", en: "Unlock the screen" }, body: unlockBody, answer } },
    async (request) => {
      const session = own(request);
      const given = bodyOf(unlockBody, request.body);
      if ("password" in given) await checkPassword(door, request, session.person, given.password);
      else if ("drill" in given) {
        if (!door.demo || !door.isFromHere(request)) throw new Refused(refuse("DrillFromHere"));
      } else {
        const shown = await door.credentials.passkeys.verifyAuthentication(given.response, door.siteOf(request));
        if ("refused" in shown) refuseShown(door, request, "unlockFailed", shown);
        if (shown.person !== session.person) refuseShown(door, request, "unlockFailed", refuse("PasskeyRefused"));
      }
      await door.sessions.unlock(session.id);
      return door.sessionAnswer(session);
    },
  );
}
