import assert from "node:assert/strict";
import { plainVault } from "../../../programs/server/testing/plain-vault.ts";
import { districtRoom } from "../../district/room.ts";
import type { Fact, Giver } from "../../ground/fact.ts";
import { instantOf } from "../../ground/instant.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import { journalRoom } from "../../journal/journal-room.ts";
import { memoryJournal } from "../../journal/memory-journal.ts";
import { type Rulebook, rulebookOf } from "../../journal/rulebook.ts";
import { type Fold, stateIn } from "../../ground/fold.ts";
import { personView } from "../person-view.ts";
import { submitterOf } from "../../journal/server/submit.ts";
import { personStream } from "../people-facts.ts";
import { proposalView } from "../second-person.ts";
import type { Person } from "../person.ts";
import { accessRoom } from "../room.ts";
import { dutyRoom } from "../../duty/room.ts";
import { standingOf } from "../standing.ts";

export const officeBook = rulebookOf([journalRoom, districtRoom, accessRoom, dutyRoom]);

const opened = Date.parse("2026-11-23T00:00:00.000Z");

/** An office in memory with a clock of its own: one department, two stations, and whoever a test registers. */
export async function office(book: Rulebook = officeBook) {
  const journal = memoryJournal(book);
  const clock = { now: opened };
  const submit = submitterOf({
    book,
    clerk: journal,
    vault: plainVault,
    keys: { digest: (text) => text },
    now: () => new Date(clock.now),
  });
  let count = 0;

  /** Gives an order; answers its id with its facts, or the refusal's code. */
  async function give(by: Giver, name: string, body: Record<string, unknown>) {
    count += 1;
    const id = derivedUlid(clock.now, `order ${count}`);
    const answer = await submit({ id, name, body, giver: by });
    const facts: readonly Fact[] = answer.accepted ? answer.facts : [];
    for (const fact of facts) {
      const read = book.facts.get(fact.type)?.shape.safeParse(fact.data);
      assert.ok(read?.success, `${fact.type} has not its shape: ${read?.error?.message}`);
    }
    return { id, facts, refused: answer.accepted ? undefined : answer.refusal.refused };
  }

  async function state<State>(view: Fold<State>, stream: string): Promise<State | undefined> {
    return stateIn(view, (await journal.states([stream])).get(stream));
  }

  async function must(by: Giver, name: string, body: Record<string, unknown>): Promise<string> {
    const { id, refused } = await give(by, name, body);
    assert.equal(refused, undefined, name);
    return id;
  }

  const person = async (id: string): Promise<Person> => {
    const found = await state(personView, personStream(id));
    assert.ok(found, id);
    return found;
  };

  const name = (text: string) => ({ zh: text, en: text });
  await must(system, "NameDistrict", {
    ...{ name: name("安和"), code: "990100", zone: "Asia/Shanghai", centre: [110, 31], drill: false },
  });
  await must(system, "RegisterDepartment", { id: "traffic", name: name("交警大队") });
  for (const id of ["north", "south"]) await must(system, "RegisterStation", { id, name: name(id), point: [110, 31] });

  return {
    clock,
    journal,
    give,
    must,
    state,
    person,
    now: () => instantOf(clock.now),
    pass: (seconds: number) => void (clock.now += seconds * 1000),
    /** Registers somebody with powers, as the founding program does. */
    hire: async (id: string, powers: readonly object[], more: object = {}) => {
      const body = { person: id, name: `${id} 姓名`, kind: "officer", part: "bureau", leads: false, ...more };
      await must(founder, "RegisterPerson", body);
      if (powers.length === 0) return;
      const { id: asked } = await give(founder, "GrantPowers", {
        grants: powers.map((power) => ({ person: id, power })),
      });
      // Once there is somebody who could be the second, the founder's grants wait as anybody's.
      if ((await state(proposalView, `proposal/${asked}`)) !== undefined) {
        await must({ officer: "second", role: "dutyCommander" }, "ApproveGrantPowers", { proposalId: asked });
      }
    },
    /** Who somebody is now. */
    giver: async (id: string): Promise<Giver> => {
      const standing = standingOf(await person(id), instantOf(clock.now), "Asia/Shanghai");
      assert.ok(standing, `${id} has no standing`);
      return standing;
    },
  };
}

const system: Giver = { officer: "system", role: "systemAdministrator" };
/** The giver of the orders that found an installation. */
export const founder: Giver = { officer: "system", role: "securityAdministrator" };
