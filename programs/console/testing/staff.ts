import type { Hall } from "./hall.ts";

export interface Hired {
  readonly person: string;
  readonly name: string;
  readonly part: string;
  readonly power: object;
}

/** Registers people of a test with a power each; a second person approves where there is one who could. */
export async function hire(hall: Hall, people: readonly Hired[]): Promise<void> {
  const security = await hall.ordersAs({ role: "securityAdministrator" });
  const [granted = ""] = (
    await security([
      ...people.map(({ person, name, part }) => ({
        name: "RegisterPerson",
        body: { person, name, kind: "officer", part, leads: false },
      })),
      { name: "GrantPowers", body: { grants: people.map(({ person, power }) => ({ person, power })) } },
    ])
  ).slice(-1);
  const second = await hall.ordersAs({ role: "dutyCommander" });
  await second([{ name: "ApproveGrantPowers", body: { proposalId: granted } }]).catch((error: unknown) => {
    // Where nobody could be the second it has happened at once.
    if (!String(error).includes("ProposalUnknown")) throw error;
  });
}
