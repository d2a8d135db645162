import type { Fact, Giver } from "../../ground/fact.ts";
import { streamKey } from "../../ground/fact.ts";
import { plusSeconds } from "../../ground/instant.ts";
import { linesOf } from "../../ground/rule-defect.ts";
import { derivedUlid } from "../../ground/ulid.ts";
import type { House } from "../../journal/server/room-server.ts";
import { isDrawn, qualityRuleView } from "../quality.ts";
import { qualityRuleStream } from "../quality-facts.ts";

const program: Giver = { officer: "system", role: "system" };

/** Facts that are read at once while what was missed is made up for. */
const page = 2000;

/** How far back a start looks for incidents that were filed while nobody drew, in facts. */
const mostMissed = 100_000;

interface Parts {
  readonly house: House;
  log(line: string): void;
}

/**
 * Draws quality calls: of each incident that is filed, whether the published rule draws it. A start first looks at what
 * was filed since it last ran; an incident that was drawn before is answered and recorded once, by the order's id.
 */
export function drawCalls({ house, log }: Parts): { stop(): void } {
  let stopped = false;
  let work = Promise.resolve();

  async function look(fact: Fact): Promise<void> {
    if (fact.type !== "IncidentFiled" || stopped) return;
    const rule = await house.state(qualityRuleView, qualityRuleStream);
    const incident = streamKey(fact.streams[0] ?? "");
    if (rule === undefined || !isDrawn(rule, incident)) return;
    const handledBy = new Set((await house.journal.factsOf(fact.streams[0] ?? "")).map(({ by }) => by.officer));
    handledBy.delete(program.officer);
    const receivedAt = fact.recordedAt;
    await house.submit({
      id: derivedUlid(Date.parse(receivedAt), `quality ${incident} ${fact.order}`),
      name: "DrawQualityCall",
      giver: program,
      body: { incidentId: incident, handledBy: [...handledBy], until: plusSeconds(receivedAt, rule.days * 86_400) },
    });
  }

  const next = (facts: readonly Fact[]) => {
    work = work.then(async () => {
      for (const fact of facts) {
        await look(fact).catch((error: unknown) => log(`a quality call was not drawn: ${linesOf(error)}`));
      }
    });
  };
  const stop = house.journal.listen(({ facts }) => {
    const filed = facts.filter(({ type }) => type === "IncidentFiled");
    if (filed.length > 0) next(filed);
  });
  work = work.then(async () => {
    const head = house.journal.head();
    // The newest draw, or the rule itself: what was filed before it has been looked at.
    const [last] = await house.journal.newestOf(qualityRuleStream, 1);
    if (last === undefined) return;
    for (let after = Math.max(last.n, head - mostMissed); after < head && !stopped; after += page) {
      next((await house.journal.facts(after, page)).filter(({ type }) => type === "IncidentFiled"));
    }
  });
  return {
    stop: () => {
      stopped = true;
      stop();
    },
  };
}
