import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Instant, instantOf, millis } from "../../ground/instant.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { giveOrder } from "../../journal/server/give-order.ts";
import { type Refusing, refusing } from "../../journal/server/refused.ts";
import { requireShown } from "./showing-factors.ts";
import { linkHours } from "../entry-links.ts";
import { everyStaffRole } from "../role.ts";
import type { EntryLinkWhy } from "./entry-links.ts";
import type { Door } from "./door.ts";
import { note } from "../../journal/server/note.ts";

const linkBody = z.strictObject({ why: z.enum(["new", "forgotten"]) });
const admitBody = z.strictObject({ person: codeSchema, name: text(80).optional() });
const nothing = z.strictObject({});
const linkAnswer = z.strictObject({ url: z.string(), until: z.string() });
/** The link, or the proposal that waits for a second person. */
const madeAnswer = z.union([linkAnswer, z.strictObject({ waits: z.string() })]);

/** Names of the staff for colleagues' screens, and the ways in that others make for somebody. */
export function peopleRoutes(app: FastifyInstance, door: Door): void {
  const known = new Map<string, { readonly nonce: string; readonly name: string }>();

  async function draw(
    request: FastifyRequest,
    person: string,
    { link, why, until }: { link: string; why: EntryLinkWhy; until: Instant },
    refused: Refusing<"EntryLinkDrawn">,
  ) {
    const made = await door.credentials.links.make(person, { link, why, until });
    if ("refused" in made) throw refused(made);
    // After the hash, so that no server and no proxy ever sees it in an address.
    return { url: `${[door.siteOf(request).origin].flat()[0]}/enter#${made.secret}`, until };
  }

  app.get(
    "/people/names",
    {
      config: {
        scope: "staff",
        unrecorded: "all names of colleagues, for every screen at every start",
        roles: everyStaffRole,
        offPost: true,
        title: { zh: "人员姓名", en: "Names of the staff by badge number" },
        answer: z.strictObject({ names: z.record(z.string(), z.string()) }),
      },
    },
    async () => {
      const people = door.state.people();
      const unread = people.filter(({ id, name }) => known.get(id)?.nonce !== name.nonce);
      const opened = await door.open(unread.map(({ name }) => name));
      for (const [index, { id, name }] of unread.entries()) {
        known.set(id, { nonce: name.nonce, name: opened[index] ?? id });
      }
      return { names: Object.fromEntries(people.map(({ id }) => [id, known.get(id)?.name ?? id])) };
    },
  );

  const making = refusing("EntryLinkDrawn", "ShowAgain");
  app.post<{ Params: { person: string } }>(
    "/people/:person/link",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: { zh: "生成一次性链接", en: "Make a one-time link for somebody" },
        refuses: making.codes,
        gives: ["MakeEntryLink"],
        body: linkBody,
        answer: madeAnswer,
      },
    },
    async (request) => {
      const { why } = bodyOf(linkBody, request.body);
      await shown(door, request, making);
      const { person } = request.params;
      const house = { giverOf: door.giverOf, submit: door.submit, now: () => new Date(door.now()) };
      const { id, facts } = await giveOrder(house, request, "MakeEntryLink", { person, why });
      const made = facts.find(({ type }) => type === "EntryLinkMade");
      if (made === undefined) return { waits: id };
      return draw(request, person, { link: id, why, until: (made.data as { until: Instant }).until }, making);
    },
  );

  const drawing = refusing("EntryLinkDrawn", "EntryLinkExpired", "EntryLinkNone", "EntryLinkNotYours", "ShowAgain");
  app.post<{ Params: { person: string; link: string } }>(
    "/people/:person/links/:link/secret",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: { zh: "取出已批准的一次性链接（仅一次）", en: "Draw a one-time link that was approved, once" },
        refuses: drawing.codes,
        body: nothing,
        answer: linkAnswer,
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      await shown(door, request, drawing);
      const { person, link } = request.params;
      const made = door.state.person(person)?.links.find((one) => one.link === link);
      if (made === undefined) throw drawing("EntryLinkNone");
      if (made.maker !== door.giverOf(request).officer) throw drawing("EntryLinkNotYours");
      if (millis(made.until) <= door.now()) throw drawing("EntryLinkExpired");
      return draw(request, person, { link, why: made.why as EntryLinkWhy, until: made.until }, drawing);
    },
  );

  const admitting = refusing("EntryLinkDrawn", "MachineOnly");
  app.post(
    "/people/admit",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: {
          zh: "管理员丢失时由本机重新准入（留痕）",
          en: "Make a one-time link for a security administrator, from the machine itself; recorded as lost access",
        },
        refuses: admitting.codes,
        gives: ["AdmitAdministrator", "NoteEntryLink"],
        body: admitBody,
        answer: linkAnswer,
      },
    },
    async (request) => {
      const { person, name } = bodyOf(admitBody, request.body);
      if (!door.isMachine(request)) throw admitting("MachineOnly");
      await note(door, "AdmitAdministrator", { person, ...(name === undefined ? {} : { name }) });
      const until = instantOf(door.now() + linkHours * 3_600_000);
      const id = await note(door, "NoteEntryLink", { person, why: "lost", until });
      return draw(request, person, { link: id, why: "lost", until }, admitting);
    },
  );

  tokenSecretRoute(app, door);
}

/** A way in for somebody else is a means of signing in too: whoever found this session open makes none. */
async function shown(door: Door, request: FastifyRequest, refused: Refusing<"ShowAgain">): Promise<void> {
  const session = door.sessionOf(request);
  if (session !== undefined) await requireShown(door, session, refused);
}

function tokenSecretRoute(app: FastifyInstance, door: Door): void {
  const drawing = refusing("ShowAgain", "TokenSecretDrawn", "TokenUnknown");
  app.post<{ Params: { token: string } }>(
    "/tokens/:token/secret",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: { zh: "取出程序令牌（仅一次）", en: "Draw the secret of a program's token, once" },
        refuses: drawing.codes,
        body: nothing,
        answer: z.strictObject({ token: z.string() }),
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      await shown(door, request, drawing);
      const token = door.state.token(request.params.token);
      if (token === undefined || token.machine === true || token.revoked !== undefined) throw drawing("TokenUnknown");
      if (door.tokens.list().some(({ id }) => id === token.id)) throw drawing("TokenSecretDrawn");
      return { token: await door.tokens.make(token.id, token.until) };
    },
  );
}
