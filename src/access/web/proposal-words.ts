import { routeScopes } from "../../ground/route-scopes.ts";
import type { District } from "../../district/district.ts";
import { listed, phrase, same, type Sentence, withColon } from "../../ground/sentence.ts";
import type { Rulebook } from "../../journal/rulebook.ts";
import type { TokenPower } from "../facts.ts";
import { type Power, powerRoles } from "../../ground/role.ts";
import { roleNames } from "../role-names.ts";
import type { SecurityPolicy } from "../security.ts";
import type { Proposal } from "../second-person.ts";
import { theMachine } from "../let-in.ts";
import { linkReasonNames } from "../access-names.ts";
import { powerWords } from "./power-words.ts";

/** What waits, in words: what is to be done, line by line, and why. */
export interface ProposalWords {
  readonly title: Sentence;
  readonly lines: readonly Sentence[];
  readonly reason?: string;
}

interface Names {
  readonly book: Pick<Rulebook, "orders">;
  readonly district: District;
  readonly nameOf: (badge: string) => string;
  /** What people call the fields of orders; a field without a name is called by itself. */
  readonly fields?: Readonly<Record<string, Sentence>>;
}

/** The name of an order as people know it. */
export function orderTitle(book: Pick<Rulebook, "orders">, order: string): Sentence {
  return book.orders.get(order)?.title ?? same(order);
}

/** `王某（A1023）`; the badge number alone of whoever has no other name. */
export function calledBy(nameOf: (badge: string) => string, badge: string): Sentence {
  if (badge === theMachine) return { zh: "本机", en: "The machine" };
  const name = nameOf(badge);
  return name === badge ? same(badge) : phrase({ zh: "{name}（{badge}）", en: "{name} ({badge})" }, { name, badge });
}

/** The bodies that are known say what they mean; of any other order each field is shown as it was given. */
export function proposalWords({ order, body }: Pick<Proposal, "order" | "body">, names: Names): ProposalWords {
  const title = orderTitle(names.book, order);
  const { reason, ...fields } = body;
  const why = typeof reason === "string" ? { reason } : {};
  if (order === "GrantPowers") {
    const grants = fields["grants"] as readonly { readonly person: string; readonly power: Power }[];
    const lines = grants.map(({ person, power }) =>
      phrase(
        { zh: "{person}：{power}", en: "{person}: {power}" },
        { person: calledBy(names.nameOf, person), power: powerWords(power, names.district) },
      ),
    );
    return { title, lines, ...why };
  }
  if (order === "MakeEntryLink") {
    const { person, why: for_ } = fields as { person: string; why: string };
    const words = {
      person: calledBy(names.nameOf, person),
      why: (linkReasonNames as Readonly<Record<string, Sentence>>)[for_] ?? same(for_),
    };
    return { title, lines: [phrase({ zh: "{person}：{why}", en: "{person}: {why}" }, words)] };
  }
  if (order === "SetSecurityPolicy") return { title, lines: policyLines(fields as unknown as SecurityPolicy), ...why };
  if (order === "MakeToken") {
    const { label, power, until } = fields as { label: string; power: TokenPower; until: string };
    const day = same(until.slice(0, 10));
    const lines = [phrase(tokenLine, { label: same(label), power: powerWords(power, names.district), day })];
    return { title, lines: [...lines, ...onlyThese(names.book, power)], ...why };
  }
  return { title, lines: fieldLines(fields, names.fields ?? {}), ...why };
}

/** Each field by its name and value; what holds further fields is said by those, a name in both languages as it reads. */
function fieldLines(
  fields: Readonly<Record<string, unknown>>,
  named: Readonly<Record<string, Sentence>>,
): readonly Sentence[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    if (isFields(value) && nameIn(value) === undefined) return fieldLines(value, named);
    // Several things with names of their own: a line for each.
    if (Array.isArray(value) && value.length > 0 && value.every(isNamed)) {
      return value.map(({ name, ...rest }) => withColon(name, listed(fieldLines(rest, named))));
    }
    const name = Object.hasOwn(named, field) ? (named[field] ?? same(field)) : same(field);
    return [withColon(name, saidOf(value, named))];
  });
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): value is Fields & { readonly name: Sentence } {
  const { name } = isFields(value) ? value : {};
  return isFields(value) && nameIn(value) === undefined && isFields(name) && nameIn(name) !== undefined;
}

/** What has a name in both languages, or is one, by its words: `{zh, en}`, `{code, name}`. */
function nameIn(value: Fields): Sentence | undefined {
  const { zh, en, name, code } = value;
  if (typeof zh === "string" && typeof en === "string") return { zh, en };
  return typeof code === "string" && Object.keys(value).length === 2 && isFields(name) ? nameIn(name) : undefined;
}

/** A value on one line: of several things each with its own fields, one after the other. */
function saidOf(value: unknown, named: Readonly<Record<string, Sentence>>): Sentence {
  if (typeof value === "string") return same(value);
  if (Array.isArray(value)) {
    const said = value.map((one) => saidOf(one, named));
    return said.length === 0
      ? same("—")
      : listed(
          said,
          value.some((one) => isFields(one) && nameIn(one) === undefined) ? { zh: "；", en: "; " } : undefined,
        );
  }
  if (!isFields(value)) return same(JSON.stringify(value));
  return nameIn(value) ?? listed(fieldLines(value, named));
}

/** The rules of signing in that are proposed: who needs a second factor first, then the numbers by role. */
function policyLines({ secondFactor, passwordDays, idleMinutes, longestHours }: SecurityPolicy): readonly Sentence[] {
  const names = secondFactor.map((role) => roleNames[role]);
  const days = passwordDays === null ? { zh: "不限", en: "no limit" } : same(String(passwordDays));
  return [
    withColon({ zh: "须第二因素", en: "Second factor" }, listed(names)),
    phrase({ zh: "密码有效天数：{days}", en: "Days a password lasts: {days}" }, { days }),
    ...powerRoles.map((role) =>
      phrase(
        {
          zh: "{role}：闲置 {idle} 分钟，最长 {longest} 小时",
          en: "{role}: {idle} idle minutes, at most {longest} hours",
        },
        {
          role: roleNames[role],
          idle: same(String(idleMinutes[role] ?? "—")),
          longest: same(String(longestHours[role] ?? "—")),
        },
      ),
    ),
  ];
}

const tokenLine: Sentence = { zh: "“{label}”：{power}，至 {day}", en: "“{label}”: {power}, until {day}" };

/** The orders and reads a token is limited to; nothing when it may do all of its role. */
export function onlyThese(
  book: Pick<Rulebook, "orders">,
  { orders, reads }: Pick<TokenPower, "orders" | "reads">,
): readonly Sentence[] {
  if (orders === undefined && reads === undefined) return [];
  const titles = [
    ...(orders ?? []).map((order) => orderTitle(book, order)),
    ...(reads ?? []).map((scope) => routeScopes[scope].title),
  ];
  return [withColon({ zh: "仅限", en: "Only" }, listed(titles))];
}
