import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { instantOf } from "../../ground/instant.ts";
import { refuse } from "../../ground/refusal.ts";
import { codeSchema, text } from "../../ground/text.ts";
import { bodyOf } from "../../journal/server/body.ts";
import { Refused } from "../../journal/server/refused.ts";
import { everyStaffRole } from "../role.ts";
import { type Door, note } from "./door.ts";

const linkBody = z.strictObject({ why: z.enum(["new", "forgotten"]) });
const admitBody = z.strictObject({ person: codeSchema, name: text(80).optional() });
const nothing = z.strictObject({});
const linkAnswer = z.strictObject({ url: z.string(), until: z.string() });

/** How long a one-time link waits for its person. */
const linkHours = 24;

/** Names of the staff for colleagues' screens, and the ways in that others make for somebody. */
export function peopleRoutes(app: FastifyInstance, door: Door): void {
  const known = new Map<string, { readonly nonce: string; readonly name: string }>();

  async function link(
    request: FastifyRequest | undefined,
    person: string,
    why: "first" | "new" | "forgotten" | "lost",
  ) {
    const until = instantOf(door.now() + linkHours * 3_600_000);
    await note(door, "NoteEntryLink", { person, why, until });
    const { secret } = await door.credentials.links.make(person, why, until);
    // After the hash, so that no server and no proxy ever sees it in an address.
    const origin = request === undefined ? "" : [door.siteOf(request).origin].flat()[0];
    return { url: `${origin}/enter#${secret}`, until };
  }

  app.get(
    "/people/names",
    {
      config: {
        scope: "staff",
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

  app.post<{ Params: { person: string } }>(
    "/people/:person/link",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: { zh: "生成一次性链接", en: "Make a one-time link for somebody" },
        body: linkBody,
        answer: linkAnswer,
      },
    },
    async (request) => {
      const { why } = bodyOf(linkBody, request.body);
      return link(request, request.params.person, why);
    },
  );

  app.post(
    "/people/admit",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: {
          zh: "管理员丢失时由本机重新准入（留痕）",
          en: "Let a security administrator in anew, from the machine itself; it leaves its mark",
        },
        body: admitBody,
        answer: linkAnswer,
      },
    },
    async (request) => {
      const { person, name } = bodyOf(admitBody, request.body);
      if (!door.isMachine(request)) throw new Refused(refuse("MachineOnly"));
      await note(door, "AdmitAdministrator", { person, ...(name === undefined ? {} : { name }) });
      return link(request, person, "lost");
    },
  );

  app.post<{ Params: { token: string } }>(
    "/tokens/:token/secret",
    {
      config: {
        scope: "administration",
        roles: ["securityAdministrator"],
        title: { zh: "取出程序令牌（仅一次）", en: "Draw the secret of a program's token, once" },
        body: nothing,
        answer: z.strictObject({ token: z.string() }),
      },
    },
    async (request) => {
      bodyOf(nothing, request.body);
      const token = door.state.token(request.params.token);
      if (token === undefined || token.machine === true || token.revoked !== undefined)
        throw new Refused(refuse("TokenUnknown"));
      if (door.tokens.list().some(({ id }) => id === token.id)) throw new Refused(refuse("TokenSecretDrawn"));
      return { token: await door.tokens.make(token.id, token.until) };
    },
  );
}
