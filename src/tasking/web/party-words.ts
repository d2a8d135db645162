import { type Posts } from "../../duty/posts.ts";
import type { District } from "../../district/district.ts";
import { nameOfPart } from "../../district/organisation.ts";
import type { Sentence } from "../../ground/sentence.ts";
import type { TaskGroup } from "../group.ts";
import { type Party, partyKinds } from "../party-facts.ts";
import { tasksTexts as texts } from "./tasks-texts.ts";

/** What is needed to name parties and to offer them. */
export interface PartyHouse {
  readonly district: District;
  readonly posts: Posts["posts"];
  readonly groups: readonly TaskGroup[];
  readonly units: readonly { readonly id: string; readonly callsign: string }[];
}

/** What a party is called on a screen. */
export function partyWords({ kind, id = "", post }: Party, { district, posts, groups, units }: PartyHouse): Sentence {
  const named = post === undefined ? undefined : posts[post]?.name;
  if (named !== undefined) return named;
  switch (kind) {
    case "hall":
      return texts.hall;
    case "supervision":
      return texts.supervision;
    case "unit": {
      const callsign = units.find((unit) => unit.id === id)?.callsign ?? id;
      return { zh: callsign, en: callsign };
    }
    case "group": {
      const name = groups.find((group) => group.id === id)?.name ?? id.slice(-6);
      return { zh: name, en: name };
    }
    default:
      return nameOfPart(district, id) ?? { zh: id, en: id };
  }
}

/** The party that a key of a list's row means: `station/north`. */
export function partyOfKey(key: string): Party {
  const [kind = "", ...rest] = key.split("/");
  const known = partyKinds.find((one) => one === kind) ?? "hall";
  return rest.length === 0 ? { kind: known } : { kind: known, id: rest.join("/") };
}

/** A choice of a party, by a key that `chosenParty` reads back. */
export interface PartyChoice {
  readonly value: string;
  readonly name: Sentence;
}

export interface PartyChoices {
  readonly head: Sentence;
  readonly choices: readonly PartyChoice[];
}

const hallPostRoles: readonly string[] = ["dispatcher", "shiftLeader", "dutyCommander", "calltaker"];

/** Who speaks for a post: its station, its department, or the hall; undefined of posts that have no work of their own. */
function partyOfPost(post: Posts["posts"][string]): Party | undefined {
  const { role, station, department } = post.power;
  if (role === "station" && station !== undefined) return { kind: "station", id: station, post: post.post };
  if (role === "department" && department !== undefined) return { kind: "department", id: department, post: post.post };
  return hallPostRoles.includes(role) ? { kind: "hall", post: post.post } : undefined;
}

/** Everybody who can be given work, under headings, without whoever gives it. */
export function partyChoices(house: PartyHouse, without: Party | undefined): readonly PartyChoices[] {
  const { district, posts, groups, units } = house;
  const of = (kind: Party["kind"], ids: readonly string[]) =>
    ids.map((id) => ({ value: `${kind}/${id}`, name: partyWords({ kind, id }, house) }));
  const own = without === undefined ? "" : without.id === undefined ? without.kind : `${without.kind}/${without.id}`;
  const all: readonly PartyChoices[] = [
    {
      head: texts.headHall,
      choices: [
        { value: "hall", name: texts.hall },
        { value: "supervision", name: texts.supervision },
      ],
    },
    { head: texts.headDepartments, choices: of("department", Object.keys(district.departments)) },
    { head: texts.headStations, choices: of("station", Object.keys(district.stations)) },
    {
      head: texts.headGroups,
      choices: of(
        "group",
        groups.filter(({ ended }) => ended === undefined).map(({ id }) => id),
      ),
    },
    {
      head: texts.headPosts,
      choices: Object.values(posts)
        .filter((post) => partyOfPost(post) !== undefined)
        .map(({ post, name }) => ({ value: `post/${post}`, name })),
    },
    {
      head: texts.headUnits,
      choices: of(
        "unit",
        units.map(({ id }) => id),
      ),
    },
  ];
  return all
    .map(({ head, choices }) => ({ head, choices: choices.filter(({ value }) => value !== own) }))
    .filter(({ choices }) => choices.length > 0);
}

/** The party of a choice; undefined where its post is gone. */
export function chosenParty(value: string, { posts }: Pick<PartyHouse, "posts">): Party | undefined {
  if (!value.startsWith("post/")) return partyOfKey(value);
  const post = posts[value.slice("post/".length)];
  return post === undefined ? undefined : partyOfPost(post);
}
